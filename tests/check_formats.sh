#!/usr/bin/env bash
# The same articles give the same texts, mentions, quotes, speakers and links whether they come as JSON Lines or as web
# pages with the same metadata, or without any as JSON Lines or as text files; between the two, entities may be others of
# the same type, as dates tell namesakes apart. COUNT says how many. Takes real articles from ONRECORD_DATA, and is
# skipped without them.
set -euo pipefail
source=$1 program=$2
dump=${ONRECORD_DATA:-$source/../shared}/data/articles/political-2012-2020.jsonl.gz
if [ ! -r "$dump" ] || ! command -v python3 > /dev/null; then
  echo "skipped: needs $dump and python3"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$source/tests/make_formats.py" "$dump" "${COUNT:-100}" "$folder"
for form in lines.jsonl pages bare.jsonl texts; do
  "$program" build "$folder/$form" --db "$folder/$form.sqlite" --quiet
  python3 "$source/tests/list_contents.py" "$folder/$form.sqlite" > "$folder/$form.contents"
  python3 "$source/tests/list_contents.py" "$folder/$form.sqlite" --types > "$folder/$form.types"
done
[ -s "$folder/texts.contents" ]
cmp "$folder/lines.jsonl.contents" "$folder/pages.contents"
cmp "$folder/bare.jsonl.contents" "$folder/texts.contents"
cmp "$folder/lines.jsonl.types" "$folder/texts.types"
