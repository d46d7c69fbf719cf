#!/usr/bin/env bash
# The key and the paths for actions/cache/restore and /save: what recorded checksums need, and
# nothing that git tracks. docs/artifact-store.md has the steps.
#
#   SMOKE_JAR, SMOKE_ROOT, SMOKE_SHARD, SMOKE_SETTINGS, SMOKE_WORK   as in restore.sh
#   GITHUB_WORKSPACE   the folder that the cache's paths are relative to; the current one
#
# Outputs: key, paths (one on each line), any (true or false).
# Exit code 0: the outputs are there. 1: they could not be made. 2: wrong usage.
set -euo pipefail
. "$(dirname "$0")/common.sh"

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-64
}

# The checksum files: those that the settings name, else the usual ones.
checksum_files() {
  local i
  smoke_settings
  for ((i = ${#settings[@]} - 1; i >= 0; i--)); do
    case ${settings[i]} in
      smoke.checksums=*)
        printf '%s\n' "${settings[i]#*=}" | tr ',' '\n'
        return
        ;;
    esac
  done
  printf '%s\n' "$root/models/checksums.sha256" "$root/datasets/checksums.sha256"
}

# The same on each system: git may give line ends of its own to a checkout.
key() {
  local file number=0
  checksum_files | while IFS= read -r file; do
    number=$((number + 1))
    if [[ -f $file ]]; then printf '%s %s\n' "$number" "$(tr -d '\r' <"$file" | sha256)"; fi
  done | sha256
}

# A line of "path" is a pattern for @actions/glob, which also trims it and takes "#", "!" and "~" at
# its start for something else.
as_pattern() {
  local text=$1
  text=${text//\[/[[]}
  text=${text//\*/[*]}
  text=${text//\?/[?]}
  printf './%s' "$text"
}

list_paths() {
  local path whole_path
  find_prefix
  list_needed "$folder/needed"
  : >"$folder/paths"
  while IFS= read -r -d '' path; do
    whole_path=${prefix:+$prefix/}$path
    reason=
    case $whole_path in
      *\\*) reason="has a backslash in its name, which separates on Windows" ;;
      *[[:space:]]) reason="ends in a space, which is trimmed" ;;
    esac
    if [[ -n $reason ]] || is_refused "$path"; then
      smoke_say warning "Not cached: $(shown "$path") $reason."
    else
      printf '%s\n' "$(as_pattern "$whole_path")" >>"$folder/paths"
    fi
  done <"$folder/needed"
}

give_outputs() {
  local any=false
  # GitHub takes 1 MiB for an output
  if (($(wc -c <"$folder/paths") > 1000000)); then
    smoke_say warning "Nothing is cached: the paths take more than an output may have."
    : >"$folder/paths"
  fi
  if [[ -s $folder/paths ]]; then any=true; fi
  smoke_output key "harmonia-smoke-v1-$(key)"
  smoke_output any "$any"
  smoke_output paths "$(cat "$folder/paths")"
}

need_jar
open_workspace
list_tracked
list_paths
give_outputs
