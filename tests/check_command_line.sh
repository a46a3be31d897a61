#!/usr/bin/env bash
# The program as a shell meets it: exit status, a reader that is gone, a full device, no colours where there is no
# terminal.
set -u
source=$1
program=$2
failed=0

# expect STATUS WHAT COMMAND...: the command ends with this status.
expect() {
  local wanted=$1 what=$2
  shift 2
  "$@" > /dev/null 2>&1
  local status=$?
  if [ $status -ne "$wanted" ]; then
    echo "$what: status $status instead of $wanted"
    failed=1
  fi
}

expect 0 "help" "$program" help
expect 2 "no command" "$program"
expect 2 "wrong usage" "$program" query
expect 0 "a reader that is gone" bash -o pipefail -c '"$1" show "$2"/seeds/left-futures-panel.txt | true' - "$program" "$source"
expect 2 "a full device" bash -c '"$1" help > /dev/full' - "$program"
expect 2 "standard output closed" bash -c '"$1" help >&-' - "$program"

if "$program" show "$source/seeds/ferry-fares-wire.txt" | grep -q $'\033'; then
  echo "colours where there is no terminal"
  failed=1
fi
message=$("$program" show /nowhere/article.txt 2>&1 > /dev/null)
if [ "$message" != "onrecord: /nowhere/article.txt: does not exist" ]; then
  echo "a missing article: '$message'"
  failed=1
fi
exit $failed
