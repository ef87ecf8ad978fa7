# Every spec that ships is planned, and those that cost seconds are run.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$PWD

for spec in experiments/*.yaml; do
  case $spec in
    experiments/benchmark-tabular.yaml) continue ;; # below: its tables are not embedded
  esac
  "$program" run "$spec" --dry-run --out "$work" >/dev/null || { echo "error: $spec cannot be planned"; exit 1; }
done
for spec in ci elide certificates expenseflow nexora; do
  "$program" run "experiments/$spec.yaml" --quiet --out "$work" >/dev/null ||
    { echo "error: experiments/$spec.yaml failed"; exit 1; }
done

mirror=../shared/datasets
if [ -d "$mirror/adbench" ]; then
  "$program" run experiments/benchmark-tabular.yaml --dry-run --set "data.0.mirror=$mirror" --out "$work" \
    >/dev/null || { echo "error: benchmark-tabular cannot be planned"; exit 1; }
  "$program" run experiments/benchmark-tabular.yaml --quiet --out "$work" --set "data.0.mirror=$mirror" \
    --set 'data.0.catalog=[adbench/WBC, adbench/WDBC, adbench/Ionosphere]' --set 'seeds=[1]' >/dev/null ||
    { echo "error: benchmark-tabular failed on its smallest tables"; exit 1; }
fi
echo "all planned, the small ones run"
