#!/usr/bin/env bash
# Brings the files that recorded checksums need and that are not there, and nothing else.
# docs/artifact-store.md says how, from where, and what the exit code means.
#
#   SMOKE_JAR                harmonia-smoke.jar
#   SMOKE_ROOT               the workspace; "."
#   SMOKE_STORE              where from, one on each line, asked in turn:
#                            rclone:REMOTE:PATH, gh-release:TAG, hf:REPO[@REVISION][:FOLDER]
#   SMOKE_SHARD              i/n: only what this shard needs
#   SMOKE_SETTINGS           smoke.x=y, one on each line
#   SMOKE_RESTORE_MANIFESTS  manifests to bring first, where the checkout has none and git tracks
#                            none; separated by line ends or commas
#   SMOKE_WORK               folder for what is on its way, best on the workspace's file system;
#                            RUNNER_TEMP, TMPDIR or /tmp has it
#
# Output: restored, the manifests that it brought, separated by commas.
#
# Exit code 0: brought what the stores have; what they have not is named, and the suite decides.
# 1: a store could not be asked, or a manifest is nowhere. 2: wrong usage.
set -euo pipefail
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/stores.sh"

stores=()

read_stores() {
  local store
  while IFS= read -r store || [[ -n $store ]]; do
    store=${store%$'\r'}
    [[ -n $store ]] || continue
    check_store "$store"
    stores+=("$store")
  done <<<"${SMOKE_STORE:-}"
  ((${#stores[@]})) || fail "SMOKE_STORE names no store. Give rclone:REMOTE:PATH, gh-release:TAG or hf:REPO[@REVISION][:FOLDER]." 2
}

# Brings the paths of a file from the stores, each from the first that has it.
# What is left in the file is in none of them.
bring() { # list
  local store path stage=$folder/stage
  for store in "${stores[@]}"; do
    [[ -s $1 ]] || break
    mkdir "$stage"
    local kind=${store%%:*} status=0
    local program=${kind%-release}
    command -v "$program" >/dev/null || fail "SMOKE_STORE names a store that needs $program. Install it."
    "fetch_${kind//-/_}" "${store#*:}" "$1" "$stage" || status=$?
    if ((status)); then
      # a file that came to its half looks like one that came
      smoke_say error "Nothing was brought from the store $(shown "$store"), since $kind failed (exit code $status), for the reason above."
      failed=true
    else
      : >"$folder/left"
      while IFS= read -r path; do
        if [[ -f $stage/$path && ! -L $stage/$path ]]; then
          put "$path" "$stage/$path"
        else
          printf '%s\n' "$path" >>"$folder/left"
        fi
      done <"$1"
      mv -f "$folder/left" "$1"
    fi
    rm -rf -- "$stage"
  done
}

# Renamed into its place, so that it is never there by half, and takes the place of a link.
put() { # path file
  {
    mkdir -p -- "$(dirname -- "$root/$1")" && mv -f -- "$2" "$root/$1"
  } 2>"$folder/err" || {
    masked <"$folder/err"
    fail "$(shown "$1") came and could not be put into its place, for the reason above."
  }
  printf 'restored: %s\n' "$(shown "$1")"
  brought=$((brought + 1))
}

want_manifest() { # path word reason
  if [[ $2 != no-path && -f $root/$1 ]]; then return; fi
  if [[ $2 == tracked ]]; then
    echo "$(shown "$1") is tracked by git and not there: it is not restored"
    return
  fi
  [[ $2 == free ]] || fail "The manifest $(shown "$1") cannot be restored: it $3." 2
  printf '%s\n' "$1" >>"$folder/asked"
}

restore_manifests() {
  local path
  : >"$folder/asked"
  each_manifest want_manifest
  cp "$folder/asked" "$folder/left-over"
  bring "$folder/left-over"
  # Other than a file, a manifest that is not there may leave nothing that the suite would miss.
  while IFS= read -r path; do
    smoke_say error "The manifest $(shown "$path") is asked for, and neither the checkout nor a store has it."
    failed=true
  done <"$folder/left-over"
  smoke_output restored "$(grep -vFx -f "$folder/left-over" "$folder/asked" | paste -sd, -)"
}

restore_files() {
  local path
  list_files "Not restored" --missing
  if [[ $listed == 0 && $whole == whole ]]; then
    echo "nothing is missing: nothing to restore"
    return
  fi
  brought=0
  bring "$folder/files"
  while IFS= read -r path; do
    if [[ $failed == false ]]; then smoke_say warning "No store has $(shown "$path")."; fi
  done <"$folder/files"
  echo "restored $brought files; $(wc -l <"$folder/files" | tr -d ' ') were not to be had"
}

brought=0
read_stores
open_workspace
restore_manifests
restore_files
[[ $failed == false ]]
