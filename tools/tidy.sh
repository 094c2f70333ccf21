#!/bin/sh
# tidy.sh - what the house style asks and a machine can check.
set -u
failed=0
say() { echo "tidy: $*"; failed=1; }

# Includes point down only: core < db < op < domain < report < {api, jobs, http} < cli < main.
level() {
    case "$1" in
    core) echo 1 ;; db) echo 2 ;; op) echo 3 ;; domain) echo 4 ;; report) echo 5 ;;
    api | jobs | http) echo 6 ;; cli) echo 7 ;; *) echo 8 ;;
    esac
}
for file in $(git ls-files 'src/*.c' 'src/*.h'); do
    folder=$(echo "$file" | cut -d/ -f2)
    case "$folder" in main.c) folder=main ;; esac
    for other in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
        [ "$other" = "$folder" ] && continue
        if [ "$(level "$other")" -ge "$(level "$folder")" ]; then say "$file includes $other/: includes point down only"; fi
    done
done

# Functions the house does not use; memory comes from arenas outside of src/core.
grep -nE '\b(strcpy|strcat|sprintf|strtok|atoi|localtime|rand)\(' $(git ls-files 'src/*.c') && say "a banned function"
# core/ owns memory; rate.c and writer-like _new functions that make what outlives every call may use calloc.
grep -nE '\b(malloc|realloc)\(' $(git ls-files 'src/*.c' | grep -v '^src/core/') && say "malloc outside src/core"

# Size and shape.
for file in $(git ls-files 'src/*.c' 'src/*.h'); do
    n=$(wc -l <"$file")
    [ "$n" -gt 1000 ] && say "$file has $n lines: is there a second subject in it?"
    LC_ALL=C.UTF-8 grep -nE '^.{121,}' "$file" | sed "s|^\([0-9]*\):.*|$file:\1: over 120 columns|"
    LC_ALL=C.UTF-8 grep -qE '^.{121,}' "$file" && say "lines over 120 columns"
    grep -nP '\t' "$file" >/dev/null && say "$file has tabs"
    head -1 "$file" | grep -q '^/\* ' || say "$file does not say in its first line what it is for"
done
grep -nE 'TODO|FIXME' $(git ls-files 'src/*' 'web/*' 'tests/*.mjs' 'tools/*' | grep -v package-lock | grep -v tools/tidy.sh) &&
    say "unfinished work"

# Every operation has its contract file, and every contract file its operation.
assay=${ASSAY_BIN:-build/release/assay}
"$assay" ops --json | node -e '
const fs = require("fs"), ops = JSON.parse(fs.readFileSync(0));
let bad = 0;
const files = new Set();
for (const op of ops) {
  const file = `tests/contract/${op.family}/${op.id}.json`;
  files.add(file);
  if (!fs.existsSync(file)) { console.log(`tidy: ${op.family}.${op.id} has no ${file}`); bad = 1; }
}
for (const family of new Set(ops.map((op) => op.family)))
  for (const name of fs.readdirSync(`tests/contract/${family}`))
    if (name.endsWith(".json") && !files.has(`tests/contract/${family}/${name}`)) { console.log(`tidy: tests/contract/${family}/${name} belongs to no operation`); bad = 1; }
process.exit(bad);' || failed=1
[ $failed = 0 ] && echo "tidy: nothing to say"
exit $failed
