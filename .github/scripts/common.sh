# shellcheck shell=bash
# What restore.sh, manifests.sh, keep-tracked.sh and cache-key.sh share. To be sourced. Which files
# may be written is for the jar to say: what it lists are fields that end in NUL.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A name for a message: quoted as a shell would need it, so on one line and without "##[".
shown() { printf '%q' "$1"; }

fail() { # message [exit code]
  smoke_say error "$1"
  exit "${2:-1}"
}

is_there() { [[ -e $1 || -L $1 ]]; }

# root: the workspace without links in its path. folder: a new one, outside of the workspace.
open_workspace() {
  unset CDPATH
  [[ -d ${SMOKE_ROOT:-.} ]] || fail "There is no folder $(shown "${SMOKE_ROOT:-.}"). Set SMOKE_ROOT to the workspace." 2
  root=$(cd -P -- "${SMOKE_ROOT:-.}" && pwd -P)
  local work
  work=$(smoke_work)
  mkdir -p -- "$work"
  work=$(cd -P -- "$work" && pwd -P)
  case $work/ in
    "${root%/}"/*) fail "The folder for temporary files, $(shown "$work"), lies in the workspace. Set SMOKE_WORK to one outside of it." 2 ;;
  esac
  folder=$(mktemp -d "$work/restore.XXXXXX")
  trap 'rm -rf -- "$folder"' EXIT
}

# prefix: the workspace's path in the folder that a cache's paths are relative to.
find_prefix() {
  local base
  base=$(cd -P -- "${GITHUB_WORKSPACE:-.}" && pwd -P)
  case $root/ in
    "${base%/}"/*) prefix=${root#"$base"} ;;
    *) fail "The workspace $(shown "$root") does not lie in $(shown "$base"), which the cache's paths are relative to." 2 ;;
  esac
  prefix=${prefix#/}
}

# Asks the jar's group ci, and puts its answer into a file.
ask() { # file what command [option…]
  local to=$1 what=$2 status=0
  shift 2
  [[ -f ${SMOKE_JAR:-} ]] || fail "There is no file $(shown "${SMOKE_JAR:-}"). Set SMOKE_JAR to harmonia-smoke.jar." 2
  smoke_jar ci "$@" --root "$root" >"$to" 2>"$folder/err" || status=$?
  masked <"$folder/err"
  ((status == 0)) || fail "The list of $what could not be made (exit code $status)."
}

# whole: whether nothing keeps the list from being so. listed: its length. $folder/files: what of it
# may be written, one on each line; what must not is named. $folder/key: the key of the cache.
list_files() { # "Not restored" [option…]
  local not=$1 path reason key
  shift
  smoke_settings
  if [[ -n ${SMOKE_SHARD:-} ]]; then set -- "$@" --shard "$SMOKE_SHARD"; fi
  ask "$folder/fields" "needed files" files "$@" ${settings[@]+"${settings[@]}"}
  listed=0
  : >"$folder/files"
  {
    IFS= read -r -d '' whole && IFS= read -r -d '' key
    printf '%s' "$key" >"$folder/key"
    while IFS= read -r -d '' path && IFS= read -r -d '' reason; do
      listed=$((listed + 1))
      if [[ -n $reason ]]; then
        smoke_say warning "$not: $(shown "$path") $reason."
      else
        printf '%s\n' "$path" >>"$folder/files"
      fi
    done
  } <"$folder/fields"
  # What keeps the list from being whole is a finding of the suite, or waived there.
  [[ $whole == whole ]] || smoke_say warning "The list of needed files is not whole, for the reasons above. The suite reports them."
}

# Calls a function for each manifest of SMOKE_RESTORE_MANIFESTS, with its path, a word (free,
# tracked, refused, no-path) and why it must not be written.
each_manifest() { # function
  local path word reason
  if [[ -z ${SMOKE_RESTORE_MANIFESTS:-} ]]; then return; fi
  [[ -f $folder/manifests ]] || ask "$folder/manifests" "manifests" manifests --asked="$SMOKE_RESTORE_MANIFESTS"
  while IFS= read -r -d '' path && IFS= read -r -d '' word && IFS= read -r -d '' reason; do
    "$1" "$path" "$word" "$reason"
  done <"$folder/manifests"
}

failed=false restored=''

# What came of a manifest that the checkout has not. The suite could not miss a checksum file of which
# it does not know; but a store may have it yet.
settle_manifest() { # path word
  if [[ $2 == tracked ]]; then return; fi
  if [[ -f $root/$1 ]]; then
    restored+=${restored:+,}$1
    echo "not of the checkout: $(shown "$1")"
  elif [[ -z ${SMOKE_STORE:-} ]]; then
    smoke_say error "The manifest $(shown "$1") is asked for, and neither the checkout nor the cache has it."
    failed=true
  fi
}

finish_manifests() {
  smoke_output restored "$restored"
  [[ $failed == false ]]
}

# A program's output for the log: no value of a variable that may be a credential, no user and
# password or query of an address, nothing that a CI would take for a command.
masked() {
  awk '
    BEGIN {
      for (name in ENVIRON) {
        upper = toupper(name)
        if (upper ~ /PASS|TOKEN|SECRET|KEY|CREDENTIAL|AUTH|BEARER|COOKIE|HEADER|SAS_URL|CONNECTION_STRING/ ||
            upper ~ /^RCLONE_CONFIG_/ && upper !~ /_(TYPE|PROVIDER|REGION|VENDOR|URL|ENDPOINT)$/) {
          n = split(ENVIRON[name], lines, "\n")
          for (i = 1; i <= n; i++) if (length(lines[i]) > 2) secrets[++count] = lines[i]
        }
      }
      # the longest first: one may be the beginning of another
      for (i = 2; i <= count; i++)
        for (j = i; j > 1 && length(secrets[j]) > length(secrets[j - 1]); j--) {
          swap = secrets[j]; secrets[j] = secrets[j - 1]; secrets[j - 1] = swap
        }
    }
    {
      rest = $0
      for (i = 1; i <= count; i++) {
        done = ""
        while ((at = index(rest, secrets[i])) > 0) {
          done = done substr(rest, 1, at - 1) "***"
          rest = substr(rest, at + length(secrets[i]))
        }
        rest = done rest
      }
      gsub(/:\/\/[^ "<>]*@/, "://***@", rest)
      gsub(/[?&][A-Za-z0-9_.%~-]+=[^ "<>]*/, "?***", rest)
      gsub(/[[:cntrl:]]/, "?", rest)
      gsub(/##\[/, "## [", rest)
      print "  | " rest
    }'
}
