# What leaves the house scores as Assay does: every family of detectors, and every way to scale, to encode words, to fill
# what is missing and to calibrate, as ONNX, judged by onnxruntime, and as programs in C, JavaScript and Swift.
set -uo pipefail
root=$PWD
program=${ASSAY_PROGRAM:-$root/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "there is no python3 to judge models with"; exit 77; }

# Places for the judges, made once: the newest runtime, and the oldest that models are meant for, where it can be had.
judges=${ASSAY_JUDGES:-$root/.build/judges}
made() {
  local place=$judges/$1
  shift
  "$place/bin/python" -c 'import onnx, onnxruntime' 2>/dev/null && return
  rm -rf "$place"
  python3 -m venv "$place" >/dev/null 2>&1 && "$place/bin/python" -m pip -q install "$@" >/dev/null 2>&1
}
made newest onnx onnxruntime numpy || { echo "python3 cannot be given onnx and onnxruntime"; exit 77; }
runtimes=(newest)
made oldest onnx==1.14.1 onnxruntime==1.15.1 'numpy<2' && runtimes+=(oldest)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$root
cd "$work" || exit 1
failed=0

# Numbers of many sizes, some missing, copies of rows, words of which some are rare or missing.
awk 'BEGIN { srand(5); print "a,b,big,flag,holes,word,many,label"
  for (i = 0; i < 600; i++) {
    odd = i % 25 == 7
    a = int(rand() * 40) / 4; b = a * 2 + rand() * (odd ? 40 : 1); big = 1700000000 + int(rand() * 100) + (odd ? 9000 : 0)
    line = a "," b "," big "," (rand() < 0.3) "," (rand() < 0.1 ? "" : rand() * 5)
    line = line "," (odd && rand() < 0.5 ? "strange" : rand() < 0.5 ? "red" : rand() < 0.9 ? "green" : "")
    line = line ",w" int(rand() * rand() * 12) "," odd
    print line
    if (i % 9 == 0) print line
  } }' >mixed.csv
cut -d, -f1-4,8 mixed.csv >numbers.csv
awk -F, '$5 != ""' mixed.csv >whole.csv

# run NAME DATA LINES...: a spec that keeps every pipeline, judged.
judged() {
  local name=$1 data=$2 pairs=()
  shift 2
  printf '%s\n' "name: $name" "data: [{ file: $data, label: { column: label } }]" \
    'split: { holdout: { test: 0.4, validation: 0.2 } }' 'export: all' 'thresholds: [best-f1]' "$@" >"$name.yaml"
  "$program" run "$name.yaml" --quiet --out "$work/$name" >"$name.out" 2>"$name.err" || {
    echo "error: $name: $(tail -n 5 "$name.out" "$name.err")"; failed=1; return; }
  for bundle in "$work/$name"/*/*/models/* "$work/$name"/*/models/*; do
    [ -d "$bundle" ] || continue
    scores=$work/$(basename "$bundle").csv
    "$program" score "$bundle" "$data" --to "$scores" 2>>"$name.err" || {
      echo "error: $name: $bundle scores nothing: $(tail -1 "$name.err")"; failed=1; continue; }
    pairs+=("$bundle=$scores")
  done
  [ ${#pairs[@]} -gt 0 ] || { echo "error: $name leaves no bundle"; failed=1; return; }
  for runtime in "${runtimes[@]}"; do
    "$judges/$runtime/bin/python" "$root/Tests/Checks/kit/onnx_agrees.py" "$data" "${pairs[@]}" >"$name.told" 2>&1 ||
      failed=1
    grep -v '^agrees\|^none' "$name.told" | sed "s/^/$name, $runtime: /"
    models=$((models + $(grep -c '^agrees' "$name.told")))
  done
  grep '^none' "$name.told" | sed "s/^/$name: /"
  python3 "$root/Tests/Checks/kit/programs_agree.py" "$program" "$work/$data" "${pairs[@]}" >"$name.told" 2>&1 || failed=1
  grep -v '^agrees' "$name.told" | sed "s/^/$name: /"
  programs=$((programs + $(sed -n 's/^agrees  *\([0-9]*\).*/\1/p' "$name.told")))
}
models=0 programs=0

judged families numbers.csv 'detectors:' \
  '  - isolation-forest: { trees: [10, 100] }' '  - extended-isolation-forest: { dimensions: [1, 3] }' \
  '  - lof: { neighbors: [5, 20], metric: [euclidean, manhattan, chebyshev, cosine] }' \
  '  - lof: { metric: minkowski, power: 3 }' '  - knn: { summary: [kth, mean, median], neighbors: [4, 5] }' \
  '  - one-class-svm: { nu: 0.1 }' \
  '  - one-class-svm: { scale: libsvm }' '  - nystrom-one-class-svm' \
  '  - autoencoder: { layers: [2], epochs: 5, activation: [relu, tanh, sigmoid] }' '  - ecod' '  - copod' '  - hbos' \
  '  - pca' '  - mahalanobis' '  - robust-mahalanobis' \
  '  - ensemble: { of: [isolation-forest, lof, one-class-svm], combine: [mean, median, maximum, vote, average-of-maxima] }' \
  '  - ensemble: { of: [isolation-forest, knn, hbos], scale: [ecdf, ranks, min-max, standard, gaussian, sigmoid] }' \
  '  - feature-bagging: { of: knn }'
judged kernels numbers.csv 'scale: min-max' 'detectors:' \
  '  - one-class-svm: { kernel: [linear, polynomial, sigmoid], nu: 0.1 }'
for scale in none standard min-max robust; do
  judged "encoders-$scale-drop" whole.csv "scale: $scale" 'missing: drop' 'detectors: [hbos, pca]'
  for missing in median indicator; do
    judged "encoders-$scale-$missing" mixed.csv "scale: $scale" "missing: $missing" 'detectors: [hbos, pca]'
  done
done
for categories in '{ one-hot: { rare: 20 } }' ordinal frequency hashing; do
  judged "words-$(echo "$categories" | tr -dc 'a-z')" mixed.csv "categories: $categories" 'missing: median' \
    'detectors: [isolation-forest, knn]'
done
for map in none sigmoid min-max standard ecdf gaussian gamma logistic exponential unit conformal ranks isotonic platt error-ratio; do
  judged "calibrated-$map" numbers.csv "calibrate: $map" 'detectors: [isolation-forest, knn]'
done
echo "$models models (onnxruntime: ${runtimes[*]}) and $programs programs agree"
exit $failed
