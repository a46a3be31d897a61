#!/usr/bin/env bash
# Each file of models/en has a section in models/README.md, and each section headed with files is about ones that exist.
set -euo pipefail
cd "$1/models"
described=$(sed -n 's/^## //p' README.md | tr ',' '\n' | tr -d ' ' | grep -E '^[a-z_-]+\.(bin|tsv|re)$' | sort)
diff <(echo "$described") <(ls en | grep -vx LICENSE | sort) && exit 0
echo "left: described in models/README.md alone; right: in models/en alone"
exit 1
