#!/usr/bin/env bash
# Makes the distribution of this machine's platform of a jar that is built already, unpacks and runs
# it, and leaves it with its SHA-256 in target/release: release-distribution.sh JAR
set -euo pipefail

jar=${1:?usage: release-distribution.sh JAR}
top=$(cd "$(dirname "$0")/../.." && pwd)
jar=$(cd "$(dirname "$jar")" && pwd)/$(basename "$jar")
# for Maven and Java, where this is the bash of Windows
if command -v cygpath >/dev/null; then jar=$(cygpath -m "$jar"); fi

cd "$top"
rm -rf target/release target/harmonia-smoke-*.tar.gz
mkdir -p target/release/tried
"${SMOKE_MAVEN:-mvn}" -B -ntp antrun:run@distribution assembly:single@distribution -Prelease \
  "-Ddistribution.jar=$jar"

archives=(target/harmonia-smoke-*.tar.gz)
((${#archives[@]} == 1)) || {
  echo "release-distribution: expected one archive in target, actual: ${archives[*]}" >&2
  exit 1
}
tar xzf "${archives[0]}" -C target/release/tried
launchers=(target/release/tried/*/harmonia-smoke*)
"${launchers[0]}" --version

# Red where recorded files are missing, as the example's are in a fresh checkout: neither an error of
# its own nor green.
status=0
"${launchers[0]}" check --root src/test/workspaces/example --report-dir target/release/report \
  || status=$?
((status == 1)) || {
  echo "release-distribution: the example ended with $status: expected 1" >&2
  exit 1
}

rm -rf target/release/tried target/release/report
mv "${archives[0]}" target/release
cd target/release
name=$(basename "${archives[0]}")
if command -v sha256sum >/dev/null; then
  sha256sum "$name" >"$name.sha256"
else
  shasum -a 256 "$name" >"$name.sha256"
fi
