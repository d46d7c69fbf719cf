#!/usr/bin/env bash
# Renders the suite's Allure results to one HTML page: page.sh ALLURE_RESULTS OUT.html [option…]
#
#   --history FILE  the runs before (Allure's JSONL), which the page shows; this run is added to it.
#                   It keeps the last 20, as far as 32 MiB hold them. A file that is not there yet
#                   is made
#   --report FILE   smoke-report.json of the run; else the one beside the folder of the results, if
#                   there is one. The page may not show less that is wrong than it says
#
# Needs node (20 or later) and npm, which installs what package-lock.json beside page.mjs pins, once.
# Ends with 0 where the page was made, whatever it shows; with 2 where it was not, and says why.
# The page is one file, has no analytics, and asks nothing of any server.
#
#   SMOKE_PAGE_TOOLS  where the npm packages go. Default: the pipeline's folder where there is one
#                     ($SMOKE_WORK, $RUNNER_TEMP), else .github/report/target, else a folder of the
#                     user's own below $TMPDIR: never the workspace
set -euo pipefail
. "$(dirname "$0")/lib.sh"
package=$(cd "$(dirname "$0")/../report" && pwd)

fail() {
  smoke_say error "No page: $1"
  exit 2
}

arguments=()
history=
report=
while (($#)); do
  case $1 in
    --history | --report)
      (($# > 1)) || fail "$1 needs a file."
      [ "$1" = --history ] && history=$2 || report=$2
      shift 2
      ;;
    --help | -h)
      sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
      exit
      ;;
    --*) fail "there is no option $1; see page.sh --help." ;;
    *)
      arguments+=("$1")
      shift
      ;;
  esac
done
[ "${#arguments[@]}" = 2 ] || fail "expected page.sh ALLURE_RESULTS OUT.html; see page.sh --help."
results=${arguments[0]}
out=${arguments[1]}
[ -d "$results" ] || fail "there is no folder $results."
if [ -z "$report" ] && [ -f "$results/../smoke-report.json" ]; then
  report=$results/../smoke-report.json
fi
# An older page must not be taken for this one.
rm -f "$out"

for program in node npm; do
  command -v "$program" >/dev/null || fail "$program is needed."
done
[ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ] ||
  fail "node 20 or later is needed, here is $(node --version)."

if [ -n "${SMOKE_PAGE_TOOLS:-}" ]; then
  folder=$SMOKE_PAGE_TOOLS
elif [ -n "${SMOKE_WORK:-}${RUNNER_TEMP:-}" ]; then
  folder=$(smoke_work)/page
elif mkdir -p "$package/target" 2>/dev/null && [ -w "$package/target" ]; then
  folder=$package/target
else
  folder=${TMPDIR:-/tmp}/harmonia-smoke-page-$(id -u)
  (umask 077 && mkdir -p "$folder")
  # What another user put there is not run.
  [ -O "$folder" ] || fail "$folder is another user's; set SMOKE_PAGE_TOOLS."
fi
# Packages of another lock file are not these.
lock=$(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex").slice(0, 16)' "$package/package-lock.json")
tools=$folder/$lock
if [ ! -d "$tools/node_modules" ]; then
  mkdir -p "$folder"
  fresh=$(mktemp -d "$folder/new-XXXXXX")
  trap 'rm -rf "$fresh"' EXIT
  cp "$package/package.json" "$package/package-lock.json" "$fresh"
  (cd "$fresh" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >/dev/null ||
    fail "npm could not install Allure."
  # Another run may have been faster.
  [ -d "$tools" ] || mv "$fresh" "$tools"
fi

said=$(mktemp)
trap 'rm -rf "$said" "${fresh:-}"' EXIT
status=0
node "$package/page.mjs" "$tools" "$results" "$out" "$history" "$report" 2>"$said" || status=$?
# No line of it is a workflow command.
sed 's/^/page: /' "$said" >&2
[ "$status" = 0 ] || fail "$(tail -n 1 "$said")"
