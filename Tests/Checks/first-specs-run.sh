#!/usr/bin/env bash
# The spec that 'assay init' writes runs as it stands, for the data that ship and for files as awkward as these.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# rows COUNT AWK: a line a row, by a generator that gives the same numbers each time.
rows() { awk -v n="$1" "function g() { s = (s * 16807 + 11) % 2147483647; return s / 2147483647 } BEGIN { s = 7; for (i = 0; i < n; i++) { $2 } }"; }

{ echo "a,b,c"; rows 60 'print g() "," g() "," g()'; } >"$folder/no-label.csv"
rows 60 'print g() "," g() "," substr("xyz", i % 3 + 1, 1)' >"$folder/no-header.csv"
{ echo "color,code"; rows 200 'print substr("rgb", i % 3 + 1, 1) "," int(g() * 60) "k"'; } >"$folder/only-words.csv"
{ echo "value"; rows 50 'print g()'; } >"$folder/one-column.csv"
{ echo "when,day,date,amount"; rows 80 'print 1 + i % 28 "/" 1 + i % 12 "/2024," 1 + i % 28 " Jan 2024," 20240101 + i % 28 "," g()'; } >"$folder/odd-dates.csv"
{ echo "a,b,c"; rows 120 'print g() "," g() "," (i % 12 == 0)'; } >"$folder/last-column.csv"
rows 200 'print g() "," g() "," (i % 10 ? "normal" : i % 20 ? "dos" : "probe") "," i % 7' >"$folder/attack-names.csv"
{ echo "id,amount,Class"; rows 150 'print int(i / 2) "," g() "," (i % 15 ? "genuine" : "fraud")'; } >"$folder/ids-twice.csv"
{
  rows 1 'for (j = 0; j < 1000; j++) printf "f%d,", j; print "is_outlier"'
  rows 80 'for (j = 0; j < 1000; j++) printf "%s,", g(); print (i % 9 == 0)'
} >"$folder/wide.csv"
{ echo "a,nothing,b"; rows 50 'print g() ",," g()'; } >"$folder/empty-column.csv"
{ echo "message"; rows 40 'print "event " i " of " g()'; } >"$folder/only-text.csv"
{ echo "step,a,isFraud"; rows 90 'print int(i / 3) "," g() "," (i % 20 == 0)'; } >"$folder/steps.csv"
{ echo "a,b"; rows 2 'print g() "," g()'; } >"$folder/two-rows.csv"

failed=0
for data in "$folder"/*.csv datasets/*.csv datasets/*.csv.gz; do
  name=$(basename "$data")
  if ! ./assay init "$data" --yes --out "$folder/specs/$name.yaml" >/dev/null ||
    ! ./assay run "$folder/specs/$name.yaml" --out "$folder/reports" --quiet >"$folder/said" 2>&1; then
    echo "error: the first spec of $name does not run:"
    tail -n 5 "$folder/said"
    failed=1
  fi
done
exit $failed
