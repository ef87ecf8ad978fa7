# A run that is published is with a tracker of MLflow once, as its own client sees it, whatever went wrong before.
set -uo pipefail
root=$PWD
program=${ASSAY_PROGRAM:-$root/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "there is no python3 to run a tracker with"; exit 77; }
judge=${ASSAY_JUDGES:-$root/.build/judges}/mlflow
"$judge/bin/python" -c 'import mlflow, onnxruntime' 2>/dev/null || {
  rm -rf "$judge"
  python3 -m venv "$judge" >/dev/null 2>&1 &&
    "$judge/bin/python" -m pip -q install mlflow onnx onnxruntime numpy pandas >/dev/null 2>&1 || {
    echo "python3 cannot be given mlflow"; exit 77; }
}

work=$(mktemp -d)
server=
finish() { [ -n "$server" ] && kill -TERM -- "-$server" 2>/dev/null; rm -rf "$work"; }
trap finish EXIT
export ASSAY_HOME=$root MLFLOW_DISABLE_TELEMETRY=true DO_NOT_TRACK=true
unset MLFLOW_TRACKING_URI MLFLOW_TRACKING_USERNAME MLFLOW_TRACKING_PASSWORD MLFLOW_TRACKING_TOKEN
cd "$work" || exit 1
failed=0
wrong() { echo "error: $*"; failed=1; }

awk 'BEGIN { srand(3); print "a,b,c,label"; for (i = 0; i < 400; i++) { odd = i % 20 == 3
  a = int(rand() * 40) / 4; print a "," a * 2 + rand() * (odd ? 30 : 1) "," int(rand() * 9) "," odd } }' >rows.csv
cat >spec.yaml <<'SPEC'
name: tracked
data: [{ file: rows.csv, label: { column: label } }]
split: { holdout: { test: 0.4, validation: 0.2 } }
detectors: [knn, ecod, random]
seeds: [1, 2]
thresholds: [best-f1, { false-positive-rate: { at-most: 0.1, confidence: 0.9 } }]
export: best
SPEC
"$program" run spec.yaml --quiet --out out >/dev/null 2>err || wrong "$(cat err)"
run=$(echo out/tracked/*)

# A port that was free a moment ago.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
address=http://127.0.0.1:$port
before=$(find "$run" -type f | sort | xargs sha256sum)
"$program" publish "$run" --mlflow "$address" >told 2>&1
[ $? = 2 ] && grep -q 'publish it again' told || wrong "a tracker that is down: $(cat told)"
[ "$before" = "$(find "$run" -type f | sort | xargs sha256sum)" ] || wrong "publishing changed the run"

set -m
MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false "$judge/bin/mlflow" server --backend-store-uri "sqlite:///$work/mlflow.db" \
  --artifacts-destination "$work/artifacts" --host 127.0.0.1 --port "$port" --workers 1 >server.log 2>&1 &
server=$!
set +m
up=
for _ in $(seq 600); do
  python3 -c "import urllib.request; urllib.request.urlopen('$address/health')" 2>/dev/null && { up=yes; break; }
  kill -0 "$server" 2>/dev/null || break
  sleep 0.2
done
[ -n "$up" ] || { echo "the tracker does not start: $(tail -1 server.log)"; exit 77; }

# Credentials stand in no list of processes; this tracker wants none and takes any.
(while :; do grep -las s3cr3t-t0ken /proc/[0-9]*/cmdline 2>/dev/null; done >seen) &
watcher=$!
MLFLOW_TRACKING_TOKEN=s3cr3t-t0ken "$program" publish "$run" --mlflow "$address" --alias champion >told 2>err ||
  wrong "$(cat err)"
kill "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
[ ! -s seen ] || wrong "credentials stood in a list of processes"
grep -q s3cr3t told err && wrong "credentials are printed"
grep -rqs s3cr3t "$run" out && wrong "credentials are recorded"
grep -q "version 1, called 'champion'" told || wrong "no version is told: $(cat told)"
MLFLOW_TRACKING_URI=$address "$program" publish tracked --out out --alias champion >again 2>err || wrong "$(cat err)"
cmp -s told again || wrong "the second time it says something else: $(cat again)"

"$judge/bin/python" "$root/Tests/Checks/kit/mlflow_agrees.py" "$address" "$run" champion expected.json >judged 2>&1 ||
  wrong "MLflow's client sees something else: $(grep -v ok judged | tail -n 20)"
shared=$root/../shared/judges/verify_mlflow_run.py
other="and another judge agrees"
if [ -f "$shared" ]; then
  MLFLOW_TRACKING_URI=$address "$judge/bin/python" "$shared" tracked expected.json >judged-too 2>&1 ||
    wrong "the other judge: $(grep -v ' ok ' judged-too | tail -n 10)"
else
  other="and there is no other judge here"
fi
[ $failed = 0 ] && echo "$(grep -c ok judged) facts agree, $other"
exit $failed
