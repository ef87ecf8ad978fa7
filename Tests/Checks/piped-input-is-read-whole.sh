# What is piped in is read from its first byte, as often as it is looked at; a spec's data are files.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$PWD TMPDIR=$work/tmp
mkdir "$TMPDIR"
cd "$work" || exit 1
failed=0

same() {
  cmp -s "$2" "$3" || { echo "error: $1: what is piped in is not what the file says"; failed=1; }
}

awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%.29f,%.27f\\n", (i * 7919 % 40000) / 40000, i / 40000 }' >rows.csv
"$program" data convert rows.csv file.csv >/dev/null || failed=1
cat rows.csv | "$program" data convert /dev/stdin piped.csv >/dev/null || failed=1
same "data convert" file.csv piped.csv

{ echo score,label; awk 'BEGIN { for (i = 0; i < 3000; i++) print (i * 7919 % 3000) / 3000 + (i % 20 == 0) "," (i % 20 == 0) }'; } >scores.csv
"$program" recommend scores.csv --json >file.json
(sleep 1; cat scores.csv) | "$program" recommend /dev/stdin --json | sed 's|/dev/stdin|scores.csv|g' >piped.json
same "recommend" file.json piped.json

printf 'name: p\ndata: [{ file: /dev/stdin }]\ndetectors: [ecod]\n' >spec.yaml
cat rows.csv | timeout 60 "$program" run spec.yaml --quiet >out 2>err
[ $? = 2 ] && grep -q "a spec's data are read by several programs" err || {
  echo "error: a spec of piped data: $(head -c 300 out err)"; failed=1; }
[ -z "$(ls "$TMPDIR")" ] || { echo "error: left behind: $(ls "$TMPDIR")"; failed=1; }
exit $failed
