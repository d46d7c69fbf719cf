#!/usr/bin/env bash
# Tells the maintainers about a red smoke run: one rolling GitHub issue, found by its exact title
# and label, opened when the suite goes red, commented on when it is still red and the findings are
# others, quiet when they are the same, closed when it is green again. Needs bash, gh, jq and unzip,
# alert-github.sh and alert.jq beside it, and no checkout. docs/ci/alert.md says what it decides and
# why, and which variables it takes.
#
# Outputs: issue, the issue's address, and action: opened, commented, quiet, reopened, closed or
# none. Ends with 0 where the issue says what it should, with 1 where it could not be made to.
set -euo pipefail
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/harmonia-alert.XXXXXX")
trap 'rm -rf "$work"' EXIT
. "$here/alert-github.sh"

# What is given. What is exported is for alert.jq.

for program in gh jq unzip; do
  command -v "$program" >/dev/null || die "The alert needs $program, which is not installed. Install it on the runner; GitHub's have it."
done
[ -n "${GH_TOKEN:+set}" ] || die "The alert has no token. Give the step GH_TOKEN: \${{ github.token }}."
repository=${GITHUB_REPOSITORY:-}
[[ $repository =~ ^[A-Za-z0-9_-]+/[A-Za-z0-9._-]+$ && ! $repository =~ /\.\.?$ ]] || die "The alert does not know the repository: GITHUB_REPOSITORY is no OWNER/NAME."
export run=${GITHUB_RUN_ID:-}
[[ $run =~ ^[0-9]{1,18}$ ]] || die "The alert does not know the run: GITHUB_RUN_ID is no number."
attempt=${GITHUB_RUN_ATTEMPT:-1}
[[ $attempt =~ ^[0-9]{1,9}$ ]] || attempt=1
server=${GITHUB_SERVER_URL:-https://github.com}
server=${server%/}
[[ $server =~ ^https?://[A-Za-z0-9.:-]+$ ]] || die "GITHUB_SERVER_URL is no address of a server."
export job_link="[Run $run, attempt $attempt](<$server/$repository/actions/runs/$run/attempts/$attempt>)"

# The host that the token is for. On an Enterprise Server, gh reads another variable for it.
export GH_HOST=${GH_HOST:-${server#*://}}
case $GH_HOST in
  github.com | *.ghe.com | github.localhost) ;;
  *) export GH_ENTERPRISE_TOKEN=${GH_ENTERPRISE_TOKEN:-$GH_TOKEN} ;;
esac

# trim TEXT: without blanks around it, as GitHub keeps titles.
trim() {
  local text=$1
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}
title=$(trim "${SMOKE_ALERT_TITLE:-}")
export title=${title:-Harmonia Smoke is red: the models and datasets are not verified}
label=$(trim "${SMOKE_ALERT_LABEL:-}")
export label=${label:-harmonia-smoke}
[[ $title != *[[:cntrl:]]* ]] || die "The alert's title must be one line."
[[ $label != *[[:cntrl:],]* ]] || die "The alert's label must be one line without a comma."

export result=${SMOKE_RESULT:-} outcome=${SMOKE_OUTCOME:-}
case $result in
  success | failure | cancelled | skipped) ;;
  *) result=unknown ;;
esac
case $outcome in
  clean | drift | incomplete) ;;
  *) outcome=none ;;
esac

# Gets smoke-alert.json, which the smoke job made of its report, into $work/found. Where it cannot
# be had, $missing says why.
get_found() {
  local id
  if [ -n "${SMOKE_REPORT_DIR:-}" ]; then
    if cp "$SMOKE_REPORT_DIR/smoke-alert.json" "$work/found" 2>/dev/null; then return; fi
    missing="the job left no smoke-report.json"
    if [ -f "$SMOKE_REPORT_DIR/smoke-report.json" ]; then missing=$no_report; fi
    return
  fi
  if [[ ${SMOKE_REPORT_URL:-} =~ /actions/runs/$run/artifacts/([0-9]{1,18})$ ]]; then
    id=${BASH_REMATCH[1]}
  elif [ -z "${SMOKE_REPORT_NAME:-}" ] || [ "$outcome:${SMOKE_REPORT_URL:-}" = none: ]; then
    # A run keeps the uploads of its earlier attempts: without a sign that this one made a report,
    # none is taken for its own.
    missing="the job uploaded no report"
    return
  else
    if ! api no GET "repos/$repository/actions/runs/$run/artifacts" --paginate \
      -f "name=$SMOKE_REPORT_NAME" -f per_page=100; then
      missing="the list of uploads could not be had (HTTP ${status:-none}; the alert job needs actions: read)"
      return
    fi
    id=$(made newest_upload -s "$work/answer") || id=
    if [[ ! $id =~ ^[0-9]{1,18}$ ]]; then
      missing="the run has no upload of the name that the job gave"
      return
    fi
  fi
  if ! api no GET "repos/$repository/actions/artifacts/$id/zip"; then
    missing="the uploaded report could not be downloaded (HTTP ${status:-none}; the alert job needs actions: read)"
  elif ! unzip -p "$work/answer" smoke-alert.json 2>/dev/null | head -c 300000 >"$work/found"; then
    missing="the upload holds no smoke-report.json, or is broken"
    if unzip -tq "$work/answer" smoke-report.json >/dev/null 2>&1; then missing=$no_report; fi
  fi
}

export missing='' mark_without_report
no_report="smoke-report.json is there without smoke-alert.json, which the job makes of it: it is cut short or is no report, or the step that shows it did not run"
mark_without_report=$(printf 'no report\n%s %s\n' "$result" "$outcome" | sha256)
echo null >"$work/checked"
if [ "$result:$outcome" != success:clean ]; then
  get_found
  if [ -z "$missing" ] && ! made checked -s "$work/found" >"$work/checked"; then
    missing="smoke-alert.json is none that the suite writes"
  fi
  if [ -n "$missing" ]; then
    annotate warning "The issue cannot say what was found: $missing."
    echo null >"$work/checked"
  fi
fi

# The issue.
if ! list_issues; then
  [ "$status" != unreadable ] || unexpected "list the issues"
  failed "list the issues"
fi
made 'plan(input)' "$work/issues" "$work/checked" >"$work/plan"
number=$(planned .number)
url=$(planned .url)
sentence=$(planned .sentence)
if [ "$(planned .action)" = opened ]; then
  make_label
  open_issue
  sentence+=$url
fi
post .comment
change .change
kept=$number
for number in $(planned '.others[]'); do
  post .other_comment
  change .other_change
  echo "Closed issue #$number: #$kept is the older one of this title"
done

echo "$sentence"
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'issue=%s\naction=%s\n' "$url" "$(planned .action)" >>"$GITHUB_OUTPUT"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  printf 'Harmonia Smoke alert: %s\n' "$sentence" >>"$GITHUB_STEP_SUMMARY"
fi
