#!/usr/bin/env bash
# The launcher never runs a program that was built of other sources than those that lie there: whatever is done to a
# file, with its size and its date as they were, builds anew; and where nothing was done, nothing is built.
set -euo pipefail
launcher=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../../assay")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/tools" "$folder/root/Sources/System/CodeVersion/include"
cp "$launcher" "$folder/root/assay"
echo "package" >"$folder/root/Package.swift"
printf '#!/bin/sh\necho one\n' >"$folder/root/Sources/main.swift"

# A stand-in for the toolchain: what it builds is the one source, and it notes each build.
cat >"$folder/tools/swift" <<'TOOL'
#!/usr/bin/env bash
if [ "$1" = --version ]; then echo "Swift version 6.3"; exit 0; fi
while [ $# -gt 0 ]; do
  case "$1" in --package-path) root=$2 ;; --scratch-path) build=$2 ;; --product) product=$2 ;; esac
  shift
done
mkdir -p "$build/release"
cp "$root/Sources/main.swift" "$build/release/$product"
chmod +x "$build/release/$product"
[ "$product" != assay ] || echo built >>"$build/../builds"
TOOL
printf '#!/bin/sh\nexit 0\n' >"$folder/tools/pkg-config"
chmod +x "$folder/tools/swift" "$folder/tools/pkg-config"
export PATH="$folder/tools:$PATH"

source=$folder/root/Sources/main.swift
# expect WHAT BUILDS WORD: the launcher prints WORD, after so many builds in all.
expect() {
  local word builds
  word=$("$folder/root/assay" 2>/dev/null)
  builds=$(wc -l <"$folder/root/.build/builds")
  if [ "$word" != "$3" ] || [ "$builds" != "$2" ]; then
    echo "error: $1: found '$word' after $builds builds, wanted '$3' after $2"
    exit 1
  fi
}

expect "the first call builds" 1 one
expect "a call at once builds nothing" 1 one
touch -d '1 hour ago' "$source"
printf '#!/bin/sh\necho two\n' >"$source"
touch -r "$folder/root/Package.swift" "$source"
expect "another text of the same size builds" 2 two
sleep 4
expect "a call later builds nothing" 2 two
[ -s "$folder/root/.build/launcher/stamp" ] || { echo "error: no stamp was kept"; exit 1; }
touch -r "$source" "$folder/date"
printf '#!/bin/sh\necho six\n' >"$source"
touch -r "$folder/date" "$source"
expect "another text of the same size and date builds" 3 six
printf '#!/bin/sh\necho ten\n' >"$folder/new"
touch -r "$folder/date" "$folder/new"
mv "$folder/new" "$source"
expect "a file that was moved there builds" 4 ten
sleep 4
expect "a call later builds nothing" 4 ten
echo more >"$folder/root/Sources/more.swift"
expect "a new file builds" 5 ten
rm "$folder/root/Sources/more.swift"
expect "a file that is gone builds" 6 ten
