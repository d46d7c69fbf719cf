#!/usr/bin/env bash
# Publishes a release: release-publish.sh v1.2.3 NOTES FILE… A pre-release (v1.2.3-rc.1) is marked
# so; any other moves the tag of its major version (v1), by which actions are used, to its commit.
#
#   GH_TOKEN, GITHUB_REPOSITORY, GITHUB_SHA
set -euo pipefail

tag=${1:?usage: release-publish.sh vVERSION NOTES FILE…}
notes=${2:?usage: release-publish.sh vVERSION NOTES FILE…}
shift 2

options=()
case $tag in
  *-*) options+=(--prerelease) ;;
esac
gh release create "$tag" "$@" --repo "$GITHUB_REPOSITORY" --verify-tag --title "$tag" \
  --notes-file "$notes" ${options[@]+"${options[@]}"}

[ ${#options[@]} -eq 0 ] || exit 0
major=${tag%%.*}
if gh api "repos/$GITHUB_REPOSITORY/git/ref/tags/$major" --silent 2>/dev/null; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/git/refs/tags/$major" \
    -f "sha=$GITHUB_SHA" -F force=true --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/git/refs" \
    -f "ref=refs/tags/$major" -f "sha=$GITHUB_SHA" --silent
fi
echo "$major is $tag now"
