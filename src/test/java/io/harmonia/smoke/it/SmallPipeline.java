package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small repository with a pipeline in which the linters find nothing. */
final class SmallPipeline {
  static final String WORKFLOW = ".github/workflows/smoke.yml";
  static final String RELEASE = ".github/workflows/release.yml";
  static final String EXAMPLE = "docs/ci/github.yml";
  static final String GITLAB = "docs/ci/gitlab-ci.yml";
  static final String ACTION = "action.yml";
  static final String DEPENDABOT = ".github/dependabot.yml";
  static final String SCRIPT = ".github/scripts/suite.sh";
  static final String SCRIPT_WITHOUT_SUFFIX = ".ci/run";

  private static final Map<String, String> FILES =
      Map.of(
          WORKFLOW,
          """
          name: Smoke
          on:
            schedule:
              - cron: '37 5 * * 1'
            pull_request:
          permissions: {}
          concurrency: smoke-${{ github.ref }}
          defaults:
            run:
              shell: bash
          jobs:
            smoke:
              runs-on: ubuntu-24.04
              timeout-minutes: 30
              permissions:
                contents: read
              outputs:
                outcome: ${{ steps.smoke.outputs.outcome }}
              steps:
                - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                  with:
                    persist-credentials: false
                - id: smoke
                  uses: ./
                  with:
                    root: data
                - name: Say it
                  env:
                    TITLE: ${{ github.event.pull_request.title }}
                  run: |
                    echo "$TITLE"
                    bash .github/scripts/suite.sh
                - if: always()
                  uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
                  with:
                    path: reports
                    if-no-files-found: error
          """,
          RELEASE,
          """
          name: Release
          on:
            push:
              tags: ['v*']
          permissions: {}
          concurrency: release
          jobs:
            release:
              runs-on: ubuntu-24.04
              timeout-minutes: 30
              permissions:
                contents: read
                attestations: write
              steps:
                - uses: actions/setup-java@b6effb05e454b25005698d916606bdc6ffcbf961 # v5.7.0
                  with:
                    distribution: temurin
                    java-version: '17'
                - shell: bash
                  run: .github/scripts/suite.sh
          """,
          EXAMPLE,
          """
          name: Smoke
          on: push
          permissions: {}
          concurrency: smoke
          jobs:
            smoke:
              runs-on: ubuntu-24.04
              timeout-minutes: 30
              permissions:
                contents: read
              steps:
                - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                  with:
                    persist-credentials: false
                - uses: OWNER/harmonia-smoke@v1
                  with:
                    root: .
          """,
          GITLAB,
          """
          smoke:
            script:
              - java -jar smoke.jar check
          """,
          ACTION,
          """
          name: Smoke
          description: Runs the suite
          inputs:
            root:
              description: The workspace
              required: true
          outputs:
            outcome:
              description: What came of it
              value: ${{ steps.suite.outputs.outcome }}
          runs:
            using: composite
            steps:
              - id: suite
                shell: bash
                env:
                  SMOKE_ROOT: ${{ inputs.root }}
                run: '"$GITHUB_ACTION_PATH/.github/scripts/suite.sh"'
          """,
          DEPENDABOT,
          """
          version: 2
          updates:
            - package-ecosystem: maven
              directory: /
              schedule:
                interval: weekly
              cooldown:
                default-days: 7
          """,
          SCRIPT,
          """
          #!/usr/bin/env bash
          set -euo pipefail
          echo "$SMOKE_ROOT"
          """,
          SCRIPT_WITHOUT_SUFFIX,
          """
          #!/bin/sh
          echo "$HOME"
          """);

  private final Path folder;

  private SmallPipeline(Path folder) {
    this.folder = folder;
  }

  static SmallPipeline in(Path folder) throws IOException {
    SmallPipeline pipeline = new SmallPipeline(folder);
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      pipeline.write(file.getKey(), file.getValue());
    }
    assertThat(folder.resolve(SCRIPT).toFile().setExecutable(true)).isTrue();
    return pipeline;
  }

  /** Puts one text for another, which must be there. */
  SmallPipeline edit(String path, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(path));
    assertThat(text).contains(from);
    return write(path, text.replace(from, to));
  }

  private SmallPipeline write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    return this;
  }

  /**
   * A fault in one of the files.
   *
   * @param path the file
   * @param from what is changed, all over the file
   * @param to what it becomes
   * @param found what the finding has behind the file's path: its line and rule
   */
  record Fault(String path, String from, String to, String found) {
    /** Makes a pipeline with each fault, in a folder each, and returns the folders' names. */
    static List<String> plant(List<Fault> faults, Path below) throws IOException {
      List<String> names = new ArrayList<>();
      for (Fault fault : faults) {
        String name = "fault-" + names.size();
        Path folder = Files.createDirectory(below.resolve(name));
        SmallPipeline.in(folder).edit(fault.path(), fault.from(), fault.to());
        names.add(name);
      }
      return names;
    }

    /** Holds that each has a finding, in the folder with its number, at its place. */
    static void assertEachFound(List<Fault> faults, List<String> lines) {
      for (int i = 0; i < faults.size(); i++) {
        Fault fault = faults.get(i);
        String start = "fault-" + i + "/" + fault.path() + fault.found();
        assertThat(lines).as("%s", fault).anyMatch(line -> line.startsWith(start));
      }
    }
  }
}
