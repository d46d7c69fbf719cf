# shellcheck shell=bash
# shellcheck disable=SC2154 # alert.sh sets them
# How alert.sh talks to GitHub. To be sourced.

# With these, gh would print requests, ask questions or colour what is to be read.
unset GH_DEBUG DEBUG GH_FORCE_TTY CLICOLOR_FORCE
export GH_PROMPT_DISABLED=1 GH_NO_UPDATE_NOTIFIER=1 NO_COLOR=1 GH_PAGER=cat

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

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-64
}

# made EXPRESSION [OPTION…] FILE: what alert.jq makes of a file.
made() { jq -r -L "$here" "include \"alert\"; $1" "${@:2}" 2>"$work/problem.jq"; }

# planned EXPRESSION: a part of the plan.
planned() { jq -r "$1" "$work/plan"; }

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

# failed WHAT: ends the script where a request failed, and says how to mend it. What gh said is put
# on one line, without anything that a terminal or GitHub would act on.
failed() {
  local remedy said rights="Give the alert job permissions: issues: write"
  case $status in
    '') remedy="GitHub was not reached. See githubstatus.com, and run this job again." ;;
    401) remedy="The token is not valid. Give the step GH_TOKEN: \${{ github.token }} (of the action: leave out token)." ;;
    403 | 429)
      remedy="The token may not do this. $rights."
      if grep -qi 'rate limit\|abuse' "$work/problem"; then
        remedy="The token has used up what GitHub allows it. Run this job again in an hour."
      fi
      ;;
    404) remedy="The repository is not there for this token. $rights, or a token of this repository." ;;
    410) remedy="Issues are switched off. Switch them on in the repository's settings (Features), or drop the alert job." ;;
    422) remedy="GitHub refused the content. Look at the title and label that are set." ;;
    5[0-9][0-9]) remedy="The fault is GitHub's. See githubstatus.com, and run this job again." ;;
    *) remedy="Run this job again." ;;
  esac
  said=$(tr '\r\n\t' '   ' <"$work/problem" | tr -d '\000-\037\177' | cut -c 1-300)
  die "The alert could not $1 in $repository: $said $remedy"
}

# unexpected WHAT: ends the script where an answer is not what GitHub documents.
unexpected() {
  die "The alert could not $1 in $repository: GitHub's answer cannot be read (is there a proxy between?). Run this job again."
}

# Puts the issues of the title and label into $work/issues. Issues are listed, since search lags.
list_issues() {
  api no GET "repos/$repository/issues" --paginate -f "labels=$label" -f state=all -f per_page=100 || return 1
  made issues -s "$work/answer" >"$work/issues" && return
  status=unreadable
  return 1
}

# shellcheck disable=SC2317 # called by its name
# Whether the comment that is being posted is there already: the first try got through.
comment_is_there() {
  api no GET "repos/$repository/issues/$number/comments" --paginate -f per_page=100 || return 1
  jq -e -s --slurpfile wanted "$work/comment" 'add | any(.[]; .body == $wanted[0].body)' "$work/answer" >/dev/null 2>&1
}

# post EXPRESSION: comments on the issue $number with a part of the plan, if it is there.
post() {
  planned "$1 // empty" >"$work/comment"
  [ ! -s "$work/comment" ] ||
    api comment_is_there POST "repos/$repository/issues/$number/comments" --input "$work/comment" ||
    failed "comment on issue #$number"
}

# change EXPRESSION: changes the issue $number by a part of the plan, if it is there.
change() {
  planned "$1 // empty" >"$work/change"
  [ ! -s "$work/change" ] ||
    api no PATCH "repos/$repository/issues/$number" --input "$work/change" ||
    failed "change issue #$number"
}

# Makes the label if it is not there.
make_label() {
  api no GET "repos/$repository/labels/$(jq -rn '$ENV.label | @uri')" && return 0
  [ "$status" = 404 ] || failed "look for the label $label"
  jq -n '{name: $ENV.label, color: "d73a4a", description: "The rolling issue of the smoke suite"}' >"$work/label"
  api no POST "repos/$repository/labels" --input "$work/label" && return 0
  # Another job was faster, or the first try got through.
  if [ "$status" = 422 ] && jq -e 'any(.errors[]?; .code == "already_exists")' "$work/answer" >/dev/null 2>&1; then
    return 0
  fi
  failed "make the label $label"
}

# shellcheck disable=SC2317 # called by its name
# Whether the issue that is being opened is there already: the first try got through.
issue_is_there() {
  list_issues && made 'twin(input)' "$work/issues" "$work/plan" >"$work/answer" && [ -s "$work/answer" ]
}

# Opens the issue. GitHub drops labels in silence where the token may not set them: the issue would
# not be found then.
open_issue() {
  planned .new >"$work/new"
  api issue_is_there POST "repos/$repository/issues" --input "$work/new" || failed "open an issue"
  made opened "$work/answer" >"$work/opened" || unexpected "open an issue"
  read -r labelled url <"$work/opened"
  [ "$labelled" = true ] ||
    die "The alert opened $url, but the token could not give it the label $label, so the next run would open another. Give the alert job permissions: issues: write, and the issue its label."
}
