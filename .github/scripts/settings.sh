#!/usr/bin/env bash
# Makes of the inputs of the action, given as SMOKE_INPUT_<NAME>, the settings of the suite: the
# output `settings`, a line smoke.x=y for each that is not empty. Where a job uses the action more
# than once, each use has its own `report-name` (of the uploads) and folder, `reports`.
#
#   SMOKE_INPUT_BASELINE=origin/main SMOKE_INPUT_SETTINGS=$'smoke.limits.depth=100' settings.sh
#   SMOKE_INPUT_REPORT_NAME=smoke-report
set -euo pipefail
. "$(dirname "$0")/lib.sh"

refuse() {
  smoke_say error "$1"
  exit 2
}

# The first of NAME, NAME-2, NAME-3, … that this job has not taken yet.
take() { # name
  local name=$1 number=1 taken
  taken=$(smoke_work)/taken
  mkdir -p "$taken"
  until mkdir "$taken/$name" 2>/dev/null; do
    [ -d "$taken/$name" ] || refuse "The input report-name cannot be used: $1. Give a name without a slash." >&2
    number=$((number + 1))
    name=$1-$number
  done
  printf '%s' "$name"
}

report_name=$(take "${SMOKE_INPUT_REPORT_NAME:-smoke-report}")
smoke_output report-name "$report_name"
smoke_output reports "$(smoke_work)/$(take reports)"

lines=
for setting in models datasets combined checksums waivers requirements recorded-root baseline \
  baseline.required bump-policy require lfs-pointers links timeout allure.limit; do
  input=SMOKE_INPUT_$(tr 'a-z.-' 'A-Z__' <<<"$setting")
  value=${!input:-}
  [[ $value != *$'\n'* ]] || refuse "The input for smoke.$setting has more than one line. Give one value."
  [ -z "$value" ] || lines+=smoke.$setting=$value$'\n'
done
while IFS= read -r line; do
  line=${line#"${line%%[![:space:]]*}"}
  line=${line%"${line##*[![:space:]]}"}
  case $line in
    '' | '#'*) ;;
    smoke.*=*) lines+=$line$'\n' ;;
    *) refuse "The input settings has the line: $line. Each must be smoke.NAME=VALUE." ;;
  esac
done <<<"${SMOKE_INPUT_SETTINGS:-}"

smoke_output settings "${lines%$'\n'}"
printf '%s' "$lines"
