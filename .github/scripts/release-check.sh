#!/usr/bin/env bash
# Says whether a tag may be released: release-check.sh v1.2.3. The version of the pom must be the
# tag's, no snapshot, and CHANGELOG.md must have a section of it with something in it, which is
# printed: the release's notes.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

tag=${1:?usage: release-check.sh vVERSION}
cd "${RELEASE_ROOT:-$(dirname "$0")/../..}"

refuse() {
  smoke_say error "$1" >&2
  exit 1
}

version=${tag#v}
[[ $tag =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] ||
  refuse "The tag $tag is no version: expected v1.2.3."
pom=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml | head -n 1)
[ "$pom" = "$version" ] ||
  refuse "The tag is $tag, the version of pom.xml is $pom: expected $version. Set it (mvn versions:set), commit, and tag that commit."
! grep -q '[/:]OWNER[/<]' pom.xml ||
  refuse "pom.xml does not say who publishes: expected a name, actual OWNER. Run .github/scripts/owner.sh NAME, and commit."
case $version in
  *-SNAPSHOT) refuse "The version $version is a snapshot: expected one without -SNAPSHOT." ;;
esac

# The section's lines, without its heading and without empty lines around them.
notes=$(awk -v heading="## $version" '
  index($0, "## ") == 1 { inside = ($0 == heading || index($0, heading " ") == 1); next }
  inside { print }' CHANGELOG.md)
notes=$(printf '%s\n' "$notes" | sed -e '/./,$!d')
[ -n "$notes" ] ||
  refuse "CHANGELOG.md has no section ## $version: expected one, with the date: ## $version - 2026-11-23."
printf '%s\n' "$notes"
