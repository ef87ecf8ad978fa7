# A sweep with trials that crash, hang, take too much memory or throw ends and tells which; again, it tries
# only those that were lost, and once they are mended it ends well but for the one that threw.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$PWD

# A detector in a few lines: every row scores 0, once what is wrong with it is mended.
cat >"$work/score.sh" <<'SCORE'
echo "$name" >>"$WORK/calls"
if [ ! -e "$WORK/mended" ]; then eval "$trouble"; fi
rows=$(head -c 128 "$ASSAY_ROWS" | grep -ao "shape': ([0-9]*" | grep -o '[0-9]*$')
{ printf '\223NUMPY\001\000\166\000%-117s\n' "{'descr': '<f8', 'fortran_order': False, 'shape': ($rows,), }"
  head -c $((8 * rows)) /dev/zero; } >"$ASSAY_SCORES"
SCORE

cat >"$work/spec.yaml" <<'SPEC'
name: failing
data: [{ catalog: breast_cancer }]
detectors:
  - ecod
  - command: { score: 'name=fine trouble="true"; . "$WORK/score.sh"' }
  - command: { score: 'name=crashing trouble="kill -9 \$PPID; sleep 61.7"; . "$WORK/score.sh"' }
  - command: { score: 'name=hanging trouble="sleep 61.7; true"; . "$WORK/score.sh"' }
  - command: { score: 'name=hungry trouble="(head -c 500000000 /dev/zero; sleep 61.7) | tail >/dev/null"; . "$WORK/score.sh"' }
  - command: { score: 'echo throwing >>"$WORK/calls"; echo "no such luck" >&2; exit 3' }
  - lof
controls: false
limits: { time: 2 s, memory: 300 MiB }
report: [markdown]
SPEC

# Runs the sweep; it must end with the code $1 and have called exactly the commands $2.
sweep() {
  : >"$work/calls"
  WORK=$work "$program" run "$work/spec.yaml" --jobs 2 --quiet --out "$work/out" >"$work/said" 2>&1
  local code=$? called
  [ $code = "$1" ] || { cat "$work/said"; echo "error: ended with $code, wanted $1"; exit 1; }
  called=$(sort -u "$work/calls" | tr '\n' ' ')
  [ "$called" = "$2" ] || { echo "error: called '$called', wanted '$2'"; exit 1; }
}

# How many lines of results.csv hold a text must be $1.
told() {
  [ "$(grep -c -- "$2" "$work"/out/failing/*/results.csv)" = "$1" ] ||
    { cat "$work"/out/failing/*/results.csv; echo "error: results.csv does not tell '$2'"; exit 1; }
}

sweep 4 "crashing fine hanging hungry throwing "
told 3 ',ok,'
told 1 ",failed,'score' of the command ended with code 3: no such luck,"
told 1 ',lost,its worker was killed by signal 9'
told 1 ',lost,it ran longer than 2 s (twice),'
told 1 ',lost,it held more memory than 300 MiB'
for reason in 'no such luck' 'killed by signal 9' 'longer than 2 s' 'more memory than 300 MiB'; do
  grep -q "$reason" "$work"/out/failing/*/report.md || { echo "error: no '$reason' in the report"; exit 1; }
done
sleep 0.2
if pgrep -f 'sleep 61[.]7' >/dev/null; then echo "error: a command outlived its trial"; exit 1; fi

touch "$work/mended"
sweep 4 "crashing hanging hungry "
told 6 ',ok,'
told 1 ',failed,'
told 0 ',lost,'
sweep 4 ""
echo "lost and failed trials are told apart, and only the lost ones are tried again"
