#!/usr/bin/env bash
# Builds killed at random moments: the knowledge base opens, is sound, and the next build ends with the digest of a build
# from nothing. KILLS says how many, SEED which moments; they fall anywhere in the time that a build takes, and a bit behind.
set -uo pipefail
source=$1 onrecord=$2
RANDOM=${SEED:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
db=$folder/kb.sqlite
failed=0

mkdir "$folder/articles"
for copy in 1 2 3 4; do
  for seed in "$source"/seeds/*.txt; do cp "$seed" "$folder/articles/$copy-$(basename "$seed")"; done
done

digest_from_nothing() {
  rm -f "$folder/whole.sqlite"
  "$onrecord" build "$folder/articles" --db "$folder/whole.sqlite" --quiet && "$onrecord" digest "$folder/whole.sqlite"
}

started=$(date +%s%N)
digest_from_nothing > /dev/null
longest=$((($(date +%s%N) - started) / 1000000 * 5 / 4))  # milliseconds

for kill in $(seq "${KILLS:-24}"); do
  case $((RANDOM % 3)) in
    0) rm -f "$db"* ;;                                                                # from nothing
    1) for file in "$folder"/articles/"$((RANDOM % 4 + 1))"-*; do echo "Round $kill." >> "$file"; done ;;  # changed
    2) ;;                                                                             # goes on
  esac
  "$onrecord" build "$folder/articles" --db "$db" --quiet &
  build=$!
  moment=$((RANDOM % longest))
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  kill -9 $build 2>/dev/null
  wait $build 2>/dev/null
  [ -e "$db" ] || continue
  state=$(python3 - "$db" <<'PYTHON'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and not db.execute("PRAGMA foreign_key_check").fetchall()
empty = db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
print("unsound" if not sound else "empty" if empty else "filled")
PYTHON
  )
  case $state in
    empty) ;;
    filled) "$onrecord" digest "$db" > /dev/null || { echo "FAILED: digest after kill $kill"; failed=1; } ;;
    *) echo "FAILED: '$state' after kill $kill"; failed=1 ;;
  esac
  [ $((kill % 6)) = 0 ] || continue
  "$onrecord" build "$folder/articles" --db "$db" --quiet || { echo "FAILED: status after kill $kill"; failed=1; }
  [ "$("$onrecord" digest "$db")" = "$(digest_from_nothing)" ] || { echo "FAILED: digest after kill $kill"; failed=1; }
done
exit $failed
