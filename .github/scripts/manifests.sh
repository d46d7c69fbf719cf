#!/usr/bin/env bash
# For repositories that keep manifests out of git and bring them from a cache: lets a cache bring
# only those that the checkout has not, never over a file that is there.
#
#   manifests.sh wanted   before the cache is restored: says by the output `any` whether one is
#                         missing, by `paths` what the cache holds, and lays aside what is there
#   manifests.sh settle   afterwards: puts back what was there, and says by the output `restored`
#                         which came, separated by commas
#
#   SMOKE_RESTORE_MANIFESTS  paths of manifests and checksum files relative to the workspace,
#                            separated by commas or line ends
#   SMOKE_ROOT               the workspace, relative to the checkout (.)
set -euo pipefail
. "$(dirname "$0")/lib.sh"

root=${SMOKE_ROOT:-.}
aside=$(smoke_work)/manifests

# The paths asked for, one a line.
asked() {
  printf '%s\n' "${SMOKE_RESTORE_MANIFESTS:-}" | tr ',' '\n' | while IFS= read -r path; do
    path=${path#"${path%%[![:space:]]*}"}
    path=${path%"${path##*[![:space:]]}"}
    case $path in
      '') ;;
      # They become patterns of actions/cache, and must stay in the workspace.
      /* | *..* | *[\*\?\[\]\!\~\#\\]*)
        smoke_say error "restore-manifests: $path is no plain path relative to the workspace." >&2
        exit 2
        ;;
      *) printf '%s\n' "$path" ;;
    esac
  done
}

is_tracked() {
  git -C "$root" ls-files --error-unmatch -- ":(literal)$1" >/dev/null 2>&1
}

case ${1:-} in
  wanted)
    rm -rf "$aside"
    mkdir -p "$aside"
    any=false
    paths=
    list=$(asked)
    while IFS= read -r path; do
      [ -n "$path" ] || continue
      [ "$root" = . ] && paths+=$path$'\n' || paths+=$root/$path$'\n'
      if [ -e "$root/$path" ] || [ -L "$root/$path" ]; then
        mkdir -p "$aside/$(dirname "$path")"
        cp -P "$root/$path" "$aside/$path"
        echo "$path is there, and stays as it is"
      elif is_tracked "$path"; then
        echo "$path is tracked by git and deleted: it is not restored"
      else
        echo "$path is not in the checkout: wanted"
        any=true
      fi
    done <<<"$list"
    smoke_output any "$any"
    smoke_output paths "${paths%$'\n'}"
    ;;
  settle)
    restored=
    list=$(asked)
    while IFS= read -r path; do
      [ -n "$path" ] || continue
      if [ -e "$aside/$path" ] || [ -L "$aside/$path" ]; then
        if [ -L "$aside/$path" ] || ! cmp -s "$aside/$path" "$root/$path"; then
          rm -rf "${root:?}/$path"
          cp -P "$aside/$path" "$root/$path"
          smoke_say warning "The cache held another $path than the checkout: the checkout's was put back."
        fi
      elif is_tracked "$path"; then
        rm -f "$root/$path"
      elif [ -e "$root/$path" ]; then
        restored+=${restored:+,}$path
      else
        smoke_say warning "$path was to be restored, and neither the checkout nor the cache has it."
      fi
    done <<<"$list"
    echo "restored: ${restored:-none}"
    smoke_output restored "$restored"
    ;;
  *)
    echo "usage: manifests.sh wanted|settle" >&2
    exit 2
    ;;
esac
