# shellcheck shell=bash
# What restore.sh, keep-tracked.sh and cache-key.sh share. To be sourced.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A name for a message: quoted as a shell would need it, so on one line and without "##[".
shown() { printf '%q' "$1"; }

fail() { # message [exit code]
  smoke_say error "$1"
  exit "${2:-1}"
}

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

need_jar() {
  [[ -f ${SMOKE_JAR:-} ]] || fail "There is no file $(shown "${SMOKE_JAR:-}"). Set SMOKE_JAR to harmonia-smoke.jar." 2
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

# Writes what "needed" lists, each path ended by NUL, to a file.
list_needed() { # file [--missing]
  local to=$1 status=0
  shift
  smoke_settings
  if [[ -n ${SMOKE_SHARD:-} ]]; then set -- "$@" --shard "$SMOKE_SHARD"; fi
  smoke_jar needed "$@" -0 --root "$root" ${settings[@]+"${settings[@]}"} \
    >"$to" 2>"$folder/needed.err" || status=$?
  masked <"$folder/needed.err"
  if ((status == 0)); then return; fi
  # What keeps the list from being whole is a finding of the suite, or waived there. A Java that
  # does not start also ends with 1.
  if ((status != 1)) || ! smoke_jar --version >"$folder/version" 2>&1; then
    fail "The list of needed files could not be made (exit code $status)."
  fi
  : >"$folder/not-whole"
  smoke_say warning "The list of needed files is not whole, for the reasons above. The suite reports them."
}

# The files of the workspace that git tracks, one on each line, in $folder/tracked. A line end in a
# name becomes another character: such names are refused before they are looked up.
list_tracked() {
  : >"$folder/tracked"
  ignore_case=false
  local inside up=$root
  if inside=$(git -C "$root" rev-parse --is-inside-work-tree 2>"$folder/git.err"); then
    [[ $inside == true ]] || fail "The workspace lies in git's own folder. Set SMOKE_ROOT to a checkout."
    git -C "$root" ls-files -z --cached --recurse-submodules | tr '\n\0' '\001\n' >"$folder/tracked" ||
      fail "Git cannot list the files of the workspace."
    ignore_case=$(git -C "$root" config --type=bool --default=false core.ignorecase)
    if [[ $ignore_case == true ]]; then
      lower_case <"$folder/tracked" >"$folder/tracked.lower"
      mv -f "$folder/tracked.lower" "$folder/tracked"
    fi
    return
  fi
  # No repository is fine. One that git refuses to read is not: what it tracks would be unknown.
  while [[ -n $up ]]; do
    if [[ -e $up/.git ]]; then
      masked <"$folder/git.err"
      fail "Git cannot read the repository of the workspace, for the reason above."
    fi
    up=${up%/*}
  done
}

lower_case() { LC_ALL=C tr '[:upper:]' '[:lower:]'; }

is_tracked() {
  local name=$1
  if [[ $ignore_case == true ]]; then name=$(printf %s "$name" | lower_case); fi
  LC_ALL=C grep -Fxq -e "$name" "$folder/tracked"
}

# Why a file must not be written, in $reason; fails if it may.
is_refused() {
  local path=$1 up=$1 physical
  case $path in
    *[[:cntrl:]]*) reason="has a control character in its name, which a list cannot hold" ;;
    '' | /* | */ | *//* | . | ./* | */. | */./* | .. | ../* | */.. | */../*) reason="is no path of the workspace" ;;
    .[gG][iI][tT] | .[gG][iI][tT]/* | */.[gG][iI][tT] | */.[gG][iI][tT]/*) reason="lies in git's own folder" ;;
    *) reason= ;;
  esac
  if [[ -n $reason ]]; then return; fi
  if is_tracked "$path"; then
    reason="is tracked by git: git brings it (git checkout, git lfs pull)"
    return
  fi
  while [[ $up == */* ]]; do
    up=${up%/*}
    if [[ -d $root/$up ]]; then
      physical=$(cd -P -- "$root/$up" && pwd -P)
      case $physical/ in
        "${root%/}"/*) ;;
        *)
          reason="lies behind a link that leads out of the workspace"
          return
          ;;
      esac
      physical=${physical#"$root"}
      physical=${physical#/}
      if [[ $physical != "$up" ]] && is_tracked "${physical:+$physical/}${path#"$up"/}"; then
        reason="is, behind a link, tracked by git: git brings it (git checkout, git lfs pull)"
        return
      fi
      break
    elif [[ -e $root/$up || -L $root/$up ]]; then
      reason="cannot be there: $(shown "$up") is no folder"
      return
    fi
  done
  if [[ -d $root/$path ]]; then reason="is a folder"; fi
  [[ -n $reason ]]
}

# The paths of SMOKE_RESTORE_MANIFESTS, one on each line.
asked_manifests() {
  local line
  printf '%s\n' "${SMOKE_RESTORE_MANIFESTS:-}" | tr ',' '\n' | tr -d '\r' | while IFS= read -r line; do
    line=${line#"${line%%[! ]*}"}
    line=${line%"${line##*[! ]}"}
    if [[ -n $line ]]; then printf '%s\n' "$line"; fi
  done
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
