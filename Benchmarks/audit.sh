#!/usr/bin/env bash
# Times 'assay data audit' on a million rows of twenty columns, divided by row: seconds and resident memory.
#   Benchmarks/audit.sh [PROGRAM]      the program (default: ./assay)
set -euo pipefail
program=$(readlink -f "${1:-assay}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$program" data generate 'table: { rows: 1000000, columns: 20 }' --out rows.npz >/dev/null
for _ in 1 2 3; do
  /usr/bin/time -f 'audit 1,000,000 × 20: %e s, %U s of processors, %M KiB' \
    "$program" data audit rows.npz --label y --kind kind --split 'holdout: { test: 0.3 }' >/dev/null
done
