#!/usr/bin/env bash
# The key and the paths for actions/cache/restore and /save: what recorded checksums need, and
# nothing that git tracks. docs/artifact-store.md has the steps.
#
#   SMOKE_JAR, SMOKE_ROOT, SMOKE_SHARD, SMOKE_SETTINGS, SMOKE_WORK   as in restore.sh
#   GITHUB_WORKSPACE   the folder that the cache's paths are relative to; the current one
#
# Outputs: key, paths (patterns, one on each line), any (true or false).
# Exit code 0: the outputs are there. 1: they could not be made. 2: wrong usage.
set -euo pipefail
. "$(dirname "$0")/common.sh"

open_workspace
find_prefix
list_files "Not cached" --cache-below="$prefix"
# GitHub takes 1 MiB for an output
if (($(wc -c <"$folder/files") > 1000000)); then
  smoke_say warning "Nothing is cached: the paths take more than an output may have."
  : >"$folder/files"
fi
any=false
if [[ -s $folder/files ]]; then any=true; fi
smoke_output key "$(cat "$folder/key")"
smoke_output any "$any"
smoke_output paths "$(cat "$folder/files")"
