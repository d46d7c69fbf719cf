#!/usr/bin/env bash
# Gets harmonia-smoke.jar, and says by the output `jar` where it lies.
#
#   SMOKE_JAR_FROM     a file; `release`: of the release of the action's own version, whose build
#                      attestation is verified; `build`: built from the action's own checkout;
#                      `auto`: `release`, unless the version is a snapshot or the action is local
#   ACTION_PATH        the action's own checkout
#   ACTION_REPOSITORY  OWNER/NAME of the action's repository; empty where it is local
#   GH_TOKEN           for the download; contents: read is enough
#   SMOKE_MAVEN        the Maven to build with (mvn)
set -euo pipefail
. "$(dirname "$0")/lib.sh"

from=${SMOKE_JAR_FROM:-auto}
# The action's own version, of its own pom: right for @v1, @v1.2.3 and a commit alike.
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$ACTION_PATH/pom.xml" | head -n 1)
[ -n "$version" ] || {
  smoke_say error "No version in $ACTION_PATH/pom.xml."
  exit 2
}
if [ "$from" = auto ]; then
  case $version:${ACTION_REPOSITORY:-} in
    *-SNAPSHOT:* | *:) from=build ;;
    *) from=release ;;
  esac
fi

need() { # program what-for
  command -v "$1" >/dev/null || {
    smoke_say error "$1 is not installed, and it is needed to $2. Install it, or name the file: the input jar (SMOKE_JAR_FROM) may be a harmonia-smoke.jar."
    exit 2
  }
}

work=$(smoke_work)
mkdir -p "$work"
case $from in
  release)
    need gh "download harmonia-smoke.jar of the release and verify who built it"
    gh attestation --help >/dev/null 2>&1 || {
      smoke_say error "This gh cannot verify who built a release: expected 2.49 or later, actual $(gh --version 2>/dev/null | head -n 1). Update it, or name the file: the input jar (SMOKE_JAR_FROM) may be a harmonia-smoke.jar."
      exit 2
    }
    repository=${ACTION_REPOSITORY:?is needed for a release: OWNER/NAME of the action}
    tag=v$version
    rm -rf "$work/jar"
    mkdir "$work/jar"
    gh release download "$tag" --repo "$repository" --pattern harmonia-smoke.jar --dir "$work/jar"
    jar=$work/jar/harmonia-smoke.jar
    # Who built it, from which tag: what is not attested is not run.
    if ! gh attestation verify "$jar" --repo "$repository" \
      --signer-workflow "$repository/.github/workflows/release.yml" \
      --source-ref "refs/tags/$tag" --deny-self-hosted-runners; then
      rm -f "$jar"
      smoke_say error "harmonia-smoke.jar of $repository $tag has no build attestation of its release workflow, so it is not run. Take another version, or jar: build."
      exit 1
    fi
    ;;
  build)
    need "${SMOKE_MAVEN:-mvn}" "build harmonia-smoke.jar (a snapshot, or an action that is local, has no release)"
    # In a copy: the checkout stays as it is, even where it is the workspace itself.
    rm -rf "$work/source"
    mkdir "$work/source"
    (cd "$ACTION_PATH" && tar -cf - pom.xml LICENSE .mvn src/main) | tar -xf - -C "$work/source"
    "${SMOKE_MAVEN:-mvn}" -B -ntp -q -f "$work/source/pom.xml" '-P!lint' package \
      -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true
    jar=$work/source/target/harmonia-smoke.jar
    ;;
  *) jar=$from ;;
esac

[ -f "$jar" ] || {
  smoke_say error "There is no harmonia-smoke.jar at $jar."
  exit 2
}
jar=$(cd "$(dirname "$jar")" && pwd)/$(basename "$jar")
SMOKE_JAR=$jar smoke_jar --version
smoke_output jar "$jar"
