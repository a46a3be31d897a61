#!/usr/bin/env bash
# Speakers of direct quotes in 100 real articles are as often right as stages/README.md says. Skipped where the articles or
# Python are not there.
set -eu
source=$1
program=$2
articles=${ONRECORD_DATA:-$source/../shared}/data/articles/political-2012-2020.jsonl.gz
if [ ! -f "$articles" ] || ! command -v python3 > /dev/null; then
  echo "skipped: needs $articles and python3"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 "$source/tests/score_speakers.py" articles "$articles" "$scratch/articles"
"$program" build "$scratch/articles" --db "$scratch/kb.sqlite" --quiet
python3 "$source/tests/score_speakers.py" score "$scratch/kb.sqlite" --most 0.065
