#!/usr/bin/env bash
# For repositories that keep manifests out of git and bring them from a cache: lets the cache bring
# only those that the checkout has not, never over a file that is there.
#
#   manifests.sh wanted   before the cache is restored: says by the output `any` whether one is
#                         missing, by `paths` what the cache holds, and lays aside what is there
#   manifests.sh settle   afterwards: puts back what was there, and says by the output `restored`
#                         which came, separated by commas
#
#   SMOKE_JAR, SMOKE_ROOT, SMOKE_RESTORE_MANIFESTS, SMOKE_WORK   as in restore.sh
#   SMOKE_STORE        where set, restore.sh follows and brings what the cache has not; else a
#                      manifest that is nowhere is an error
#   GITHUB_WORKSPACE   the folder that the cache's paths are relative to; the current one
set -euo pipefail
. "$(dirname "$0")/common.sh"

aside=$(smoke_work)/manifests

hold_to_paths() { # path word reason
  [[ $2 != no-path ]] || fail "restore-manifests: $(shown "$1") $3." 2
}

want() { # path word reason
  paths+=${prefix:+$prefix/}$1$'\n'
  if is_there "$root/$1"; then
    mkdir -p "$aside/$(dirname "$1")"
    cp -P "$root/$1" "$aside/$1"
    echo "$(shown "$1") is there, and stays as it is"
  elif [[ $2 == tracked ]]; then
    echo "$(shown "$1") is tracked by git and deleted: it is not restored"
  elif [[ $2 == refused ]]; then
    fail "restore-manifests: $(shown "$1") $3." 2
  else
    echo "$(shown "$1") is not in the checkout: wanted"
    any=true
  fi
}

wanted() {
  rm -rf "$aside"
  mkdir -p "$aside"
  each_manifest want
  smoke_output any "$any"
  smoke_output paths "${paths%$'\n'}"
}

put_back_or_settle() { # path word
  if is_there "$aside/$1"; then
    if [[ -L $aside/$1 ]] || ! cmp -s "$aside/$1" "$root/$1"; then
      smoke_say warning "The cache held another $(shown "$1") than the checkout: the checkout's was put back."
      rm -rf "${root:?}/$1"
      cp -P "$aside/$1" "$root/$1"
    fi
  elif [[ $2 == tracked ]]; then
    rm -f "$root/$1"
  else
    settle_manifest "$@"
  fi
}

settle() {
  each_manifest put_back_or_settle
  echo "restored: ${restored:-none}"
  finish_manifests
}

any=false paths=''
case ${1:-} in
  wanted | settle) ;;
  *) fail "usage: manifests.sh wanted|settle" 2 ;;
esac
open_workspace
find_prefix
each_manifest hold_to_paths
"$1"
