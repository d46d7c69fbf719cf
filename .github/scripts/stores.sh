# shellcheck shell=bash
# shellcheck disable=SC2154 # common.sh sets them
# The stores that restore.sh asks. To be sourced, after common.sh.

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
  local path asset i assets=() paths=() gh=(env -u GH_DEBUG -u DEBUG gh release)
  mkdir -p "$folder/assets"
  (cd "$root" && run_into "$folder/view" "${gh[@]}" view "$1" --json assets --jq '.assets[].name') || return 1
  while IFS= read -r path; do
    if ! asset=$(asset_of "$path"); then
      smoke_say warning "No release can hold $(shown "$path") under its name: see docs/artifact-store.md."
    elif grep -Fxq -e "$asset" "$folder/view"; then
      assets+=("$asset")
      paths+=("$path")
    fi
  done <"$2"
  # some at a time: the length of a command is bounded
  for ((i = 0; i < ${#assets[@]}; i += 200)); do
    local batch=("${assets[@]:i:200}")
    (cd "$root" && run "${gh[@]}" download "$1" --dir "$folder/assets" "${batch[@]/#/--pattern=}") || return 1
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
    if [[ -n $under && $path != "$under"/* ]]; then continue; fi
    # for fnmatch, so that only the file of that name matches
    path=${path#"${under:+$under/}"}
    path=${path//\[/[[]}
    path=${path//\*/[*]}
    names+=("${path//\?/[?]}")
  done <"$2"
  for ((i = 0; i < ${#names[@]}; i += 100)); do
    local batch=("${names[@]:i:100}")
    # One name alone is taken as it is and must be there; several are patterns. So: always several.
    run env HF_HUB_DISABLE_PROGRESS_BARS=1 HF_HUB_DISABLE_TELEMETRY=1 hf download \
      --local-dir "$3/${under:-.}" ${options[@]+"${options[@]}"} -- "$repo" "${batch[@]}" "${batch[0]}" || return 1
  done
  rm -rf -- "$3/${under:-.}/.cache"
}
