#!/usr/bin/env bash
# A knowledge base that cannot be written: one line with its path, status 2, and what was there stays as it was.
set -uo pipefail
source=$1 onrecord=$2
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
failed=0

complain() {
  echo "FAILED: $*"
  failed=1
}

# expect NAME MESSAGE: runs the program on the seeds with the database NAME, which must fail in this one line and
# leave the file as it was. Further arguments go to the program.
expect() {
  local db=$folder/$1 message=$2 before after errors status
  shift 2
  before=$(sha256sum "$db" 2>/dev/null)
  errors=$("$onrecord" build "$source/seeds" --db "$db" --wait 0 "$@" 2>&1 >/dev/null)
  status=$?
  after=$(sha256sum "$db" 2>/dev/null)
  [ $status = 2 ] || complain "$db: status $status instead of 2"
  [ "$errors" = "onrecord: $db: $message" ] || complain "$db: said '$errors'"
  [ "$before" = "$after" ] || complain "$db: has changed"
}

sql() { python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.close()' "$@"; }
new_base() { "$onrecord" build "$source/seeds/ferry-fares-wire.txt" --db "$folder/$1" --quiet || complain "no $1"; }

echo "Not a database, as any text is not, however long it goes on to be sure that it is read." > "$folder/text.sqlite"
expect text.sqlite "is no SQLite database"

sql "$folder/foreign.sqlite" "CREATE TABLE recipes (name)"
expect foreign.sqlite "is an SQLite database of another program, not a knowledge base"

new_base newer.sqlite
sql "$folder/newer.sqlite" "PRAGMA user_version = 99"
expect newer.sqlite "was written by a newer onrecord (schema 99, this one knows $(sed -n 's/^PRAGMA user_version = \([0-9]*\).*/\1/p' "$source/pipeline/schema.sql"))"

new_base marked.sqlite
chmod a-w "$folder/marked.sqlite"
expect marked.sqlite "is read-only"

mkdir "$folder/folder.sqlite"
expect folder.sqlite "is not a regular file"
expect missing/new.sqlite "cannot be created: there is no folder $folder/missing"

new_base damaged.sqlite
python3 - "$folder/damaged.sqlite" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as file:
    file.seek(100)
    file.write(b"\xff" * 4000)
PYTHON
errors=$("$onrecord" build "$source/seeds" --db "$folder/damaged.sqlite" 2>&1 >/dev/null)
[ $? = 2 ] || complain "damaged.sqlite: status"
case $errors in "onrecord: $folder/damaged.sqlite: is damaged: "*) ;; *) complain "damaged.sqlite: said '$errors'" ;; esac

# hold DB SQL: another program that runs SQL in DB and stays there until its standard input ends.
hold() {
  coproc HOLDER { python3 -c 'import sqlite3, sys
d = sqlite3.connect(sys.argv[1], isolation_level=None)
d.executescript(sys.argv[2])
print("held", flush=True)
sys.stdin.read()' "$@"; }
  read -r _ <&"${HOLDER[0]}"
}
release() {
  local pid=$HOLDER_PID
  exec {HOLDER[1]}>&-
  wait "$pid"
}

new_base locked.sqlite
for lock in "BEGIN EXCLUSIVE" "BEGIN IMMEDIATE"; do
  hold "$folder/locked.sqlite" "$lock"
  expect locked.sqlite "is locked by another program"
  release
done

# A lock that is let go in time does no harm, and the wait is told.
hold "$folder/locked.sqlite" "BEGIN EXCLUSIVE"
"$onrecord" build "$source/seeds" --db "$folder/locked.sqlite" --quiet --wait 60 2> "$folder/errors" &
build=$!
for _ in $(seq 500); do [ -s "$folder/errors" ] && break; sleep 0.02; done
release
wait $build || complain "locked.sqlite: the build that waited ended with status $?"
[ "$(cat "$folder/errors")" = "onrecord: $folder/locked.sqlite: another program writes it, waiting" ] ||
  complain "locked.sqlite: said '$(cat "$folder/errors")'"

# A full disk: files that may not grow beyond so many KiB. What is committed is kept, and a later build completes it.
"$onrecord" build "$source/seeds" --db "$folder/whole.sqlite" --quiet
digest=$("$onrecord" digest "$folder/whole.sqlite")
for limit in 1 64 200 400; do
  rm -f "$folder"/full.sqlite*
  [ $limit = 64 ] && new_base full.sqlite
  errors=$(ulimit -f $limit; "$onrecord" build "$source/seeds" --db "$folder/full.sqlite" 2>&1 >/dev/null)
  [ $? = 2 ] || complain "limit $limit: status"
  case $errors in
    *$'\n'*) complain "limit $limit: more than one line: $errors" ;;
    "onrecord: $folder/full.sqlite: cannot be "*) ;;
    *) complain "limit $limit: said '$errors'" ;;
  esac
  if [ $limit = 64 ]; then
    "$onrecord" digest "$folder/full.sqlite" > /dev/null || complain "limit $limit: does not open"
  fi
  "$onrecord" build "$source/seeds" --db "$folder/full.sqlite" --quiet || complain "limit $limit: cannot go on"
  [ "$("$onrecord" digest "$folder/full.sqlite")" = "$digest" ] || complain "limit $limit: another digest"
done

exit $failed
