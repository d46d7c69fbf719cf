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

stores=()
failed=false

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

# The name of a store is printed and is an argument: credentials stand in the environment alone.
check_store() {
  local form
  case $1 in
    rclone:*) form='^rclone:[A-Za-z0-9_.+@][A-Za-z0-9_.+@-]*:[^[:cntrl:]]*$' ;;
    gh-release:*) form='^gh-release:[A-Za-z0-9_.+][A-Za-z0-9_.+/-]*$' ;;
    hf:*) form='^hf:(datasets/)?[A-Za-z0-9_.][A-Za-z0-9_./-]*(@[A-Za-z0-9_.][A-Za-z0-9_./-]*)?(:[^[:cntrl:]]*)?$' ;;
    maven:*) fail "From a Maven repository the build itself restores: see docs/artifact-store.md." 2 ;;
    *) form='^$' ;;
  esac
  [[ $1 =~ $form ]] || fail "SMOKE_STORE has a line that is no store; it is not shown, since it may hold a credential. Give rclone:REMOTE:PATH, with a remote that is configured under that name, gh-release:TAG or hf:REPO[@REVISION][:FOLDER]." 2
}

# Runs a program whose output may hold a credential; nothing of it is shown unmasked.
run() {
  local status=0
  run_into "$folder/out" "$@" || status=$?
  masked <"$folder/out"
  return "$status"
}

# The same, with its standard output in a file.
run_into() { # file program argument…
  local to=$1 status=0
  shift
  "$@" </dev/null >"$to" 2>"$folder/err" || status=$?
  masked <"$folder/err"
  return "$status"
}

need_program() {
  command -v "$1" >/dev/null || fail "SMOKE_STORE names a store that needs $1. Install it."
}

# Each fetch_… takes a file with paths and brings them into a folder. It fails where the store could
# not be asked; what the store has not is only not there afterwards.

# Taken as they are, "#", ";" and spaces too; no listing of the whole store.
fetch_rclone() { # REMOTE:PATH list folder
  run env -u RCLONE_DUMP -u RCLONE_DUMP_HEADERS -u RCLONE_DUMP_BODIES -u RCLONE_LOG_FILE \
    rclone copy --files-from-raw "$2" --no-traverse --retries 3 --low-level-retries 3 \
    --ask-password=false -- "$1" "$3"
}

# A path's name in a release, where no name has a folder: "/" is "__". GitHub renames what has other
# characters; and "__" must come from one path alone.
asset_of() {
  case $1 in
    *[!A-Za-z0-9_./-]* | *__* | *_/* | */_* | .* | *.) return 1 ;;
  esac
  printf '%s' "${1//\//__}"
}

fetch_gh_release() { # TAG list folder
  local path asset i assets=() paths=()
  mkdir -p "$folder/assets"
  (cd "$root" && run_into "$folder/view" env -u GH_DEBUG -u DEBUG \
    gh release view "$1" --json assets --jq '.assets[].name') || return 1
  while IFS= read -r path; do
    if ! asset=$(asset_of "$path"); then
      smoke_say warning "No release can hold $(shown "$path") under its name: see docs/artifact-store.md."
    elif grep -Fxq -e "$asset" "$folder/view"; then
      assets+=("$asset")
      paths+=("$path")
    fi
  done <"$2"
  # some at a time: the length of a command is bounded
  local batch=()
  for ((i = 0; i < ${#assets[@]}; i++)); do
    batch+=(--pattern "${assets[i]}")
    if ((${#batch[@]} == 200 || i + 1 == ${#assets[@]})); then
      (cd "$root" && run env -u GH_DEBUG -u DEBUG gh release download "$1" --dir "$folder/assets" "${batch[@]}") || return 1
      batch=()
    fi
  done
  for ((i = 0; i < ${#assets[@]}; i++)); do
    if [[ -f $folder/assets/${assets[i]} ]]; then
      mkdir -p -- "$(dirname -- "$3/${paths[i]}")" || return 1
      mv -f -- "$folder/assets/${assets[i]}" "$3/${paths[i]}" || return 1
    fi
  done
}

# The repository's files are those of one folder of the workspace.
fetch_hf() { # REPO[@REVISION][:FOLDER] list folder
  local repo=${1%%:*} under="" path options=() names=() i
  if [[ $1 == *:* ]]; then under=${1#*:}; fi
  under=${under%/}
  if [[ $repo == *@* ]]; then
    options+=(--revision "${repo#*@}")
    repo=${repo%%@*}
  fi
  if [[ $repo == datasets/* ]]; then
    options+=(--repo-type dataset)
    repo=${repo#datasets/}
  fi
  while IFS= read -r path; do
    if [[ -z $under || $path == "$under"/* ]]; then names+=("$(glob_escaped "${path#"${under:+$under/}"}")"); fi
  done <"$2"
  local batch=()
  for ((i = 0; i < ${#names[@]}; i++)); do
    batch+=("${names[i]}")
    if ((${#batch[@]} == 100 || i + 1 == ${#names[@]})); then
      # One name alone is taken as it is and must be there; several are patterns. So: always several.
      run env HF_HUB_DISABLE_PROGRESS_BARS=1 HF_HUB_DISABLE_TELEMETRY=1 hf download \
        --local-dir "$3/${under:-.}" ${options[@]+"${options[@]}"} -- "$repo" "${batch[@]}" "${batch[0]}" || return 1
      batch=()
    fi
  done
  rm -rf -- "$3/${under:-.}/.cache"
}

# For fnmatch, so that only the file of that name matches.
glob_escaped() {
  local text=$1 out="" char i
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $char in
      '*' | '?' | '[') out+="[$char]" ;;
      *) out+=$char ;;
    esac
  done
  printf '%s' "$out"
}

# Brings the paths of a file from the stores, each from the first that has it.
# What is left in the file is in none of them.
bring() { # list
  local store path stage=$folder/stage
  for store in "${stores[@]}"; do
    [[ -s $1 ]] || break
    mkdir "$stage"
    local kind=${store%%:*} status=0
    case $kind in
      gh-release) need_program gh ;;
      *) need_program "$kind" ;;
    esac
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

restore_manifests() {
  local path
  : >"$folder/manifests"
  while IFS= read -r path; do
    if is_tracked "$path" || [[ -f $root/$path ]]; then continue; fi
    if is_refused "$path"; then fail "The manifest $(shown "$path") cannot be restored: it $reason." 2; fi
    printf '%s\n' "$path" >>"$folder/manifests"
  done < <(asked_manifests)
  cp "$folder/manifests" "$folder/asked"
  bring "$folder/manifests"
  # Other than a file, a manifest that is not there may leave nothing that the suite would miss.
  while IFS= read -r path; do
    smoke_say error "The manifest $(shown "$path") is asked for, and neither the checkout nor a store has it."
    failed=true
  done <"$folder/manifests"
  smoke_output restored "$(grep -vFx -f "$folder/manifests" "$folder/asked" | paste -sd, -)"
}

restore_files() {
  local path
  list_needed "$folder/needed" --missing
  : >"$folder/files"
  while IFS= read -r -d '' path; do
    if is_refused "$path"; then
      smoke_say warning "Not restored: $(shown "$path") $reason."
    else
      printf '%s\n' "$path" >>"$folder/files"
    fi
  done <"$folder/needed"
  if [[ ! -s $folder/needed && ! -e $folder/not-whole ]]; then
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
need_jar
read_stores
open_workspace
list_tracked
restore_manifests
restore_files
if [[ $failed == true ]]; then exit 1; fi
