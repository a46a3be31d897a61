#!/usr/bin/env bash
# Every command that README.md documents works, and answers what it shows. `ONRECORD_APPROVE=1 ctest -R readme` writes the
# real answers into README.md. Skipped where Python is not there.
set -eu
command -v python3 > /dev/null || exit 77
exec python3 "$1/tests/readme_examples.py" "$1" "$2" ${ONRECORD_APPROVE:+--approve}
