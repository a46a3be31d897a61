#!/usr/bin/env bash
# `onrecord eval` prints what tools/score_kb.py of ONRECORD_DATA prints, to the last digit, of knowledge bases made by
# damaging the project's gold. Skipped where that script or Python is not there.
set -eu
source=$1
program=$2
reference=${ONRECORD_DATA:-$source/../shared}/tools/score_kb.py
if [ ! -f "$reference" ] || ! command -v python3 > /dev/null; then
  echo "skipped: needs $reference and python3"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for seed in 1 2 3 4 5; do
  python3 "$source/tests/damaged_gold.py" "$source/corpora/gold" "$scratch/kb.sqlite" $seed
  python3 "$reference" "$source/corpora/gold" --db "$scratch/kb.sqlite" > "$scratch/wanted"
  "$program" eval "$source/corpora/gold" --db "$scratch/kb.sqlite" > "$scratch/printed"
  diff "$scratch/wanted" "$scratch/printed"
done
