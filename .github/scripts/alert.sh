#!/usr/bin/env bash
# Tells the maintainers about a red smoke run: one rolling GitHub issue, found by its exact title
# and label, opened when the suite goes red, commented on when it is still red and the findings are
# others, quiet when they are the same, closed when it is green again. Stands alone: it needs bash,
# gh, jq and unzip, and no checkout. docs/ci/alert.md says what it decides and why.
#
#   GH_TOKEN            may write issues, and read the run's artifacts (actions: read)
#   GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_WORKFLOW,
#   GITHUB_SHA, GITHUB_REF_NAME, GITHUB_EVENT_NAME, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY
#                       as GitHub sets them
#   SMOKE_RESULT        the smoke job's result: success, failure, cancelled, skipped
#   SMOKE_OUTCOME       the suite's outcome: clean, drift, incomplete; empty: it had none
#   SMOKE_REPORT_URL    link to the uploaded reports; may be empty
#   SMOKE_PAGE_URL      link to the uploaded page; may be empty
#   SMOKE_REPORT_NAME   name of the uploaded artifact that holds smoke-report.json
#   SMOKE_REPORT_DIR    a folder that holds it already; nothing is downloaded then
#   SMOKE_ALERT_TITLE   the issue's title
#   SMOKE_ALERT_LABEL   the issue's label (harmonia-smoke)
#   SMOKE_ALERT_PAUSE   seconds before the first retry, doubled each time (2)
#
# Outputs: issue, the issue's address, and action: opened, commented, quiet, reopened, closed or
# none. Ends with 0 where the issue says what it should, with 1 where it could not be made to.
set -euo pipefail

# With these, gh would print requests, ask questions or colour what is to be read.
unset GH_DEBUG DEBUG GH_FORCE_TTY CLICOLOR_FORCE
export GH_PROMPT_DISABLED=1 GH_NO_UPDATE_NOTIFIER=1 NO_COLOR=1 GH_PAGER=cat

work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/harmonia-alert.XXXXXX")
trap 'rm -rf "$work"' EXIT

# An annotation. Its text may hold what GitHub answered: it ends no line and is no other command.
annotate() {
  local text=$2
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::%s title=Harmonia Smoke::%s\n' "$1" "$text"
}

die() {
  annotate error "$1"
  exit 1
}

# ---------------------------------------------------------------------------- what is given

for program in gh jq unzip; do
  command -v "$program" >/dev/null || die "The alert needs $program, which is not installed. Install it on the runner; GitHub's have it."
done
[ -n "${GH_TOKEN:+set}" ] || die "The alert has no token. Give the step GH_TOKEN: \${{ github.token }}."
repository=${GITHUB_REPOSITORY:-}
[[ $repository =~ ^[A-Za-z0-9_-]+/[A-Za-z0-9._-]+$ && ! $repository =~ /\.\.?$ ]] || die "The alert does not know the repository: GITHUB_REPOSITORY is no OWNER/NAME."
run=${GITHUB_RUN_ID:-}
[[ $run =~ ^[0-9]{1,18}$ ]] || die "The alert does not know the run: GITHUB_RUN_ID is no number."
attempt=${GITHUB_RUN_ATTEMPT:-1}
[[ $attempt =~ ^[0-9]{1,9}$ ]] || attempt=1
server=${GITHUB_SERVER_URL:-https://github.com}
server=${server%/}
[[ $server =~ ^https?://[A-Za-z0-9.:-]+$ ]] || die "GITHUB_SERVER_URL is no address of a server."
run_url=$server/$repository/actions/runs/$run/attempts/$attempt

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
title=${title:-Harmonia Smoke is red: the models and datasets are not verified}
label=$(trim "${SMOKE_ALERT_LABEL:-}")
label=${label:-harmonia-smoke}
case $title in
  *[[:cntrl:]]*) die "The alert's title must be one line." ;;
esac
case $label in
  *[[:cntrl:],]*) die "The alert's label must be one line without a comma." ;;
esac

result=${SMOKE_RESULT:-}
case $result in
  success | failure | cancelled | skipped) ;;
  *) result=unknown ;;
esac
outcome=${SMOKE_OUTCOME:-}
case $outcome in
  clean | drift | incomplete) ;;
  *) outcome=none ;;
esac

# An address that can stand in Markdown, or nothing.
address() {
  local pattern='^https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]+$'
  if [[ $1 =~ $pattern ]]; then printf '%s' "$1"; fi
}
report_url=$(address "${SMOKE_REPORT_URL:-}")
page_url=$(address "${SMOKE_PAGE_URL:-}")

# ---------------------------------------------------------------------------- talking to GitHub

status=

# api AGAIN METHOD PATH [OPTION…]: one request through gh. The answer is in $work/answer; where it
# failed, its HTTP status is in $status (empty: GitHub was not reached) and gh's words in
# $work/problem. A server's fault is tried again, three times; before that, AGAIN is asked
# whether the first try had its effect after all (`no`: it cannot be repeated wrongly).
api() {
  local again=$1 method=$2 path=$3 pause=${SMOKE_ALERT_PAUSE:-2} tries=0
  shift 3
  while ! gh api -X "$method" -H 'Accept: application/vnd.github+json' \
    -H 'X-GitHub-Api-Version: 2022-11-28' "$@" "$path" \
    </dev/null >"$work/answer" 2>"$work/problem"; do
    status=$(sed -n 's/.*(HTTP \([0-9][0-9][0-9]\)).*/\1/p' "$work/problem" | tail -n 1)
    tries=$((tries + 1))
    case $status in
      '' | 5[0-9][0-9]) [ "$tries" -le 3 ] || return 1 ;;
      *) return 1 ;;
    esac
    echo "GitHub did not answer as it should (HTTP ${status:-none}): trying again"
    sleep "$pause"
    pause=$((pause * 2))
    if [ "$again" != no ]; then
      cp "$work/problem" "$work/problem.first"
      if "$again"; then return 0; fi
      cp "$work/problem.first" "$work/problem"
    fi
  done
}

# What gh said, on one line, without anything that a terminal or GitHub would act on.
problem() {
  tr '\r\n\t' '   ' <"$work/problem" | tr -d '\000-\037\177' | cut -c 1-300
}

# failed WHAT RIGHT: ends the script where a request failed, and says how to mend it.
failed() {
  local remedy
  case $status in
    '') remedy="GitHub was not reached. See githubstatus.com, and run this job again." ;;
    401) remedy="The token is not valid. Give the step GH_TOKEN: \${{ github.token }} (of the action: leave out token)." ;;
    403 | 429)
      if grep -qi 'rate limit\|abuse' "$work/problem"; then
        remedy="The token has used up what GitHub allows it. Run this job again in an hour."
      else
        remedy="The token may not do this. Give the alert job permissions: $2."
      fi
      ;;
    404) remedy="The repository is not there for this token. Give the alert job permissions: $2, or a token of this repository." ;;
    410) remedy="Issues are switched off. Switch them on in the repository's settings (Features), or drop the alert job." ;;
    422) remedy="GitHub refused the content. Look at the title and label that are set." ;;
    5[0-9][0-9]) remedy="The fault is GitHub's. See githubstatus.com, and run this job again." ;;
    *) remedy="Run this job again." ;;
  esac
  die "The alert could not $1 in $repository: $(problem) $remedy"
}

# unexpected WHAT: ends the script where an answer is not what GitHub documents.
unexpected() {
  die "The alert could not $1 in $repository: GitHub's answer cannot be read (is there a proxy between?). Run this job again."
}

# Finds the issues of the title and label, as lines of number, state, fingerprint (- where there is
# none), run and address: the open ones first, those closed as duplicates or not planned last, the oldest of each first. Pull
# requests are issues to this API. Of a body, the first line alone is read.
list_issues() {
  api no GET "repos/$repository/issues" --paginate -f "labels=$label" -f state=all -f per_page=100 || return 1
  jq -r -s --arg title "$title" --arg tag "$label" '
    if length == 0 or any(.[]; type != "array") then error("no list") else add end
    | map(select(type == "object" and (has("pull_request") | not) and .title == $title
        and any(.labels[]?;
          (if type == "object" then .name else . end) as $name
          | ($name | type) == "string" and ($name | ascii_downcase) == ($tag | ascii_downcase))))
    | sort_by([.state != "open", .state_reason == "duplicate" or .state_reason == "not_planned", .number])
    | .[]
    | ((.body // "") | split("\n")[0] // "" | rtrimstr("\r")
        | capture("^<!-- harmonia-smoke: fingerprint=(?<fingerprint>[0-9a-f]{64}) run=(?<run>[0-9]{1,18}) -->$")
          // {fingerprint: "-", run: "0"}) as $mark
    | "\(.number) \(.state) \($mark.fingerprint) \($mark.run) \(.html_url)"
    ' "$work/answer" >"$work/issues" 2>"$work/problem.jq" || {
    status=unreadable
    return 1
  }
}

find_issues() {
  list_issues && return 0
  [ "$status" != unreadable ] || unexpected "list the issues"
  failed "list the issues" "issues: write"
}

# Sets number, state, fingerprint_told, run_told and url from a line of $work/issues.
read_issue() {
  read -r number state fingerprint_told run_told url <<<"$1"
  [[ $number =~ ^[0-9]+$ ]] || unexpected "read an issue"
  url=$(address "$url")
}

# shellcheck disable=SC2317 # called by its name
# Whether the comment that is being posted is there already: the first try got through.
comment_is_there() {
  api no GET "repos/$repository/issues/$number/comments" --paginate -f per_page=100 || return 1
  jq -e -s --slurpfile wanted "$work/comment.json" \
    'add | any(.[]; .body == $wanted[0].body)' "$work/answer" >/dev/null 2>&1
}

# comment TEXT: comments on the issue $number; the text holds nothing that JSON escapes.
comment() {
  printf '{"body": "%s"}\n' "$1" >"$work/comment.json"
  post_comment
}

# Posts $work/comment.json.
post_comment() {
  api comment_is_there POST "repos/$repository/issues/$number/comments" --input "$work/comment.json" ||
    failed "comment on issue #$number" "issues: write"
}

# change FILE: changes the issue $number.
change() {
  api no PATCH "repos/$repository/issues/$number" --input "$1" ||
    failed "change issue #$number" "issues: write"
}

# Makes the label if it is not there.
make_label() {
  local path
  path=repos/$repository/labels/$(jq -rn --arg tag "$label" '$tag | @uri')
  api no GET "$path" && return 0
  [ "$status" = 404 ] || failed "look for the label $label" "issues: write"
  jq -n --arg name "$label" \
    '{$name, color: "d73a4a", description: "The rolling issue of the smoke suite"}' >"$work/label.json"
  api no POST "repos/$repository/labels" --input "$work/label.json" && return 0
  # Another job was faster, or the first try got through.
  if [ "$status" = 422 ] && jq -e 'any(.errors[]?; .code == "already_exists")' "$work/answer" >/dev/null 2>&1; then
    return 0
  fi
  failed "make the label $label" "issues: write"
}

# shellcheck disable=SC2317 # called by its name
# Whether the issue that is being opened is there already: the first try got through.
issue_is_there() {
  list_issues || return 1
  local line
  while IFS= read -r line; do
    read_issue "$line"
    if [ "$state" = open ] && [ "$fingerprint_told" = "$fingerprint" ]; then
      jq -n --arg url "$url" --argjson number "$number" --arg tag "$label" \
        '{$number, html_url: $url, labels: [{name: $tag}]}' >"$work/answer"
      return 0
    fi
  done <"$work/issues"
  return 1
}

# finish ACTION SENTENCE: says what was done, to the log, the outputs and the job's summary.
finish() {
  echo "$2"
  if [ -n "${GITHUB_OUTPUT:-}" ]; then
    printf 'issue=%s\naction=%s\n' "$url" "$1" >>"$GITHUB_OUTPUT"
  fi
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    printf 'Harmonia Smoke alert: %s\n' "$2" >>"$GITHUB_STEP_SUMMARY"
  fi
  exit 0
}

# Closes the open issues of the title but the first: they would stay open when it is green.
close_others() {
  local first=$1 line
  while IFS= read -r line; do
    read_issue "$line"
    if [ "$state" = open ] && [ "$number" != "$first" ]; then
      comment "Closed: #$first is the older issue of this title and label, and the one that is kept up to date."
      echo '{"state": "closed", "state_reason": "not_planned"}' >"$work/closed.json"
      change "$work/closed.json"
      echo "Closed issue #$number: #$first is the older one of this title"
    fi
  done <"$work/issues.found"
}

# ---------------------------------------------------------------------------- green

url=
job_link="[Run $run, attempt $attempt](<$run_url>)"
if [ "$result" = success ] && [ "$outcome" = clean ]; then
  find_issues
  cp "$work/issues" "$work/issues.found"
  line=$(head -n 1 "$work/issues")
  [ -n "$line" ] || finish none "The suite is clean, and no issue is open."
  read_issue "$line"
  if [ "$state" != open ]; then
    url=
    finish none "The suite is clean, and no issue is open."
  fi
  if [ "$run" -lt "$run_told" ]; then
    finish none "The suite is clean in run $run, but issue #$number tells of the later run $run_told: it stays open."
  fi
  first=$number
  comment "Green again: the suite is clean. $job_link${report_url:+, [report](<$report_url>)}${page_url:+, [page](<$page_url>)}."
  echo '{"state": "closed", "state_reason": "completed"}' >"$work/closed.json"
  change "$work/closed.json"
  first_url=$url
  close_others "$first"
  url=$first_url
  finish closed "The suite is clean: closed issue #$first, $url"
fi

# ---------------------------------------------------------------------------- red: the report

# Gets smoke-report.json into $work/report.json. Where it cannot be had, $missing says why.
missing=
get_report() {
  local id
  if [ -n "${SMOKE_REPORT_DIR:-}" ]; then
    if ! cp "$SMOKE_REPORT_DIR/smoke-report.json" "$work/report.json" 2>/dev/null; then
      missing="the job left no smoke-report.json"
    fi
    return 0
  fi
  if [[ $report_url =~ /actions/runs/$run/artifacts/([0-9]{1,18})$ ]]; then
    id=${BASH_REMATCH[1]}
  elif [ -z "${SMOKE_REPORT_NAME:-}" ] || [ "$outcome:$report_url" = none: ]; then
    # A run keeps the uploads of its earlier attempts: without a sign that this one made a report,
    # none is taken for its own.
    missing="the job uploaded no report"
    return 0
  else
    if ! api no GET "repos/$repository/actions/runs/$run/artifacts" --paginate \
      -f "name=$SMOKE_REPORT_NAME" -f per_page=100; then
      missing="the list of uploads could not be had (HTTP ${status:-none}; the alert job needs actions: read)"
      return 0
    fi
    # The newest of the name: an earlier attempt's may be there too.
    id=$(jq -r -s --arg name "$SMOKE_REPORT_NAME" \
      '[.[].artifacts[] | select(.name == $name and .expired != true) | .id] | max // empty' \
      "$work/answer" 2>/dev/null) || id=
    if [[ ! $id =~ ^[0-9]{1,18}$ ]]; then
      missing="the run has no upload of the name that the job gave"
      return 0
    fi
  fi
  if ! api no GET "repos/$repository/actions/artifacts/$id/zip"; then
    missing="the uploaded report could not be downloaded (HTTP ${status:-none}; the alert job needs actions: read)"
    return 0
  fi
  if ! unzip -p "$work/answer" smoke-report.json >"$work/report.json" 2>/dev/null; then
    missing="the upload holds no smoke-report.json, or is broken"
  fi
}
get_report

# What of the report the issue needs, on one line, and after it what makes its findings the ones
# that they are, a line each, in an order of their own: no times, no order of the results.
if [ -z "$missing" ]; then
  cat >"$work/condense.jq" <<'JQ'
def text: if . == null then "" elif type == "string" then . else tojson end;
def stated: .findings | if type == "array" then map(select(type == "object" and .waived == null)) else [] end;
def findings:
  [ .results[]
    | select(type == "object" and (.verdict == "drifted" or .verdict == "unchecked"))
    | . as $result
    | (stated | if length > 0 then .[] else $result end)
    | { id: ($result.id | text), verdict: $result.verdict, kind: (.kind | text),
        message: (.message | text), remedy: (.remedy | text) } ];
if length != 1 or (.[0] | type) != "object" or (.[0].results | type) != "array"
then error("no report") else .[0] end
| findings as $findings
| (.unfinished | if type == "array" then map(text) else [] end) as $unfinished
| { outcome: (.outcome | text),
    counts: (.summary | if type == "object" then . else {} end),
    unfinished: $unfinished[0:5],
    total: ($findings | length),
    kinds: ($findings | group_by(.kind) | map({kind: .[0].kind, count: length})
      | sort_by([-.count, .kind])),
    top: $findings[0:20] },
  ($findings | map([.id, .verdict, .kind, .message]) | unique | .[]),
  ($unfinished | unique | map([.]) | .[])
JQ
  if jq -c -s -f "$work/condense.jq" "$work/report.json" >"$work/condensed" 2>/dev/null; then
    sed -n 1p "$work/condensed" >"$work/findings.json"
    sed 1d "$work/condensed" >"$work/fingerprint"
  else
    missing="smoke-report.json is cut short or is no report"
  fi
fi
if [ -n "$missing" ]; then
  annotate warning "The issue cannot say what was found: $missing."
  echo null >"$work/findings.json"
  echo "no report" >"$work/fingerprint"
fi
printf '%s %s\n' "$result" "$outcome" >>"$work/fingerprint"

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}
fingerprint=$(sha256 <"$work/fingerprint" | cut -c 1-64)

# ---------------------------------------------------------------------------- red: the words

case $result:$outcome in
  *:drift) why="The smoke suite found **drift**: what is there differs from what was recorded." ;;
  *:incomplete) why="The smoke suite is **incomplete**: checks could not be made, and what was not checked is not verified." ;;
  *:clean) why="The smoke suite was clean, but **its job did not succeed**, so nothing is verified." ;;
  cancelled:none) why="The smoke job was **cancelled, or ran out of time**, before the suite had an outcome. What was not checked is not verified." ;;
  skipped:none) why="The smoke job was **skipped**. What was not checked is not verified." ;;
  success:none) why="The smoke job succeeded **without an outcome** of the suite. What was not checked is not verified." ;;
  *) why="The smoke job **failed before the suite had an outcome**. What was not checked is not verified." ;;
esac

# Whatever a manifest may have said stands in code spans, whose fence is the shortest run of
# backticks that is not in them (GitHub takes none of more than 80), on one line, with what cannot be seen made visible: there GitHub knows no
# mentions, references, links or HTML. Whole findings are taken as long as the text stays far below
# the 65,536 characters that GitHub takes, so nothing is cut in half.
cat >"$work/words.jq" <<'JQ'
def hex: if . < 16 then "0123456789abcdef"[.:. + 1] else (. / 16 | floor | hex) + (. % 16 | hex) end;
def unseen:
  . < 32 or (. >= 127 and . < 160) or . == 173 or . == 1564 or (. >= 8203 and . <= 8207)
  or (. >= 8232 and . <= 8238) or (. >= 8288 and . <= 8303) or . == 65279
  or (. >= 917504 and . <= 917631);
def visible: explode | map(if unseen then "\\u{" + hex + "}" | explode | .[] else . end) | implode;
def short($most):
  (.[0:$most] | visible) as $seen
  | if length > $most or ($seen | length) > $most then $seen[0:$most] + "…" else $seen end;
def code($most):
  (short($most) | if . == "" then "(nothing)" else . end) as $text
  | [$text | match("`+"; "g").length] as $runs
  | first(range(1; 1000) | select(. as $n | $runs | index($n) | not)) as $length
  | ("`" * $length) as $fence
  | (if $text | test("^[` ]|[` ]$") then " " else "" end) as $pad
  | $fence + $pad + $text + $pad + $fence;
def count($of): ([0, $of] | max) as $n | "\($n) \(if $n == 1 then "finding" else "findings" end)";
def finding:
  "- **\(.verdict)** \(.kind | code(60)) in \(.id | code(200))\n  - \(.message | code(500))\n"
  + if .remedy == "" then "" else "  - Remedy: \(.remedy | code(300))\n" end;
# As many of the first $most findings as fit into $bytes.
def shown($most; $bytes):
  reduce (.top[0:$most][] | finding) as $next ({text: "", shown: 0, full: false};
    if .full or (.text + $next | utf8bytelength) > $bytes then .full = true
    else .text += $next | .shown += 1 end);
def findings($most; $bytes):
  if . == null then "" else
    shown($most; $bytes) as $list
    | (.total - $list.shown) as $left
    | $list.text
      + if $left > 0 then "\nAnd **\($left) more**: see the full report.\n" else "" end
  end;
def number($name): .counts[$name] | if type == "number" then floor | tostring else "?" end;
def counts:
  if . == null then "" else
    "\(number("checks")) checks: \(number("passed")) passed, \(number("drifted")) drifted, \(number("skipped")) skipped, \(number("unchecked")) unchecked; verified \(number("artifacts_verified")) of \(number("artifacts")) artifacts"
  end;
def link($name; $url): if $url == "" then [] else ["[\($name)](<\($url)>)"] end;
def links: (link("Report"; $report_url) + link("page"; $page_url)) | join(", ");
def kinds:
  .kinds[0:20] | map("\(.count) × \(.kind | code(60))") | join(", ");

. as $found
| ($missing | if . == "" then "" else "What was found cannot be shown: \(.).\n\n" end) as $lack
| (if $found == null or $found.unfinished == [] then ""
   else "The run did not finish:\n\n" + ($found.unfinished | map("- \(code(300))\n") | join("")) + "\n" end) as $unfinished
| (if $found != null and $found.outcome != $outcome
   then " (the report says \($found.outcome | code(20)))" else "" end) as $differs
| ( "<!-- harmonia-smoke: fingerprint=\($fingerprint) run=\($run) -->\n"
  + "\($why)\n\n"
  + "- Outcome: **\($outcome)**\($differs), job: **\($result)**\n"
  + (if $found == null then "" else "- \($found | counts)\n" end)
  + "- \($job_link) of \($workflow | code(100)) on \($ref | code(100)) (\($event | code(30))), commit \($sha | code(40))\n"
  + (if links == "" then "- No report was uploaded: see the run's log\n" else "- \(links)\n" end)
  + "\n" + $lack + $unfinished
  + (if $found == null or $found.total == 0 then ""
     else "### \(count($found.total))\n\n\($found | kinds)\n\n\($found | findings(20; 40000))\n" end)
  + "This text is rewritten by each red run: write comments instead of changing it. "
  + "A green run closes the issue.\n" ) as $body
| ( "\($heading)\n\n\($why)\n\n"
  + "- Outcome: **\($outcome)**\($differs), job: **\($result)**\(if $found == null then "" else "; \($found | counts)" end)\n"
  + "- " + ([$job_link] + if links == "" then [] else [links] end | join(", ")) + "\n\n"
  + $lack + $unfinished
  + (if $found == null or $found.total == 0 then "" else ($found | findings(5; 10000)) end) ) as $comment
| {$title, $body, labels: [$tag]}, {$body}, {$body, state: "open", state_reason: "reopened"}, {body: $comment}
JQ

# words HEADING RUN: makes what GitHub is told: new.json, changed.json, reopened.json, comment.json.
words() {
  jq -c -f "$work/words.jq" \
    --arg heading "$1" --arg run "$2" --arg fingerprint "$fingerprint" --arg why "$why" \
    --arg missing "$missing" --arg result "$result" --arg outcome "$outcome" \
    --arg job_link "$job_link" --arg report_url "$report_url" --arg page_url "$page_url" \
    --arg workflow "${GITHUB_WORKFLOW:-unknown}" --arg ref "${GITHUB_REF_NAME:-unknown}" \
    --arg event "${GITHUB_EVENT_NAME:-unknown}" --arg sha "${GITHUB_SHA:-unknown}" \
    --arg title "$title" --arg tag "$label" "$work/findings.json" >"$work/words.json"
  sed -n 1p "$work/words.json" >"$work/new.json"
  sed -n 2p "$work/words.json" >"$work/changed.json"
  sed -n 3p "$work/words.json" >"$work/reopened.json"
  sed -n 4p "$work/words.json" >"$work/comment.json"
}

# ---------------------------------------------------------------------------- red: the issue

find_issues
cp "$work/issues" "$work/issues.found"
line=$(head -n 1 "$work/issues")

if [ -z "$line" ]; then
  make_label
  words "" "$run"
  api issue_is_there POST "repos/$repository/issues" --input "$work/new.json" ||
    failed "open an issue" "issues: write"
  # GitHub drops labels in silence where the token may not set them: the issue is not found then.
  # The address, and whether it has its label.
  answer=$(jq -r --arg tag "$label" '"\(.html_url) \(any(.labels[]?;
    (if type == "object" then .name else . end) | ascii_downcase == ($tag | ascii_downcase)))"' \
    "$work/answer" 2>/dev/null) || unexpected "open an issue"
  url=$(address "${answer% *}")
  [ "${answer##* }" = true ] ||
    die "The alert opened $url, but the token could not give it the label $label, so the next run would open another. Give the alert job permissions: issues: write, and the issue its label."
  finish opened "The suite is red: opened $url"
fi

read_issue "$line"
first=$number
first_state=$state
first_url=$url
# The mark keeps the latest run: a run of old that is run again does not make it older.
[ "$run" -ge "$run_told" ] || run_marked=$run_told
if [ "$first_state" != open ]; then
  words "**Red again.**" "${run_marked:-$run}"
  post_comment
  change "$work/reopened.json"
  finish reopened "The suite is red again: reopened issue #$first, $url"
fi
if [ "$fingerprint_told" = "$fingerprint" ]; then
  action=quiet
  sentence="The suite is still red with the same findings: issue #$first, $first_url"
else
  action=commented
  sentence="The suite is still red, with other findings: commented on issue #$first, $first_url"
fi
words "**Still red, and the findings are others than before.**" "${run_marked:-$run}"
[ "$action" = quiet ] || post_comment
change "$work/changed.json"
close_others "$first"
url=$first_url
finish "$action" "$sentence"
