# A run that is killed again and again, driver and workers, ends with the same bytes as one that was not.
set -uo pipefail
depth=${1:-usual}
kills=4
[ "$depth" = deep ] && kills=20
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$PWD

cat >"$work/spec.yaml" <<'SPEC'
name: killed
data: [{ catalog: breast_cancer }]
split: { holdout: { test: 0.3, validation: 0.3 } }
detectors:
  - isolation-forest: { trees: [50, 100, 200, 300] }
  - lof: { neighbors: [5, 10, 20] }
  - one-class-svm: { nu: [0.05, 0.1] }
  - ecod
seeds: [1, 2, 3, 4, 5, 6]
export: best
SPEC

# The hash of what is reproducible in the one run below a folder.
tree() {
  (cd "$1"/killed/* && find . -type f ! -path './timings/*' ! -name results.csv ! -name 'report.*' \
    ! -name '.lock' ! -name plan.json -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
}

"$program" run "$work/spec.yaml" --jobs 1 --quiet --out "$work/one" >/dev/null || exit 1
wanted=$(tree "$work/one")
for jobs in 2 4; do
  "$program" run "$work/spec.yaml" --jobs $jobs --quiet --out "$work/jobs$jobs" >/dev/null || exit 1
  [ "$(tree "$work/jobs$jobs")" = "$wanted" ] || { echo "error: $jobs jobs found something else"; exit 1; }
done

# Ranges of a written plan, side by side, as an engine of a cluster has them run.
"$program" run "$work/spec.yaml" --plan-only --out "$work/ranges" >/dev/null || exit 1
ran=("$work"/ranges/killed/*/plan.json)
"$program" trial "${ran[0]}" --count 40 >/dev/null &
"$program" trial "${ran[0]}" --from 40 >/dev/null || exit 1
wait $! || exit 1
"$program" run "$work/spec.yaml" --quiet --out "$work/ranges" >/dev/null || exit 1
[ "$(tree "$work/ranges")" = "$wanted" ] || { echo "error: ranges of a plan found something else"; exit 1; }

RANDOM=7
for kill in $(seq $kills); do
  "$program" run "$work/spec.yaml" --jobs 2 --quiet --out "$work/killed" >/dev/null 2>&1 &
  driver=$!
  sleep "0.$((RANDOM % 9 + 1))"
  if [ $((kill % 2)) = 0 ]; then
    pkill -KILL -P $driver 2>/dev/null # a worker
    sleep 0.1
  fi
  kill -KILL $driver 2>/dev/null
  wait $driver 2>/dev/null
done
sleep 0.3
if pgrep -f "$program trial" >/dev/null; then echo "error: a worker outlived its driver"; exit 1; fi
"$program" run "$work/spec.yaml" --jobs 2 --quiet --out "$work/killed" >/dev/null || exit 1
[ "$(tree "$work/killed")" = "$wanted" ] || { echo "error: the killed run found something else"; exit 1; }
# What a command has started ends with the driver too, though it is nobody's child any more.
cat >"$work/command.yaml" <<'SPEC'
name: command
data: [{ catalog: breast_cancer }]
controls: false
detectors: [{ command: { score: "sleep 61.9; true" } }]
SPEC
"$program" run "$work/command.yaml" --quiet --out "$work/command" >/dev/null 2>&1 &
driver=$!
for _ in $(seq 100); do pgrep -f "^sleep 61.9" >/dev/null && break; sleep 0.1; done
pgrep -f "^sleep 61.9" >/dev/null || { echo "error: the command was not started"; exit 1; }
kill -KILL $driver
wait $driver 2>/dev/null
sleep 0.5
if pgrep -f "^sleep 61.9" >/dev/null; then echo "error: what a command started outlived the driver"; exit 1; fi

echo "the same bytes for 1, 2 and 4 jobs, for ranges of a plan, and after $kills kills"
