#!/usr/bin/env bash
# Shows what the suite left: outputs (outcome, counts), the job's summary, annotations. Green only
# where the suite ended with 0 and its report, read again, is clean; what left no report, or one
# that cannot be read, is incomplete.
#
#   SMOKE_JAR      harmonia-smoke.jar; may be missing
#   SMOKE_REPORTS  where the reports are
#   SMOKE_STATUS   the suite's exit status; empty: it did not end
set -euo pipefail
. "$(dirname "$0")/lib.sh"

out=${SMOKE_REPORTS:-$(smoke_work)/reports}
mkdir -p "$out"
lines=
status=2
if [ -f "${SMOKE_JAR:-}" ]; then
  status=0
  lines=$(smoke_jar show "$out" --format outputs) || status=$?
fi

# fail WHY: the outcome is incomplete, whatever the report says.
fail() {
  smoke_say error "$1"
  status=2
  lines=outcome=incomplete$'\n'$(printf '%s\n' "$lines" | sed '/^outcome=/d')
  {
    printf '> [!CAUTION]\n> **Harmonia Smoke: incomplete.** %s\n' "$1"
    [ ! -f "$out/smoke-summary.md" ] || { echo && cat "$out/smoke-summary.md"; }
  } >"$out/smoke-summary.md.new"
  mv "$out/smoke-summary.md.new" "$out/smoke-summary.md"
}

case ${SMOKE_STATUS:-none}:$status in
  0:0 | 1:1 | 2:2) ;;
  none:*) fail "The suite did not run to its end, so nothing is verified. See the log of the steps before." ;;
  # Maven ends with 1 for drift and incomplete alike.
  1:2) ;;
  *) fail "The suite ended with status $SMOKE_STATUS, its report says otherwise, so nothing is verified. See the log of the suite." ;;
esac
if [ ! -f "$out/smoke-report.json" ] && [ -n "${SMOKE_STATUS:-}" ]; then
  fail "The suite left no report, so nothing is verified. See the log of the suite."
fi

case $lines in
  outcome=*) ;;
  *) lines=outcome=incomplete ;;
esac
# Names and values of `show --format outputs` hold no line ends; paths are added here.
while IFS='=' read -r name value; do
  [ -z "$name" ] || smoke_output "$name" "$value"
done <<<"$lines"
smoke_output reports "$out"
smoke_output report "$out/smoke-report.json"
smoke_output summary "$out/smoke-summary.md"
if [ -n "$(ls "$out/allure-results"/*-result.json 2>/dev/null)" ]; then
  smoke_output allure true
fi

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$out/smoke-summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -f "${SMOKE_JAR:-}" ]; then
  # It ends with the outcome, which is known; anything else is a fault of the program.
  smoke_jar show "$out" --format github || [ $? -le 2 ]
fi
exit "$status"
