#!/usr/bin/env bash
# Says by the output `found` whether the Java that the pipeline would run is 17 or later.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# The line is openjdk version "17.0.15" 2025-04-15, or "1.8.0_402" of old ones.
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1) || version=
if [ "${version:-0}" -ge 17 ]; then
  echo "Java $version"
  smoke_output found true
else
  echo "No Java 17 or later: found ${version:-none}"
  smoke_output found false
fi
