package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards, {@code merge} and {@code needed} through the executable jar. */
class ShardsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RED_FILE = "models/a b/tök.bin";

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeAWorkspace() {
    root = folder.resolve("workspace");
    WorkspaceBuilder.valid(root)
        .file(WorkspaceBuilder.SINGLE, WorkspaceBuilder.pointerTo("single!"))
        .file(RED_FILE, "changed")
        .checksums(
            WorkspaceBuilder.MODEL_SUMS,
            WorkspaceBuilder.TOP_SHA + "  " + WorkspaceBuilder.TOP,
            WorkspaceBuilder.SINGLE_SHA + "  " + WorkspaceBuilder.SINGLE,
            WorkspaceBuilder.OTHER_SHA + "  " + RED_FILE,
            WorkspaceBuilder.OTHER_SHA + "  models/gone.bin")
        .file(WorkspaceBuilder.WORDS, "WORDS\n")
        .waivers(
            """
            {"path": "%s", "kind": "checksum-mismatch", "reason": "r", "expires": "%s"}"""
                .formatted(WorkspaceBuilder.WORDS, WorkspaceBuilder.SOON));
  }

  @Test
  void mergeToWhatOneRunSays() throws Exception {
    Ran whole = jar("check", "--root", root.toString(), "--report-dir", "whole");

    for (int of : List.of(1, 2, 7)) {
      List<String> merge = new ArrayList<>(List.of("merge", "--report-dir", "merged-" + of));
      for (int index = of; index >= 1; index--) {
        String reports = of + "-" + index;
        Ran shard =
            jar(
                "check",
                "--root",
                root.toString(),
                "--shard",
                index + "/" + of,
                "--report-dir",
                reports);
        assertThat(shard.out()).contains(", shard " + index + " of " + of + ": ");
        merge.add(reports);
      }
      Ran merged = jar(merge.toArray(String[]::new));

      assertThat(merged.exit()).isEqualTo(whole.exit()).isEqualTo(1);
      assertThat(comparable("merged-" + of)).isEqualTo(comparable("whole"));
      assertThat(folder.resolve("merged-" + of + "/smoke-summary.md"))
          .content()
          .startsWith("# Harmonia Smoke: drift\n");
    }
  }

  @Test
  void anIncompleteSetIsNeverClean() throws Exception {
    root = folder.resolve("clean");
    WorkspaceBuilder.valid(root);
    jar("check", "--root", root.toString(), "--shard", "1/2", "--report-dir", "one");
    jar("check", "--root", root.toString(), "--shard", "2/2", "--report-dir", "two");
    Files.writeString(folder.resolve("cut.json"), "{\"report_version\" : 1,");

    assertThat(jar("merge", "one", "two").exit()).isZero();
    Ran alone = jar("merge", "two/smoke-report.json");
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.out()).contains("[smoke] note: shard 1 of 2 is missing");
    assertThat(jar("merge", "one", "two", "two").exit()).isEqualTo(2);
    assertThat(jar("merge", "one", "cut.json").out()).contains("cut.json is not whole");
    assertThat(jar("merge", "shards/*").exit()).isEqualTo(2);
    assertThat(jar("merge").exit()).isEqualTo(2);
    assertThat(jar("merge", "one", "two", "--report-dir", "one").err())
        .contains("would be overwritten");
  }

  @Test
  void neededListsWhatARestoreStepHasToBring() throws Exception {
    Ran all = jar("needed", "--root", root.toString());
    Ran missing = jar("needed", "--root", root.toString(), "--missing", "-0");
    Ran rejecting =
        jar("needed", "--root", root.toString(), "--missing", "-D", "smoke.lfs-pointers=reject");

    assertThat(all.exit()).isZero();
    assertThat(all.out().lines())
        .containsExactly(
            WorkspaceBuilder.TOP,
            WorkspaceBuilder.SINGLE,
            RED_FILE,
            "models/gone.bin",
            WorkspaceBuilder.WORDS);
    assertThat(all.err()).isEmpty();
    assertThat(missing.out()).isEqualTo("models/gone.bin\0");
    assertThat(rejecting.out()).isEqualTo(WorkspaceBuilder.SINGLE + "\nmodels/gone.bin\n");
  }

  @Test
  void neededOfTheShardsIsNeededOfTheWhole() throws Exception {
    List<String> ofShards = new ArrayList<>();
    for (int index = 1; index <= 3; index++) {
      jar("needed", "--root", root.toString(), "--shard", index + "/3")
          .out()
          .lines()
          .forEach(ofShards::add);
    }

    assertThat(ofShards)
        .containsExactlyInAnyOrderElementsOf(
            jar("needed", "--root", root.toString()).out().lines().toList());
  }

  @Test
  void neededSaysWhatKeepsTheListFromBeingWhole() throws Exception {
    Files.writeString(
        root.resolve(WorkspaceBuilder.MODEL_SUMS),
        "no checksum\n\\" + WorkspaceBuilder.OTHER_SHA + "  models/two\\nlines\n");

    Ran lines = jar("needed", "--root", root.toString());
    Ran nul = jar("needed", "--root", root.toString(), "-0");

    assertThat(lines.exit()).isEqualTo(1);
    assertThat(lines.out()).isEqualTo(WorkspaceBuilder.WORDS + "\n");
    assertThat(lines.err()).contains("models/checksums.sha256:1:1: ").contains("use -0");
    assertThat(nul.exit()).isEqualTo(1);
    assertThat(nul.out()).isEqualTo("models/two\nlines\0" + WorkspaceBuilder.WORDS + "\0");
    assertThat(jar("needed", "--root", root.toString(), "--shard", "4/3").err())
        .contains("smoke.shard: expected i/n");
    assertThat(jar("needed", "--root", folder.resolve("nowhere").toString()).exit()).isEqualTo(2);
  }

  private JsonNode comparable(String reports) throws IOException {
    ObjectNode report =
        (ObjectNode) JSON.readTree(folder.resolve(reports).resolve("smoke-report.json").toFile());
    ((ObjectNode) report.get("summary")).remove(List.of("generated_at", "duration_ms"));
    ((ObjectNode) report.at("/workspace/settings")).remove("smoke.report.dir");
    report.get("results").forEach(result -> ((ObjectNode) result).remove("duration_ms"));
    return report;
  }

  private Ran jar(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(Objects.requireNonNull(System.getProperty("it.executable")));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private record Ran(int exit, String out, String err) {}
}
