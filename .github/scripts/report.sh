#!/usr/bin/env bash
# Shows what the suite left: outputs (outcome, counts), the job's summary, annotations, and the text
# of the alert beside the report. Green only where the suite ended with 0 and its report, read
# again, is clean; what left no report, or one that cannot be read, is incomplete.
#
#   SMOKE_JAR      harmonia-smoke.jar; may be missing
#   SMOKE_REPORTS  where the reports are
#   SMOKE_STATUS   the suite's exit status; empty: it did not end
set -euo pipefail
. "$(dirname "$0")/lib.sh"

out=${SMOKE_REPORTS:-$(smoke_work)/reports}
outputs=$(smoke_work)/outputs
mkdir -p "$out" "$(smoke_work)"
rm -f "$outputs"
status=0
why="The suite did not run to its end, so nothing is verified. See the log of the steps before."
if [ -f "${SMOKE_JAR:-}" ]; then
  smoke_jar ci report "$out" --suite-status="${SMOKE_STATUS:-}" --outputs "$outputs" || status=$?
  why="What the suite left could not be shown, so nothing is verified. See the log of this step."
fi
# The jar writes them last.
if [ ! -s "$outputs" ]; then
  status=2
  smoke_say error "$why"
  printf '> [!CAUTION]\n> **Harmonia Smoke: incomplete.** %s\n' "$why" >"$out/smoke-summary.md"
  echo outcome=incomplete >"$outputs"
fi

# Names and values hold no line ends; paths are added here.
while IFS='=' read -r name value; do
  smoke_output "$name" "$value"
done <"$outputs"
smoke_output reports "$out"
smoke_output report "$out/smoke-report.json"
smoke_output summary "$out/smoke-summary.md"
if [ -n "$(ls "$out/allure-results"/*-result.json 2>/dev/null)" ]; then
  smoke_output allure true
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$out/smoke-summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
