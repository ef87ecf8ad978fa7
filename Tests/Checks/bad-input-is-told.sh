# What people really have, given to the program as a user would: each ends with 2 and one complaint that names
# the file, and leaves nothing half-written.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
root=$PWD
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
export ASSAY_HOME=$root ASSAY_CACHE=$work/cache
cd "$work" || exit 1
failed=0

# refused WHAT PATTERN WORDS…: the words end with 2 and one complaint of one line that has the pattern.
refused() {
  local what=$1 pattern=$2 code lines
  shift 2
  "$@" >out 2>err
  code=$?
  lines=$(grep -c 'error: ' err)
  if [ $code != 2 ] || [ "$lines" != 1 ] || [ -s out ] || ! grep -qE -- "$pattern" err; then
    echo "error: $what: ended with $code and said: $(head -c 400 out err)"
    failed=1
  fi
  rm -f out err
}

# bad FILE PATTERN: no rows of the file are converted.
bad() {
  refused "$1" "$2" timeout 60 "$program" data convert "$1" converted.csv
  if [ -e converted.csv ]; then
    echo "error: $1: something was written"
    failed=1
    rm -f converted.csv
  fi
}

: >empty.csv
printf 'a,b\n' >header.csv
printf 'a,b\n1,2\n3\n' >ragged.csv
printf 'a,b\n1,2\n3,inf\n' >inf.csv
printf 'a,label\n1,0\n2,0\n' >one.csv
printf 'a,label\n1,0\n2,1\n3,2\n' >three.csv
{ echo x; yes 1.5 | head -n 900000; echo abc; } >word.csv
{ echo a,b; yes 1,2 | head -n 5000; } | gzip >whole.csv.gz
head -c "$(($(stat -c %s whole.csv.gz) / 2))" whole.csv.gz >half.csv.gz
mkdir folder.csv
head -c 100000 /dev/urandom >noise.csv
printf '{"a":1}\n{"a":\n' >cut.jsonl
head -c 300 /dev/urandom >noise.npz
cp "$root/Tests/SourcesTests/Reading/Fixtures/cells.mat" .
npy() { printf '\223NUMPY\001\000\166\000%-117s\n' "{'descr': '<f8', 'fortran_order': False, 'shape': ($1), }"; }
{ npy '900, 2'; head -c 48 /dev/zero; } >lying.npy
{ npy '9000000000000, 2'; head -c 48 /dev/zero; } >vast.npy
"$program" data generate 'table: { rows: 100 }' --out whole.npz >/dev/null || failed=1
head -c "$(($(stat -c %s whole.npz) / 2))" whole.npz >half.npz

bad empty.csv 'empty.csv: found an empty file'
bad header.csv 'header.csv: found a header and no rows'
bad ragged.csv 'ragged.csv:3: has 1 cell, wanted 2'
bad word.csv "word.csv:900002: column 'x': found 'abc', wanted a number"
bad inf.csv "inf.csv:3: column 'b': found a number without bound"
bad one.csv 'found one class only'
bad three.csv 'wanted two values'
bad half.csv.gz 'half.csv.gz: ends in the middle'
bad folder.csv 'found a folder, wanted a file'
bad noise.csv 'noise.csv'
bad cut.jsonl 'cut.jsonl:2:6: '
bad noise.npz 'noise.npz: is no ZIP archive'
bad half.npz 'half.npz: is no ZIP archive, or one that was cut off'
bad lying.npy 'lying.npy: says that it has the shape'
bad vast.npy 'vast.npy: says that it has the shape'
bad cells.mat 'cells.mat: found no array of numbers'
bad nowhere.csv 'nowhere.csv: found nothing there'

# An archive that says of a gigabyte of zeros that they are 200 bytes.
if command -v python3 >/dev/null; then
  python3 - <<'BOMB'
import struct, zlib
head = b"{'descr': '<f8', 'fortran_order': False, 'shape': (134217728, 1), }".ljust(117) + b"\n"
packer = zlib.compressobj(9, zlib.DEFLATED, -15)
parts = [packer.compress(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head)]
parts += [packer.compress(bytes(1 << 20)) for _ in range(1024)]
packed = b"".join(parts) + packer.flush()
sizes = struct.pack("<3L2H", 0, len(packed), 200, 5, 0)
local = struct.pack("<4s5H", b"PK\3\4", 20, 0, 8, 0, 0) + sizes + b"X.npy" + packed
entry = struct.pack("<4s6H", b"PK\1\2", 20, 20, 0, 8, 0, 0) + sizes + bytes(14) + b"X.npy"
end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry), len(local), 0)
open("bomb.npz", "wb").write(local + entry + end)
BOMB
  bad bomb.npz 'bomb.npz/X.npy: unpacks to more than 200 bytes'
fi

# A DuckDB that talks before it answers is still understood.
if command -v duckdb >/dev/null; then
  mkdir -p talking
  printf 'SELECT 42 AS noise;\n.timer on\n' >talking/.duckdbrc
  HOME=$work/talking "$program" data convert 'query: SELECT 1 AS x, 2 AS z' answer.csv >out 2>err
  [ "$(cat answer.csv 2>err)" = "$(printf 'x,z\n1,2')" ] || { echo "error: DuckDB was not understood"; failed=1; }
  rm -f out err
fi

# Made rows: nothing is half-written where they cannot go.
refused 'a folder that is not there' "found no folder 'no'" \
  "$program" data generate table --out no/rows.csv
refused 'a folder that is not there' "found no folder 'no'" \
  "$program" data generate behavior --out no/rows.jsonl
mkdir locked
refused 'a name that is a folder' 'locked' "$program" data generate table --out locked/../folder.csv

# No permission binds the superuser, who becomes nobody where that can be done.
printf 'a,b\n1,2\n' >secret.csv
chmod 000 secret.csv
chmod 500 locked
chmod 755 "$work"
as=()
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid 65534 --regid 65534 --clear-groups); fi
if "${as[@]}" "$program" --version >/dev/null 2>&1; then
  chmod 711 "$work"
  plain() { (cd / && "${as[@]}" "$program" "$@"); }
  refused 'a file that may not be read' 'secret.csv: .*permission' plain data describe "$work/secret.csv"
  refused 'a folder that may not be written' 'locked.*permission' \
    plain data generate table --out "$work/locked/rows.csv"
  [ -z "$(ls -A locked)" ] || { echo "error: something was written into a locked folder"; failed=1; }
else
  echo "permissions were not tried: nobody cannot be asked here"
fi

# fetched WAY PATTERN: the set does not arrive from a server that is told to behave so.
fetched() {
  mkdir -p home/datasets
  local hash
  hash=$(sha256sum whole.npz | cut -d' ' -f1)
  cat >home/datasets/catalog.json <<CATALOG
{"schema": 1, "entries": [{"name": "set", "kind": "tabular", "file": "a/set.npz", "rows": 100,
  "bytes": $(stat -c %s whole.npz), "sha256": "$hash", "about": "", "licence": "CC0",
  "address": "http://127.0.0.1:$(cat port)/$1", "upstream": [{"repository": "o/n", "path": "set.npz",
  "commit": "1", "bytes": $(stat -c %s whole.npz), "sha256": "$hash"}]}]}
CATALOG
  ASSAY_HOME=$work/home refused "a fetch from $1" "$2" "$program" data fetch set
  if [ -e cache/a/set.npz ]; then echo "error: a set was kept that came from $1"; failed=1; fi
}

if command -v python3 >/dev/null; then
  . "$root/Tests/Checks/kit/serving.sh"
  serving whole.npz
  mkdir alone
  cp "$program" alone/assay
  program=alone/assay fetched sound 'alone/assay-web: found no such program'
  fetched silent 'run it again to go on from there'
  fetched wrong 'as in the catalog'
  fetched missing 'found the answer 404'
fi

[ $failed = 0 ] && echo "each bad input is one complaint, and nothing is half-written"
exit $failed
