package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.text.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** A place as a line of a stack trace, and what dorny/test-reporter makes of it. */
class StackFrameTest {
  @TempDir Path folder;
  @TempDir Path reports;

  @ParameterizedTest
  @CsvSource({
    "models/checksums.sha256, at models(checksums.sha256:4)",
    "inventory/combined_inventory.json, at inventory(combined_inventory.json:4)",
    "repo/models/inventory.json, at repo.models(inventory.json:4)",
    "v1.2/models/inventory.json, at models(inventory.json:4)",
    "models/Xenova/models/x.dvc, at models(x.dvc:4)"
  })
  void namesFileAndLine(String file, String frame) {
    assertThat(StackFrame.of(new Location(file, 4, 1))).contains(frame);
    assertThat(dorny(frame, List.of("other.json", file))).contains(file + ":4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksums.sha256", "models/Xenova/x.json", "a.b/x.json", "1/x.json"})
  void isNoneWhereItWouldBeReadAsAnother(String file) {
    assertThat(StackFrame.of(new Location(file, 4, 1))).isEmpty();
  }

  @Test
  void everyFailureOfTheJarsXmlLeadsToItsLine() throws Exception {
    WorkspaceBuilder.valid(folder)
        .file(WorkspaceBuilder.SINGLE, "other")
        .delete(WorkspaceBuilder.TOP)
        .file("datasets/checksums.sha256", "no checksum\n");
    Path xml = reports.resolve("x.xml");

    InProcess.run(
        "check",
        "--root",
        folder.toString(),
        "--report-dir",
        reports.toString(),
        "--junit-xml",
        xml.toString());

    List<String> tracked = new ArrayList<>();
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(f -> tracked.add(folder.relativize(f).toString()));
    }
    List<Element> failures =
        JunitXmlDocument.elements(JunitXmlDocument.parse(Files.readString(xml)).suite(), "failure");
    assertThat(failures).hasSizeGreaterThan(2);
    assertThat(failures)
        .allSatisfy(failure -> assertThat(dorny(failure.getTextContent(), tracked)).isPresent());
  }

  /** The rule of dorny/test-reporter's java-junit parser, said again: file and line, or nothing. */
  private static Optional<String> dorny(String text, List<String> tracked) {
    Pattern frame = Pattern.compile("^at (.*)\\((.*):(\\d+)\\)$");
    for (String line : text.split("\r?\n", -1)) {
      Matcher match = frame.matcher(line);
      if (match.matches()) {
        List<String> parts = new ArrayList<>(List.of(match.group(1).split("\\.", -1)));
        for (int i = 0; i < parts.size(); i++) {
          if (!parts.get(i).isEmpty() && parts.get(i).charAt(0) <= 'Z') {
            parts = parts.subList(0, i);
          }
        }
        for (String file : tracked) {
          List<String> names = Arrays.asList(file.split("/", -1));
          List<String> folders = names.subList(0, names.size() - 1);
          boolean above =
              !parts.isEmpty()
                  && folders.size() >= parts.size()
                  && folders.subList(folders.size() - parts.size(), folders.size()).equals(parts);
          if (names.get(names.size() - 1).equals(match.group(2)) && above) {
            return Optional.of(file + ":" + match.group(3));
          }
        }
      }
    }
    return Optional.empty();
  }
}
