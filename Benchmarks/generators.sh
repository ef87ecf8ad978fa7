#!/usr/bin/env bash
# Writes Benchmarks/generators.md from the hundred-seed proofs of the generators: some minutes.
#   Benchmarks/generators.sh           runs the proofs first
#   Benchmarks/generators.sh LOG       takes the output of an earlier run
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
log=${1:-}
if [ -z "$log" ]; then
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  swift build --build-tests
  ASSAY_DEEP=1 swift test --skip-build --filter ProofTests | tee "$log"
fi
rows=$(grep '^PROOF' "$log" | sed 's/^PROOF //' | LC_ALL=C sort)
count=$(wc -l <<<"$rows")
easy=$(grep -c '| easy |$' <<<"$rows" || true)
{
  cat <<'PAGE'
# What the generators plant, and who finds it

Written by `Benchmarks/generators.sh` from the tests of `Tests/GeneratorsTests/Proofs`, which hold on each of a hundred
seeds; a line is a kind of anomaly at a strength of 1.

- *promise*: the area under the ROC curve that follows from the kind's definition, for who knows the ordinary rows.
- *bar*: the promise less four deviations of an area with that many rows; no seed may fall below it.
- *least*, *mean*, *margin*: what the strong detector gets, and how far above its bar the worst seed is.
- *null*: the band of four deviations in which chance keeps the same detector on the same rows with nothing planted, and
  the widest of the hundred in bands: above 1 something would be found where nothing is.
- *controls*: the means of distance to the mean, largest |z| and the untrained network. *easy*: the best of them comes
  within 0.05 of the strong detector's mean, so that to find this kind shows little.

Tables: half of 2,000 rows is learned from, the other half ranked; fitted ones learn from rows of the correlated shape. Series: windows behind the clean half; the controls see
the values as they come. Behaviour: sessions, the middle request of each, and the means of users, behind the clean days.

PAGE
  echo "| rows | kind | strong detector | promise | bar | least | mean | margin | null | widest | distance | z | network | |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
  echo "$rows"
  echo
  echo "$count kinds, $easy of them easy."
} >Benchmarks/generators.md
tail -n 1 Benchmarks/generators.md
