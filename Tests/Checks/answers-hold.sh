# What answers say, against scores whose distributions are known; a hundred sweeps a law where time is no matter.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "no Python here"; exit 77; }
if [ "${1:-usual}" = deep ]; then
  exec python3 Tests/Checks/answers-hold.py "$program" 100
fi
exec python3 Tests/Checks/answers-hold.py "$program" 10 one twelve
