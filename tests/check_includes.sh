#!/usr/bin/env bash
# Data flows one way: a folder includes only itself and folders to its left in corpora, models, stages, pipeline.
set -eu
cd "$1"
failed=0
allowed=""
for folder in corpora models stages pipeline; do
  allowed="${allowed:+$allowed|}$folder"
  wrong=$(grep -nE '^#include "' "$folder"/*.h "$folder"/*.cpp | grep -vE "#include \"($allowed)/" || true)
  if [ -n "$wrong" ]; then
    echo "$folder/ may include only ($allowed)/:"
    echo "$wrong"
    failed=1
  fi
done
exit $failed
