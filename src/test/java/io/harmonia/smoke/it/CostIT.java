package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a check costs in memory that is allocated, and a run in classes that are loaded: measures
 * that do not depend on how busy the machine is. Where one of these fails, something became slower:
 * make it cheap again, or raise the number and say why (docs/performance.md).
 */
class CostIT {
  private static final long MOST_BYTES_OF_A_FILE = 40_000;
  private static final long MOST_BYTES_OF_A_CHECK_OF_AN_ENTRY = 55_000;
  private static final long MOST_CLASSES = 3_900;

  private static final Pattern ALLOCATED = Pattern.compile("(\\d+)([KM]) \\([0-9.]+%\\) used");
  private static final Pattern CHECKS = Pattern.compile("(\\d+) checks: ");

  @TempDir Path folder;

  @Test
  void ofAFileThatHasItsRecordedContent() throws IOException {
    assertThat(bytesPerCheck(files(1_000), files(3_000))).isLessThan(MOST_BYTES_OF_A_FILE);
  }

  @Test
  void ofAnEntry() throws IOException {
    assertThat(bytesPerCheck(entries(1_000), entries(3_000)))
        .isLessThan(MOST_BYTES_OF_A_CHECK_OF_AN_ENTRY);
  }

  @Test
  void ofTheStart() throws IOException {
    String out = check(files(1), List.of("-Xlog:class+load:stderr"));

    assertThat(out.lines().filter(line -> line.contains(" source: ")).count())
        .isBetween(1_000L, MOST_CLASSES);
  }

  /** Of a large and a small run, so that what each run takes is left out. */
  private long bytesPerCheck(Path small, Path large) {
    Cost less = cost(small);
    Cost more = cost(large);
    return (more.bytes() - less.bytes()) / (more.checks() - less.checks());
  }

  private record Cost(long bytes, long checks) {}

  /** By the collector that collects nothing, and says at the end what was allocated. */
  private Cost cost(Path root) {
    String out =
        check(
            root,
            List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xms256m",
                "-Xmx3g",
                "-Xlog:gc:stderr"));
    MatchResult allocated = last(ALLOCATED, out);
    long units = Long.parseLong(allocated.group(1));
    return new Cost(
        units << (allocated.group(2).equals("K") ? 10 : 20),
        Long.parseLong(last(CHECKS, out).group(1)));
  }

  private static MatchResult last(Pattern pattern, String out) {
    List<MatchResult> found = pattern.matcher(out).results().toList();
    assertThat(found).as(out).isNotEmpty();
    return found.get(found.size() - 1);
  }

  private String check(Path root, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(
        List.of("-jar", Mvn.property("it.executable"), "check", "--root", root.toString()));
    command.addAll(List.of("--report-dir", folder.resolve("report").toString()));
    return RealProgram.run(folder, Map.of(), command).out();
  }

  private Path files(int count) throws IOException {
    Path root = folder.resolve("files" + count);
    Path models = Files.createDirectories(root.resolve("models"));
    StringBuilder sums = new StringBuilder();
    for (int i = 0; i < count; i++) {
      byte[] content = ("weights " + i).getBytes(StandardCharsets.UTF_8);
      Files.write(models.resolve(i + ".bin"), content);
      sums.append(Sha256.ofContent(content)).append("  models/").append(i).append(".bin\n");
    }
    Files.writeString(models.resolve("checksums.sha256"), sums);
    return root;
  }

  /** In their part and in the combined manifest; their files are not there. */
  private Path entries(int count) throws IOException {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < count; i++) {
      entries.append(i == 0 ? "" : ",\n");
      entries.append(
          """
            {"name": "acme/m%1$d", "version": "1.0.0", "path": "models/acme/m%1$d",
             "size_bytes": 20, "files_count": 1, "license": {"name": "MIT"},
             "files": [{"path": "model.onnx", "size_bytes": 20, "sha256": "%2$s"}]}"""
              .formatted(i, Sha256.ofContent(new byte[] {(byte) i, (byte) (i >> 8)})));
    }
    Path root = folder.resolve("entries" + count);
    write(root.resolve("models/inventory.json"), "{\"models\": [\n" + entries + "]}");
    write(
        root.resolve("inventory/combined_inventory.json"),
        "{\"models\": [\n" + entries + "], \"datasets\": []}");
    return root;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
