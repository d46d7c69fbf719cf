package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing modifies the workspace; the report folder is the only place written. */
class ReadOnlyWorkspaceTest {

  @Test
  void changesNothingOfAWorkspaceThatHolds(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root);
    SortedMap<String, String> before = listing(root);

    SuiteRunner.over(root, reports).concurrently().run();

    assertThat(listing(root)).isEqualTo(before).hasSizeGreaterThan(8);
  }

  @Test
  void changesNothingOfAWorkspaceThatDrifted(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root)
        .flipAByteOf(SmallWorkspace.WEIGHTS)
        .delete(SmallWorkspace.CONFIG)
        .write("datasets/inventory.json", "junk".getBytes(StandardCharsets.UTF_8));
    SortedMap<String, String> before = listing(root);

    SuiteRunner.over(root, reports).run();

    assertThat(listing(root)).isEqualTo(before);
  }

  @Test
  void writesTwoFilesToTheReportFolderAndNothingBesideIt(@TempDir Path root) throws IOException {
    SmallWorkspace.in(root);
    SortedMap<String, String> before = listing(root);

    SuiteRunner.over(root, root.resolve("out/smoke")).run();

    SortedMap<String, String> after = listing(root);
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet())
        .containsExactly(
            "out", "out/smoke", "out/smoke/smoke-report.json", "out/smoke/smoke-summary.md");
  }

  @Test
  void writesNothingElseInAProcessOfItsOwn(@TempDir Path root, @TempDir Path folder)
      throws Exception {
    SmallWorkspace.in(root);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.io.tmpdir=" + folder,
                RunLeaf.class.getName(),
                root.toString(),
                "target/smoke")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(out).isZero();
    assertThat(listing(folder).keySet())
        .containsExactly(
            "target",
            "target/smoke",
            "target/smoke/smoke-report.json",
            "target/smoke/smoke-summary.md");
  }

  /** A process that runs the suite and no Allure listener. */
  static final class RunLeaf {
    private RunLeaf() {}

    public static void main(String[] arguments) {
      SuiteRun run = SuiteRunner.over(Path.of(arguments[0]), Path.of(arguments[1])).run();
      System.out.println(run.console());
      if (run.isRed() || run.tests().size() != SmallWorkspace.CHECKS) {
        throw new IllegalStateException(run.failures().toString());
      }
    }
  }

  /** Every path below a folder with its type, size, time of change and content. */
  private static SortedMap<String, String> listing(Path folder) throws IOException {
    SortedMap<String, String> listing = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> !p.equals(folder)).toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String what =
            attributes.isRegularFile()
                ? attributes.size()
                    + " bytes, changed "
                    + attributes.lastModifiedTime()
                    + ", "
                    + SmallWorkspace.sha256(Files.readAllBytes(path))
                : "folder, changed " + attributes.lastModifiedTime();
        listing.put(folder.relativize(path).toString(), what);
      }
    }
    return listing;
  }
}
