# Tests notice mistakes: a few hundred are planted in a copy, and at least 90 % a room must make a test fail.
#
#   bash Tests/Checks/mutants-are-killed.sh deep                               as ./check --deep has it
#   bash Tests/Checks/mutants-are-killed.sh --room Decisions --count 40 --seed 7      as one pleases
#   bash Tests/Checks/mutants-are-killed.sh --again REPORT                     only what survived an earlier check
#   bash Tests/Checks/mutants-are-killed.sh --list --room Decisions            only shows what is planted
#   bash Tests/Checks/mutants-are-killed.sh --prove                            only tries the check itself
#
# A mutant is one line with one mistake: a comparison turned, a step off by one, a term dropped, two neighbors
# swapped … (`Kind` in mutants/Mutation.swift). They are drawn by the hash of their content, the kinds in turn, so
# that the same sources have the same mutants, and an edit changes few. All are built into one copy below
# .build/mutants, each switched off, `(mutant(17) ? (a <= b) : (a < b))`; what the compiler refuses is taken
# out. Each file of tests is run once to learn which mutants it comes by. Then the environment switches on one
# mutant after another, and the files that come by it are run until a test fails: those of its room (if it has no
# tests of its own, those that name it), then those of others that take less than ten seconds. A crash and a hang
# count as killed.
#
# A survivor is a test to write. One that nobody could notice goes into mutants/judged.txt with the reason, three
# lines as they are reported and one or more that tell why; an entry whose line is gone, or whose mutant a test
# kills, is reported too. The report is left in .build/mutants/report.txt, and all outcomes, with the tests that
# killed, in outcomes.tsv beside it.
set -uo pipefail
root=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
cd "$root" || exit 2
here=Tests/Checks/mutants
work=$root/.build/mutants

asked=${1:-usual}
case $asked in
  deep) shift ;;
  -*) ;;
  *) echo "mutants are planted by ./check --deep only, since they take half an hour"; exit 77 ;;
esac
[ "$(uname)" = Linux ] || { echo "mutants are planted on Linux only"; exit 77; }
resources=$(swiftc -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
host=$resources/host
[ -e "$host/SwiftParser.swiftmodule" ] ||
  { echo "this toolchain has no SwiftParser for programs of one's own (looked in '$host')"; exit 77; }

mkdir -p "$work"
program=$work/program
if [ -n "$(find $here -maxdepth 1 -name '*.swift' -newer "$program" 2>/dev/null)" ] || [ ! -x "$program" ]; then
  swiftc -O -swift-version 6 $here/*.swift -o "$program" -I "$host" -L "$host" \
    -lSwiftParser -lSwiftSyntax -lSwiftOperators -Xlinker -rpath -Xlinker "$host" || exit 1
fi

# A small package in which it is known what becomes of each mistake: killed at home, killed by the room above,
# by a crash, by a hang, survived, reached by no test, refused by the compiler, judged, and judged in vain.
proved() {
  local house=$root/$here/Fixtures/house code
  rm -f "$work/proof/outcomes.tsv"
  "$program" --root "$house" --scratch "$work/proof" --judged "$house/judged.txt" \
    --count 99 --seed 580 --patience 3 >"$work/found" 2>"$work/said"
  code=$?
  [ -e "$work/proof/outcomes.tsv" ] && cat "$work/proof/outcomes.tsv" >>"$work/found"
  if [ $code != 1 ] || ! diff "$house/expected.txt" "$work/found"; then
    cat "$work/said"
    echo "error: the planted mistakes whose outcome is known ended with $code and as above"
    return 1
  fi
  echo "each mistake whose outcome is known has that outcome"
}

if [ "$asked" = deep ] || [ "$asked" = --prove ]; then proved || exit 1; fi
[ "$asked" = --prove ] && exit 0
"$program" "$@" >"$work/report.txt"
code=$?
# In the closing lines of a check there is room for the table; the survivors before it fill pages.
if [ "$asked" = deep ]; then sed -n '/^room /,$p' "$work/report.txt"; else cat "$work/report.txt"; fi
echo "the survivors, with who let them pass, are in .build/mutants/report.txt"
exit $code
