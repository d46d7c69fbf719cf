#!/usr/bin/env bash
# Makes of the inputs of the action, given as SMOKE_INPUT_<NAME>, the settings of the suite: the
# output `settings`, a line smoke.x=y for each that is not empty.
#
#   SMOKE_INPUT_BASELINE=origin/main SMOKE_INPUT_SETTINGS=$'smoke.limits.depth=100' settings.sh
set -euo pipefail
. "$(dirname "$0")/lib.sh"

lines=
add() {
  case $2 in
    *$'\n'*)
      smoke_say error "The input for $1 has more than one line. Give one value."
      exit 2
      ;;
  esac
  [ -z "$2" ] || lines+="$1=$2"$'\n'
}

add smoke.models "${SMOKE_INPUT_MODELS:-}"
add smoke.datasets "${SMOKE_INPUT_DATASETS:-}"
add smoke.combined "${SMOKE_INPUT_COMBINED:-}"
add smoke.checksums "${SMOKE_INPUT_CHECKSUMS:-}"
add smoke.waivers "${SMOKE_INPUT_WAIVERS:-}"
add smoke.requirements "${SMOKE_INPUT_REQUIREMENTS:-}"
add smoke.recorded-root "${SMOKE_INPUT_RECORDED_ROOT:-}"
add smoke.baseline "${SMOKE_INPUT_BASELINE:-}"
add smoke.baseline.required "${SMOKE_INPUT_BASELINE_REQUIRED:-}"
add smoke.bump-policy "${SMOKE_INPUT_BUMP_POLICY:-}"
add smoke.require "${SMOKE_INPUT_REQUIRE:-}"
add smoke.lfs-pointers "${SMOKE_INPUT_LFS_POINTERS:-}"
add smoke.links "${SMOKE_INPUT_LINKS:-}"
add smoke.timeout "${SMOKE_INPUT_TIMEOUT:-}"
add smoke.allure.limit "${SMOKE_INPUT_ALLURE_LIMIT:-}"

while IFS= read -r line; do
  line=${line#"${line%%[![:space:]]*}"}
  line=${line%"${line##*[![:space:]]}"}
  case $line in
    '' | '#'*) ;;
    smoke.*=*) lines+=$line$'\n' ;;
    *)
      smoke_say error "The input settings has the line: $line. Each must be smoke.NAME=VALUE."
      exit 2
      ;;
  esac
done <<<"${SMOKE_INPUT_SETTINGS:-}"

smoke_output settings "${lines%$'\n'}"
printf '%s' "$lines"
