# Every long command that is stopped at any moment, by Ctrl-C or SIGTERM, ends with 130 and a sentence, leaves nothing
# half-done and nobody at work, and works when it is called again.
set -uo pipefail
depth=${1:-usual}
moments=3
[ "$depth" = deep ] && moments=25
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
root=$PWD
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
mkdir "$work/home" "$work/tmp" "$work/home/datasets"
export ASSAY_HOME=$root ASSAY_CACHE=$work/cache TMPDIR=$work/tmp
cd "$work" || exit 1
failed=0 stops=0 tries=0
RANDOM=14

wrong() { echo "error: $*"; failed=1; }

# listens PROCESS: waits until it has its own answer to SIGTERM, which is signal 15.
listens() {
  local caught
  for _ in $(seq 2000); do
    caught=$(sed -n 's/^SigCgt:\s*//p' "/proc/$1/status" 2>/dev/null) || return
    [ -n "$caught" ] || return
    (((16#$caught >> 14) & 1)) && return
    sleep 0.002
  done
}

# clean WHAT: nothing half-done lies about, and nothing runs that a command has started.
clean() {
  local left
  left=$(find "$work" -name '*.part' -o -name '*.lock' -o -name lock -o -name prepared)
  [ -z "$left" ] || wrong "$1 left behind: $left"
  [ -z "$(ls -A tmp)" ] || wrong "$1 left in the folder for temporary files: $(ls -A tmp)"
  if pgrep -f '^sleep 7[12]\.9' >/dev/null; then
    wrong "what $1 has started outlived it"
    pkill -KILL -f '^sleep 7[12]\.9'
  fi
}

# stopped WHAT SECONDS CONSEQUENCE WORDS…: Assay with the words, which take about so long, is stopped at moments of
# chance; the sentence ends with CONSEQUENCE.
stopped() {
  local what=$1 seconds=$2 consequence=$3 moment signal name code process
  shift 3
  for moment in $(seq $moments); do
    for signal in INT TERM; do
      name=Ctrl-C
      [ $signal = TERM ] && name=SIGTERM
      "$program" "$@" >out 2>err &
      process=$!
      listens $process
      sleep "$(awk -v r=$RANDOM -v s="$seconds" 'BEGIN { print s * r / 32768 }')"
      kill -$signal $process 2>/dev/null
      wait $process
      code=$?
      tries=$((tries + 1))
      if [ $code = 130 ]; then
        stops=$((stops + 1))
        tail -n 1 err | grep -qE "^stopped by $name; ($consequence)\$" ||
          wrong "$what, stopped by $name, said: $(tail -c 300 err)"
      elif [ $code != 0 ]; then
        wrong "$what, stopped by $name, ended with $code and said: $(tail -c 300 err)"
      fi
      clean "$what"
    done
  done
  "$program" "$@" >out 2>err || wrong "$what after all that ended with $? and said: $(tail -c 300 err)"
  clean "$what"
}

none='no file was written'
onward='the same command goes on from here'

"$program" data generate 'table: { rows: 120000, columns: 12 }' --out rows.csv >/dev/null || exit 1
"$program" data generate 'table: { rows: 200 }' --out set.npz >/dev/null || exit 1
cat >sweep.yaml <<'SPEC'
name: sweep
data: [{ file: rows.csv, label: label, kind: kind, rows: { at-most: 3000 } }]
split: { holdout: { test: 0.3, validation: 0.3 } }
detectors: [{ isolation-forest: { trees: [50, 100] } }, lof, ecod]
seeds: [1, 2]
export: best
SPEC
cat >command.yaml <<'SPEC'
name: command
data: [{ catalog: breast_cancer }]
controls: false
detectors: [{ command: { score: "setsid sleep 71.9 & sleep 72.9; false" } }]
SPEC

stopped 'describing' 0.2 "$none" data describe rows.csv
stopped 'auditing' 0.3 "$none" data audit rows.csv
stopped 'converting' 1 "$none|'converted.csv.gz' was written before, and is whole" \
  data convert rows.csv converted.csv.gz
stopped 'converting to lines' 1 "$none|'converted.jsonl' was written before, and is whole" \
  data convert rows.csv converted.jsonl
stopped 'generating' 0.5 "$none|'made.csv' was written before, and is whole" \
  data generate 'table: { rows: 100000, columns: 8 }' --out made.csv
stopped 'a first spec' 0.3 "$none|.* written before, and .* whole" init rows.csv --yes --out first.yaml
stopped 'planning' 0.2 "$none" run sweep.yaml --dry-run
stopped 'a run' 2 "$onward" run sweep.yaml --quiet
run=$(echo reports/sweep/*)

# Whoever is in a hurry stops a run twice.
for _ in $(seq $moments); do
  "$program" run sweep.yaml --quiet --out twice >out 2>err &
  process=$!
  listens $process
  sleep "0.$((RANDOM % 10))"
  kill -INT $process 2>/dev/null
  sleep 0.01
  kill -INT $process 2>/dev/null
  wait $process
  code=$?
  [ $code = 130 ] || [ $code = 0 ] || wrong "a run that was stopped twice ended with $code"
  clean 'a run that was stopped twice'
done

stopped 'a report' 0.2 "$none|.* written before, and .* whole" report "$run"
stopped 'recommending' 0.2 "$none|.* written before, and .* whole" recommend "$run"
stopped 'scoring' 0.5 "$none|'scores.csv' was written before, and is whole" \
  score "$(echo "$run"/models/*)" rows.csv --to scores.csv

# What a command of a spec has started in a session of its own ends with it: stopped, killed, or at its end.
for signal in INT TERM KILL KILL KILL KILL KILL; do
  "$program" run command.yaml --quiet --out commands >/dev/null 2>err &
  process=$!
  for _ in $(seq 100); do pgrep -f '^sleep 71.9' >/dev/null && break; sleep 0.1; done
  pgrep -f '^sleep 71.9' >/dev/null || wrong 'the command was not started'
  kill -$signal $process
  wait $process 2>/dev/null
  code=$?
  sleep 0.5
  pgrep -f '^sleep 7[12]\.9' >/dev/null && wrong "what a command started outlived SIG$signal"
  pkill -KILL -f '^sleep 7[12]\.9'
  if [ $signal = KILL ]; then
    rm -rf commands
  else
    [ $code = 130 ] || wrong "a run with a command ended with $code after SIG$signal"
    clean 'a run with a command'
  fi
done
sed -i 's/^controls/limits: { time: 1 s }\ncontrols/' command.yaml
"$program" run command.yaml --quiet --out limited >/dev/null 2>&1
[ $? = 4 ] || wrong 'a command beyond its time was not lost'
clean 'a command beyond its time'
sed -i 's/sleep 72.9; false/true/' command.yaml
"$program" run command.yaml --quiet --out ended >/dev/null 2>&1
clean 'a command at its end'

if command -v python3 >/dev/null; then
  . "$root/Tests/Checks/kit/serving.sh"
  serving set.npz
  hash=$(sha256sum set.npz | cut -d' ' -f1)
  cat >home/datasets/catalog.json <<CATALOG
{"schema": 1, "entries": [{"name": "set", "kind": "tabular", "file": "a/set.npz", "rows": 200,
  "bytes": $(stat -c %s set.npz), "sha256": "$hash", "about": "", "licence": "CC0",
  "address": "http://127.0.0.1:$(cat port)/slow/1", "upstream": [{"repository": "o/n", "path": "set.npz",
  "commit": "1", "bytes": $(stat -c %s set.npz), "sha256": "$hash"}]}]}
CATALOG
  export ASSAY_HOME=$work/home
  stopped 'fetching' 0.8 "$none|'.*/a/set.npz' was written before, and is whole" data fetch set
fi

[ $((2 * stops)) -gt $tries ] || wrong "only $stops of $tries calls were stopped before they were done"
[ $failed = 0 ] && echo "$stops of $tries calls were stopped, and left nothing behind"
exit $failed
