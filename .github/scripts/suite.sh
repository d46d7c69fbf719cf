#!/usr/bin/env bash
# Runs the smoke suite, with the jar or with Maven, or merges the reports of shards, and gathers
# what it leaves in $SMOKE_REPORTS. Ends as the suite does, and says by the output `status` how.
#
#   SMOKE_JAR        harmonia-smoke.jar
#   SMOKE_ROOT       the workspace; empty: the one around the folder of the run
#   SMOKE_SETTINGS   settings, a line smoke.x=y each
#   SMOKE_SHARD      i/n; empty: all
#   SMOKE_RESTORED, SMOKE_RESTORED_FROM_STORE
#                    manifests that were restored, separated by commas
#   SMOKE_MAVEN_RUN  goals and options for Maven (test -Psmoke); empty: the jar runs
#   SMOKE_MERGE      a folder with a folder for each shard's reports; empty: the suite runs
#   SMOKE_REPORTS    where the reports go: smoke-report.json, smoke-summary.md, junit/,
#                    allure-results/
set -euo pipefail
. "$(dirname "$0")/lib.sh"

out=${SMOKE_REPORTS:-$(smoke_work)/reports}
# Reports of an earlier run must not be taken for this one's.
rm -rf "$out"
mkdir -p "$out/junit"

SMOKE_SETTINGS=${SMOKE_SETTINGS:-}${SMOKE_SETTINGS:+$'\n'}
restored=${SMOKE_RESTORED:-}${SMOKE_RESTORED:+${SMOKE_RESTORED_FROM_STORE:+,}}${SMOKE_RESTORED_FROM_STORE:-}
[ -z "$restored" ] || SMOKE_SETTINGS+=smoke.restored=$restored$'\n'
[ -z "${SMOKE_SHARD:-}" ] || SMOKE_SETTINGS+=smoke.shard=$SMOKE_SHARD$'\n'
smoke_settings

status=0
if [ -n "${SMOKE_MERGE:-}" ]; then
  smoke_jar merge "$SMOKE_MERGE"/*/ --report-dir "$out" || status=$?
  for shard in "$SMOKE_MERGE"/*/; do
    name=$(basename "$shard")
    for file in "$shard"junit/*.xml; do
      [ ! -f "$file" ] || cp "$file" "$out/junit/$name-$(basename "$file")"
    done
    [ ! -d "${shard}allure-results" ] || cp -R "${shard}allure-results" "$out"
  done
elif [ -n "${SMOKE_MAVEN_RUN:-}" ]; then
  # Maven takes -Dname=value in one word.
  arguments=(-Dsmoke.report.dir="$out")
  [ -z "${SMOKE_ROOT:-}" ] || arguments+=(-Dsmoke.root="$SMOKE_ROOT")
  for setting in ${settings[@]+"${settings[@]}"}; do
    [ "$setting" = -D ] || arguments+=("-D$setting")
  done
  IFS=' ' read -r -a goals <<<"$SMOKE_MAVEN_RUN"
  "${SMOKE_MAVEN:-mvn}" -B -ntp "${goals[@]}" "${arguments[@]}" || status=$?
  for file in target/surefire-reports/TEST-*.xml; do
    [ ! -f "$file" ] || cp "$file" "$out/junit"
  done
  [ ! -d allure-results ] || cp -R allure-results "$out"
else
  arguments=(--report-dir "$out" --junit-xml "$out/junit/smoke.xml"
    --allure-results "$out/allure-results")
  [ -z "${SMOKE_ROOT:-}" ] || arguments+=(--root "$SMOKE_ROOT")
  smoke_jar check "${arguments[@]}" ${settings[@]+"${settings[@]}"} || status=$?
fi

smoke_output status "$status"
exit "$status"
