# Harmonia Smoke with git and git-lfs, without Java. Made of the distribution (docs/install.md):
#
#   mvn -B verify -Prelease && docker build -t harmonia-smoke .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/workspace" harmonia-smoke
#
# The base is named by its tag; whoever releases an image pins it by its digest:
#   --build-arg BASE=debian:trixie-slim@sha256:…
ARG BASE=debian:trixie-slim
# hadolint ignore=DL3006
FROM ${BASE}

# Debian's own versions, which it keeps safe.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git git-lfs \
  && rm -rf /var/lib/apt/lists/*

# The archive's files are root's, and keep their times, for which the cache of classes holds.
ARG DISTRIBUTION=target/harmonia-smoke-*-linux-x64.tar.gz
ADD ${DISTRIBUTION} /opt/
RUN ln -s /opt/harmonia-smoke-*/harmonia-smoke /usr/local/bin/harmonia-smoke

ENV LANG=C.UTF-8
WORKDIR /workspace
# Any other will do: -u "$(id -u):$(id -g)". It needs no home and no entry in /etc/passwd.
USER 65532:65532
ENTRYPOINT ["harmonia-smoke"]
