#!/usr/bin/env bash
# Run right after actions/cache/restore, which extracts an archive over the workspace: puts back
# what git tracks wherever that changed or deleted it, so that a stale cache never stands for the
# checkout. docs/artifact-store.md has more.
#
#   SMOKE_ROOT, SMOKE_WORK   as in restore.sh
#   SMOKE_RESTORE_MANIFESTS  manifests that the cache may bring, which needs SMOKE_JAR
#   SMOKE_STORE              where set, restore.sh follows and brings manifests that are not there
#
# Output: restored, those manifests that are there and not tracked, separated by commas.
# Exit code 0: what git tracks is as in git's index. 1: it is not, or a manifest that is asked for
# is not there. 2: wrong usage.
set -euo pipefail
. "$(dirname "$0")/common.sh"

# What differs from the index, each name ended by NUL. Git itself takes a file of another size for
# changed; so each that it names is hashed, through git's filters: a Git LFS file may lie there as
# its pointer or as its content.
list_changed() { # file
  local meta path mode_before mode oid rest
  # times that the archive brought are no change
  git update-index -q --really-refresh >/dev/null 2>&1 || true
  git diff-files -z --ignore-submodules=all >"$folder/raw"
  : >"$1"
  while IFS= read -r -d '' meta && IFS= read -r -d '' path; do
    read -r mode_before mode oid rest <<<"${meta#:}"
    case $rest in
      *M)
        if [[ $mode_before == "$mode" && $mode == 100* ]] &&
          [[ $(git hash-object --path="$path" -- "$path" 2>/dev/null) == "$oid" ]]; then
          continue
        fi
        ;;
    esac
    printf '%s\0' "$path" >>"$1"
  done <"$folder/raw"
}

put_back() {
  local top path count=0
  top=$(git -C "$root" rev-parse --show-toplevel 2>"$folder/err") || {
    masked <"$folder/err"
    fail "Git cannot read the repository of the workspace, for the reason above."
  }
  cd -- "$top"
  list_changed "$folder/changed"
  while IFS= read -r -d '' path; do
    smoke_say warning "Put back as git has it, since what was restored had changed it: $(shown "$path")"
    count=$((count + 1))
  done <"$folder/changed"
  if ((count)); then
    # nothing is downloaded for it
    GIT_LFS_SKIP_SMUDGE=1 git checkout-index -f -z --stdin <"$folder/changed" || true
    list_changed "$folder/still"
    while IFS= read -r -d '' path; do
      smoke_say error "Git tracks it, and it cannot be put back: $(shown "$path")"
      failed=true
    done <"$folder/still"
  fi
  echo "put back $count tracked files"
}

open_workspace
put_back
each_manifest settle_manifest
finish_manifests
