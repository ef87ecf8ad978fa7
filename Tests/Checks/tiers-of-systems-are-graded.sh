# The tiers that two systems run, audited as a user would: each with its grade and its number.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$PWD
failed=0

# says FILE TIMES TEXT: so many lines of the file have the text.
says() {
  local found
  found=$(grep -cF -- "$3" "$work/$1")
  if [ "$found" != "$2" ]; then
    echo "error: wanted '$3' in $2 lines of $1, found $found:"; sed -n '/^## Tiers/,/^## What/p' "$work/$1"
    failed=1
  fi
}

"$program" run experiments/elide.yaml --quiet --out "$work" --set 'seeds=[1]' >/dev/null &&
  "$program" recommend elide isolation-forest --out "$work" >"$work/elide.md" ||
  { echo "error: elide was not audited"; exit 1; }
says elide.md 3 '(nothing above 0.'
says elide.md 3 'can never fire: no |d| exceeds 0.'
says elide.md 3 'that of the score 0.9346, 2^(−1/c(256)) for a mean path of 1.'

"$program" run experiments/expenseflow.yaml --quiet --out "$work" --set 'seeds=[1]' \
  --set 'detectors=[{ expenseflow: { epochs: 5 } }]' --set 'data.0.generate.expenseflow.users=6' >/dev/null &&
  "$program" recommend expenseflow expenseflow --out "$work" >"$work/expenseflow.md" &&
  "$program" recommend expenseflow expenseflow --out "$work" >"$work/again.md" ||
  { echo "error: expenseflow was not audited"; exit 1; }
says expenseflow.md 1 '| BLOCK | ≥ 0.9 | impossible for this model (nothing above 0.'
says expenseflow.md 1 'BLOCK (≥ 0.9) can never fire with this model: its score does not exceed 0.'
says expenseflow.md 1 'It takes 0.8333 of isolation-forest (a mean path of 2.69 or less)'
says expenseflow.md 1 'BLOCK (≥ 0.9) cannot be held to 0.1 % of ordinary rows on average: that needs 999 clean rows'
cmp -s "$work/expenseflow.md" "$work/again.md" || { echo "error: asked twice, the answers differ"; failed=1; }

[ $failed = 0 ] && echo "every tier has its grade"
