# The program starts with the libraries that most commands need, and with none that stands on thirty others.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
command -v ldd >/dev/null || { echo "there is no ldd here"; exit 77; }
loaded=$(ldd "$program") || { echo "error: ldd cannot read $program"; exit 1; }
if found=$(grep -E 'curl|matio|hdf5|Networking' <<<"$loaded"); then
  echo "error: every command loads what few need: $found"
  exit 1
fi
count=$(wc -l <<<"$loaded")
[ "$count" -le 20 ] || { echo "error: $count libraries are loaded: $loaded"; exit 1; }
[ -x "$(dirname "$program")/assay-web" ] || { echo "error: assay-web is not beside it"; exit 1; }
echo "$count libraries are loaded"
