#!/usr/bin/env bash
# Data flows one way: a folder, with all below it, includes only itself and folders to its left in corpora, models,
# stages, pipeline. models/training is a layer of its own: it may include all but pipeline, and nothing includes it.
set -euo pipefail
cd "$1"
failed=0

# check FOLDER ALLOWED [BUT]: what the sources of FOLDER include, those under BUT left out, begins as ALLOWED says.
check() {
  local files wrong
  files=$(find "$1" -name '*.h' -o -name '*.cpp' | grep -vE "^${3:-$}")
  wrong=$(echo "$files" | xargs grep -HnE '^ *# *include *"' | grep -vE "include *\"($2)" || true)
  [ -n "$wrong" ] || return 0
  echo "$1 may include only $2:"
  echo "$wrong"
  failed=1
}

models='models/[^/"]+"' # its own files, not those of models/training
check corpora 'corpora/'
check models "corpora/|$models" models/training/
check models/training 'corpora/|models/|stages/'
check stages "corpora/|$models|stages/"
check pipeline "corpora/|$models|stages/|pipeline/"
exit $failed
