#!/usr/bin/env bash
# For repositories that keep manifests out of git and bring them from a cache: lets the cache bring
# only those that the checkout has not, never over a file that is there.
#
#   manifests.sh wanted   before the cache is restored: says by the output `any` whether one is
#                         missing, by `paths` what the cache holds, and lays aside what is there
#   manifests.sh settle   afterwards: puts back what was there, and says by the output `restored`
#                         which came, separated by commas
#
#   SMOKE_RESTORE_MANIFESTS  paths of manifests and checksum files relative to the workspace,
#                            separated by line ends or commas
#   SMOKE_STORE              where set, restore.sh follows and brings what the cache has not; else
#                            a manifest that is nowhere is an error
#   SMOKE_ROOT               the workspace (.)
#   GITHUB_WORKSPACE         the folder that the cache's paths are relative to; the current one
set -euo pipefail
. "$(dirname "$0")/common.sh"

aside=$(smoke_work)/manifests

# They become patterns of actions/cache, and must stay in the workspace.
list_asked() {
  local path
  asked_manifests >"$folder/asked"
  while IFS= read -r path; do
    case $path in
      /* | *..* | *[\*\?\[\]\!\~\#\\]*)
        fail "restore-manifests: $(shown "$path") is no plain path relative to the workspace." 2
        ;;
    esac
  done <"$folder/asked"
}

is_there() { [[ -e $1 || -L $1 ]]; }

wanted() {
  local path any=false paths=
  rm -rf "$aside"
  mkdir -p "$aside"
  while IFS= read -r path; do
    paths+=${prefix:+$prefix/}$path$'\n'
    if is_there "$root/$path"; then
      mkdir -p "$aside/$(dirname "$path")"
      cp -P "$root/$path" "$aside/$path"
      echo "$(shown "$path") is there, and stays as it is"
    elif is_tracked "$path"; then
      echo "$(shown "$path") is tracked by git and deleted: it is not restored"
    else
      echo "$(shown "$path") is not in the checkout: wanted"
      any=true
    fi
  done <"$folder/asked"
  smoke_output any "$any"
  smoke_output paths "${paths%$'\n'}"
}

settle() {
  local path restored='' failed=false
  while IFS= read -r path; do
    if is_there "$aside/$path"; then
      if [[ -L $aside/$path ]] || ! cmp -s "$aside/$path" "$root/$path"; then
        smoke_say warning "The cache held another $(shown "$path") than the checkout: the checkout's was put back."
        rm -rf "${root:?}/$path"
        cp -P "$aside/$path" "$root/$path"
      fi
    elif is_tracked "$path"; then
      rm -f "$root/$path"
    elif is_there "$root/$path"; then
      restored+=${restored:+,}$path
    else
      # The suite could not miss a checksum file of which it does not know. A store may have it yet.
      if [[ -n ${SMOKE_STORE:-} ]]; then
        echo "$(shown "$path") is not in the cache: the store is asked"
      else
        smoke_say error "$(shown "$path") is to be restored, and neither the checkout nor the cache has it."
        failed=true
      fi
    fi
  done <"$folder/asked"
  echo "restored: ${restored:-none}"
  smoke_output restored "$restored"
  [[ $failed == false ]]
}

open_workspace
find_prefix
list_tracked
list_asked
case ${1:-} in
  wanted | settle) "$1" ;;
  *) fail "usage: manifests.sh wanted|settle" 2 ;;
esac
