#!/usr/bin/env bash
# Writes who publishes Harmonia Smoke into every file that names it: owner.sh NAME [OLD]. As it
# stands, each says OWNER (the pom, the action's examples, documents, what `init` writes, tests).
# Once, before the first release; with OLD, when the repository moves.
set -euo pipefail

name=${1:?usage: owner.sh NAME [OLD]} old=${2:-OWNER}
for word in "$name" "$old"; do
  [[ $word =~ ^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$ ]] || {
    echo "owner.sh: $word is no name of a user or an organization on GitHub." >&2
    exit 2
  }
done
cd "$(git rev-parse --show-toplevel)"

# The word alone; OWNER/NAME stands for the parts of any repository's name. No sed -i: it differs.
edge='[^A-Za-z0-9_-]'
changed=0
while IFS= read -r -d '' file; do
  # each twice: two words may share what stands between them
  sed -E -e "s#$old/NAME#@any@/NAME#g" \
    -e "s#(^|$edge)$old($edge|\$)#\\1$name\\2#g" -e "s#(^|$edge)$old($edge|\$)#\\1$name\\2#g" \
    -e "s#@any@/NAME#$old/NAME#g" "$file" >"$file.owner"
  if ! cmp -s "$file" "$file.owner"; then
    cat "$file.owner" >"$file" # keeps the mode
    changed=$((changed + 1))
  fi
  rm "$file.owner"
done < <(git grep -Ilz -w -e "$old" -- ':!.github/scripts/owner.sh' ':!.github/scripts/release-check.sh')
echo "owner.sh: $changed files say $name now, where they said $old"
((changed)) || exit 1
