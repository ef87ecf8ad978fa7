# A page in a real browser: the slider of thresholds says at five places what the curve of the record has there, tables can be
# sorted, nothing is loaded, and nothing but the page's own script runs.
set -uo pipefail
root=$PWD
program=${ASSAY_PROGRAM:-$root/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "there is no python3 to compare numbers with"; exit 77; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "there is no Chromium to open pages in"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$root
cd "$work" || exit 1
cat >sliders.yaml <<'SPEC'
name: sliders
data: [{ generate: { table: { shape: clusters, rows: 600, columns: 4 } } }]
split: { holdout: { test: 0.4, validation: 0.3 } }
detectors: [{ isolation-forest: { trees: 20 } }, ecod, { lof: { neighbors: [5, 20] } }]
thresholds: [best-f1, { cost: { missed: 50, false-alarm: 2 } }]
operation: { events: 20000 }
SPEC
"$program" run sliders.yaml --quiet >run.out 2>&1 || { echo "error: the run failed: $(tail -n 3 run.out)"; exit 1; }
python3 "$root/Tests/Checks/kit/sliders.py" "$browser" reports/sliders/*/
