#!/usr/bin/env bash
# A disk that is full: a build ends with one clear line and status 2, what was committed stays sound, and with more room
# the next build completes it to the digest of a build from nothing. The disk is a tmpfs in a mount namespace of the
# test's own, which root may make, and others where user namespaces are allowed; skipped elsewhere.
set -uo pipefail
source=$1 onrecord=$2

if [ $# = 2 ]; then
  disk=$(mktemp -d)
  trap 'rmdir "$disk"' EXIT
  for namespace in "unshare --mount" "unshare --mount --map-root-user"; do
    $namespace mount -t tmpfs tmpfs "$disk" 2> /dev/null || continue
    $namespace bash "$0" "$source" "$onrecord" "$disk"
    exit $?
  done
  echo "skipped: no file system may be mounted here"
  exit 77
fi

disk=$3  # from here on in the namespace
failed=0
complain() {
  echo "FAILED: $*"
  failed=1
}

mount -t tmpfs -o size=64m tmpfs "$disk"
"$onrecord" build "$source/seeds" --db "$disk/whole.sqlite" --quiet || complain "no knowledge base to compare with"
digest=$("$onrecord" digest "$disk/whole.sqlite")
umount "$disk"

fulls=0
for kib in 4 32 100 300 500 700; do
  mount -t tmpfs -o size=${kib}k tmpfs "$disk"
  errors=$("$onrecord" build "$source/seeds" --db "$disk/kb.sqlite" 2>&1 > /dev/null)
  status=$?
  [ $status = 2 ] || complain "$kib KiB: status $status"
  case $errors in
    *$'\n'*) complain "$kib KiB: more than one line: $errors" ;;
    "onrecord: $disk/kb.sqlite: cannot be "*) fulls=$((fulls + 1)) ;;
    *) complain "$kib KiB: said '$errors'" ;;
  esac
  mount -t tmpfs -o remount,size=64m tmpfs "$disk"
  if [ -s "$disk/kb.sqlite" ]; then
    python3 - "$disk/kb.sqlite" <<'PYTHON' || complain "$kib KiB: unsound"
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
sys.exit(db.execute("PRAGMA integrity_check").fetchall() != [("ok",)])
PYTHON
  fi
  "$onrecord" build "$source/seeds" --db "$disk/kb.sqlite" --quiet || complain "$kib KiB: cannot go on"
  [ "$("$onrecord" digest "$disk/kb.sqlite")" = "$digest" ] || complain "$kib KiB: another digest"
  umount "$disk"
done
[ $fulls = 6 ] || complain "only $fulls disks were full"
exit $failed
