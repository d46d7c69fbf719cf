package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locale of the process decides neither which file a name means nor what an error means. */
class ForeignLocaleTest {
  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(root.resolve("models/naïve"));
    Files.writeString(root.resolve("tök.bin"), "abc");
    Files.writeString(root.resolve("models/naïve/模型.bin"), "abcd");
    Files.writeString(root.resolve("models/ü.bin.incomplete"), "ab");
    Files.createSymbolicLink(root.resolve("lïnk"), Path.of("tök.bin"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
  }

  @Test
  void findsUnicodeNamesWhereTheLocaleIsC() {
    Ran ran = lookAround(Map.of("LC_ALL", "C"), "t%C3%B6k.bin", "l%C3%AFnk", "models");

    assertThat(ran.lines())
        .containsExactly(
            "jnu ANSI_X3.4-1968",
            "t%C3%B6k.bin: file of 3 bytes at t%C3%B6k.bin, read 3",
            "l%C3%AFnk: file of 3 bytes at t%C3%B6k.bin, read 3",
            "models: directory of [models/na%C3%AFve/%E6%A8%A1%E5%9E%8B.bin], unreadable []");
  }

  @Test
  void seesABrokenDownloadOfAUnicodeNameWhereTheLocaleIsC() {
    Ran ran = lookAround(Map.of("LC_ALL", "C"), "models/%C3%BC.bin", "models/%C3%B6.bin");

    assertThat(ran.lines())
        .contains(
            "models/%C3%BC.bin: Absent[hint=, rejected=Optional.empty, annexed=Optional.empty], Missing[restore=Optional.empty], near"
                + " models/%C3%BC.bin.incomplete",
            "models/%C3%B6.bin: Absent[hint=, rejected=Optional.empty, annexed=Optional.empty], Missing[restore=Optional.empty]");
  }

  /** The C library's messages, which Java passes on, are translated. */
  @Test
  void understandsErrorsInGerman() {
    Map<String, String> german = Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "de");
    Ran cat = RealProgram.run(root, german, List.of("cat", "nowhere"));
    assumeTrue(
        cat.out().contains("Datei oder Verzeichnis nicht gefunden"),
        "the C library has no German messages here");

    Ran ran = lookAround(german, "loop", "t%C3%B6k.bin/a", "x".repeat(300));

    assertThat(ran.lines())
        .anyMatch(
            line -> line.startsWith("loop: Refused[reason=is a link that leads back to itself,"))
        .anyMatch(line -> line.startsWith("t%C3%B6k.bin/a: Absent["))
        .anyMatch(line -> line.startsWith("xxx") && line.contains(": Absent["));
  }

  private Ran lookAround(Map<String, String> environment, String... encodedPaths) {
    String[] arguments = new String[encodedPaths.length + 1];
    arguments[0] = root.toString();
    System.arraycopy(encodedPaths, 0, arguments, 1, encodedPaths.length);
    return RealProgram.runJava(root, environment, List.of(), LookAround.class, arguments);
  }
}
