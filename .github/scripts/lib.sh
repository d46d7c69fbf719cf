# shellcheck shell=bash
# What the scripts of the pipeline have in common. To be sourced.

# Where the pipeline keeps what it makes: never in the workspace.
smoke_work() {
  printf '%s' "${SMOKE_WORK:-${RUNNER_TEMP:-${TMPDIR:-/tmp}}/harmonia-smoke}"
}

# Prints a text so that nothing in it is a workflow command or ends the line.
# See GitHub's "Workflow commands": %, CR and LF are escaped in the data of a command.
smoke_escape() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '%s' "$text"
}

# smoke_say error|warning|notice TEXT: an annotation on GitHub, a plain line elsewhere.
smoke_say() {
  if [ "${GITHUB_ACTIONS:-}" = true ]; then
    printf '::%s title=Harmonia Smoke::%s\n' "$1" "$(smoke_escape "$2")"
  else
    printf 'harmonia-smoke: %s: %s\n' "$1" "$(smoke_escape "$2")" >&2
  fi
}

# smoke_output NAME VALUE: an output of the step, if there are outputs. A value of several lines
# ends at a delimiter that nobody can guess.
smoke_output() {
  [ -n "${GITHUB_OUTPUT:-}" ] || return 0
  local delimiter
  delimiter=end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >>"$GITHUB_OUTPUT"
}

# Runs the jar: smoke_jar COMMAND…
smoke_jar() {
  # shellcheck disable=SC2086 # options, separated by spaces
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${SMOKE_JAVA_OPTIONS:-} -jar "$SMOKE_JAR" "$@"
}

# Sets the array `settings` to -D smoke.x=y for each line of $SMOKE_SETTINGS.
smoke_settings() {
  settings=()
  local line
  while IFS= read -r line; do
    [ -z "$line" ] || settings+=(-D "$line")
  done <<<"${SMOKE_SETTINGS:-}"
}
