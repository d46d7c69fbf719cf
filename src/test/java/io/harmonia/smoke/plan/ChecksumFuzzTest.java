package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a checksum file holds, each check of its workspace has a whole verdict, no line is lost,
 * and the lines that were read, written as sha256sum prints them, are read as the same.
 *
 * <p>For longer: {@code mvn test -Dtest=ChecksumFuzzTest -Dfuzz.seconds=600 -Dfuzz.seed=1000000}.
 */
@Timeout(3_600)
@Tag("slow")
class ChecksumFuzzTest {
  private static final String X = WorkspaceBuilder.sha256("x");

  /** Texts, a byte each character: forms, marks, escapes, ends, and what is no UTF-8. */
  private static final List<String> TOKENS =
      List.of(
          X,
          X.substring(1),
          X + "0",
          X.toUpperCase(Locale.ROOT),
          X + "  ",
          X + " *",
          X + " ",
          "SHA256 (",
          "SHA256(",
          "SHA2-256(",
          "SHA512 (",
          ") = ",
          ")= ",
          "(",
          ")",
          "=",
          " ",
          "  ",
          "\t",
          "*",
          "\\",
          "\\\\",
          "\\n",
          "\\r",
          "\\x",
          "\n",
          "\r",
          "\r\n",
          "\n\n",
          "\0",
          "#",
          "\n#",
          "-",
          "\u00ef\u00bb\u00bf",
          "\u00ff",
          "\u00ff\u00fe",
          "\u00fe\u00ff",
          "\u00c3",
          "\u00c3\u00a9",
          "\u00ed\u00a0\u0080",
          "\u00f0\u009d\u0084\u009e",
          "\u00e2\u0080\u00ae",
          "\u0080",
          "/",
          "..",
          "../",
          "./",
          "/.",
          "~/",
          "C:",
          "models/",
          "a",
          "f",
          "0",
          "?",
          "line 1",
          " (line 2)",
          "encoding");

  @TempDir private Path root;

  @Test
  void everyVerdictIsWholeWhateverAChecksumFileHolds() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    String original = workspace.text(WorkspaceBuilder.MODEL_SUMS);
    List<byte[]> documents =
        List.of(
            original.getBytes(UTF_8),
            ("# ours\n" + original.replace("\n", "\r\n")).getBytes(UTF_8),
            (X + " a\n" + X + "  b\n").getBytes(UTF_8),
            ("\\" + X + "  a\\nb\\\\\nSHA256 (é) = " + X + "\n" + X + " *c").getBytes(UTF_8));

    new Fuzzing(documents, TOKENS).holds("checksum files", input -> check(workspace, input));
  }

  private void check(WorkspaceBuilder workspace, byte[] input) throws IOException {
    workspace.file(WorkspaceBuilder.MODEL_SUMS, input);
    List<String> lines = List.of(new String(input, ISO_8859_1).split("\n", -1));

    FuzzedFindings.areWhole(workspace.check(), WorkspaceBuilder.MODEL_SUMS, lines);
    Optional<ChecksumFile> read = read(WorkspaceBuilder.MODEL_SUMS);
    if (read.isPresent()) {
      losesNoLine(read.get(), lines);
      readsWhatItReadAgain(read.get());
    }
  }

  /** But for blank ones and comments. */
  private static void losesNoLine(ChecksumFile file, List<String> lines) {
    long expected =
        Stream.concat(
                Stream.of(lines.get(0).replaceFirst("^\u00ef\u00bb\u00bf", "")),
                lines.stream().skip(1))
            .filter(line -> !line.matches("(?s)\r?|#.*"))
            .count();
    assertThat(file.lines()).hasSize((int) expected);
  }

  private void readsWhatItReadAgain(ChecksumFile file) throws IOException {
    List<ChecksumLine.Recorded> recorded = recorded(file);
    String printed = recorded.stream().map(ChecksumFuzzTest::print).collect(Collectors.joining());
    Files.writeString(root.resolve("printed"), printed);

    assertThat(recorded(read("printed").orElseThrow()))
        .as(printed)
        .usingRecursiveFieldByFieldElementComparatorOnFields("name", "sha256")
        .isEqualTo(recorded);
  }

  /** As sha256sum prints it. */
  private static String print(ChecksumLine.Recorded line) {
    String escaped = line.name().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return (escaped.equals(line.name()) ? "" : "\\") + line.sha256() + "  " + escaped + "\n";
  }

  private Optional<ChecksumFile> read(String name) throws IOException {
    Workspace workspace = Workspace.open(root);
    return ChecksumFile.read(workspace, Place.usual(workspace, name)).read().value();
  }

  private static List<ChecksumLine.Recorded> recorded(ChecksumFile file) {
    return file.lines().stream()
        .filter(ChecksumLine.Recorded.class::isInstance)
        .map(ChecksumLine.Recorded.class::cast)
        .toList();
  }
}
