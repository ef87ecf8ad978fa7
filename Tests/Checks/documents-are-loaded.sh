# What `assay export --system` writes for engines that are built on scikit-learn becomes their models by the lines of its
# own README, and these say of rows what Assay says.
set -uo pipefail
root=$PWD
program=${ASSAY_PROGRAM:-$root/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "there is no python3 to load documents with"; exit 77; }
judge=${ASSAY_JUDGES:-$root/.build/judges}/documents
"$judge/bin/python" -c 'import sklearn, joblib' 2>/dev/null || {
  rm -rf "$judge"
  python3 -m venv "$judge" >/dev/null 2>&1 && "$judge/bin/python" -m pip -q install scikit-learn >/dev/null 2>&1
} || { echo "python3 cannot be given scikit-learn"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$root
cd "$work" || exit 1
failed=0

# agrees NAME SYSTEM SPEC...: runs a spec that exports its best pipeline, hands that over, and has the judge load it.
agrees() {
  local name=$1 system=$2
  shift 2
  printf '%s\n' "name: $name" "$@" 'controls: false' 'calibrate: none' 'export: best' 'seeds: [1]' >"$name.yaml"
  "$program" run "$name.yaml" --quiet --out "$work/$name" >"$name.told" 2>&1 || {
    echo "error: $name: $(tail -n 5 "$name.told")"; failed=1; return; }
  local bundles=("$work/$name"/*/*/models/* "$work/$name"/*/models/*) bundle
  for bundle in "${bundles[@]}"; do [ -d "$bundle" ] && break; done
  "$program" export "$bundle" --system "$system" --to "$name.document" >"$name.told" 2>&1 || {
    echo "error: $name: $(tail -n 5 "$name.told")"; failed=1; return; }
  "$judge/bin/python" "$root/Tests/Checks/kit/documents_agree.py" "$bundle" "$name.document" >"$name.told" 2>&1 || failed=1
  sed "s/^/$name: /" "$name.told"
}

vectors='data: [{ generate: { recipe: { kind: gaussian } } }]'
split='split: { holdout: { test: 0.2, validation: 0.2, by: row } }'
for strategy in voting average max; do
  agrees "elide-$strategy" elide "$vectors" "$split" 'scale: none' "detectors: [elide: { strategy: $strategy, trees: 30 }]"
done
agrees elide-deployed elide "$vectors" "$split" 'scale: none' 'detectors: [elide: { strategy: average, variant: deployed, trees: 30 }]'
for detector in 'isolation-forest: { trees: 30 }' 'lof: { neighbors: 15 }' 'one-class-svm: { nu: 0.1, scale: libsvm }'; do
  agrees "elide-${detector%%:*}" elide "$vectors" "$split" 'scale: none' "detectors: [$detector]" 'thresholds: [contamination: { share: 0.1 }]'
done
entities='data: [{ generate: { nexora: { entities: 20, days: 6, misused: 0.1 } } }]'
rows='split: { holdout: { test: 0.3, validation: 0.2, by: group } }'
for voting in soft hard; do
  agrees "nexora-$voting" nexora "$entities" "$rows" 'scale: robust' 'missing: median' \
    "detectors: [nexora: { voting: $voting, members: [forest, svm, autoencoder], trees: 30, epochs: 3 }]"
done
agrees certificates-forest certificates 'data: [{ generate: { certificates: { attempts: 400 } } }]' "$split" 'scale: none' \
  'constant: keep' 'missing: median' 'detectors: [certificates-forest: { trees: 30 }]'
exit $failed
