#!/usr/bin/env bash
# Entities and linking are as good on annotated articles as the tests tagged [gold] ask. Skipped where ONRECORD_DATA,
# which is ../shared beside the source tree where it is not set, has none.
set -eu
source=$1
program=$2
export ONRECORD_DATA=${ONRECORD_DATA:-$source/../shared}
if [ ! -d "$ONRECORD_DATA/gold" ]; then
  echo "skipped: needs annotated articles in $ONRECORD_DATA/gold"
  exit 77
fi
exec "$(dirname "$program")/onrecord_test_pipeline" "[gold]"
