#!/usr/bin/env bash
# Makes of the inputs of the action, given as SMOKE_INPUT_<NAME>, the settings of the suite: the
# output `settings`, a line smoke.x=y for each that is not empty.
#
#   SMOKE_INPUT_BASELINE=origin/main SMOKE_INPUT_SETTINGS=$'smoke.limits.depth=100' settings.sh
set -euo pipefail
. "$(dirname "$0")/lib.sh"

refuse() {
  smoke_say error "$1"
  exit 2
}

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
