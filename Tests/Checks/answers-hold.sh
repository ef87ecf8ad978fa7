# What answers say, against scores whose distributions are known. ASSAY_RUNS: how many sweeps a law.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
command -v python3 >/dev/null || { echo "no Python here"; exit 77; }
exec python3 Tests/Checks/answers-hold.py "$program" "${ASSAY_RUNS:-25}" "$@"
