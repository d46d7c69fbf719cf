package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ReadFileTest {
  private static final String SHOWN = "models/inventory.json";
  private static final String REMEDY = "Put the file there.";

  @TempDir private Path folder;

  @Test
  void givesWhatWasParsed() throws IOException {
    Files.writeString(folder.resolve("file"), "tök");

    ReadFile<String> read = read("file", ReadFileTest::text);

    assertThat(read).isEqualTo(new ReadFile.Parsed<>("tök"));
    assertThat(read.value()).contains("tök");
  }

  @Test
  void saysThatNothingIsThere() throws IOException {
    ReadFile<String> read = read("file", ReadFileTest::text);

    assertThat(read).isEqualTo(new ReadFile.Missing<>());
    assertThat(read.value()).isEmpty();
  }

  @Test
  void refusesALinkToNothing() throws IOException {
    Files.createSymbolicLink(folder.resolve("file"), Path.of("nowhere"));

    ReadFile<String> read = read("file", ReadFileTest::text);

    assertThat(read)
        .isEqualTo(new ReadFile.Refused<>(problem("is a link to nothing, expected a file")));
  }

  @Test
  void refusesADirectory() throws IOException {
    Files.createDirectories(folder.resolve("file"));

    ReadFile<String> read = read("file", ReadFileTest::text);

    assertThat(read)
        .isEqualTo(new ReadFile.Malformed<>(problem("is a directory, expected a file")));
  }

  @Test
  void refusesALinkOutOfTheWorkspace() throws IOException {
    Files.createDirectories(folder.resolve("workspace"));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("workspace/file"), Path.of("../secret"));
    Workspace workspace = Workspace.open(folder.resolve("workspace"));

    ReadFile<String> read =
        ReadFile.read(workspace, Place.usual(workspace, "file").shownAs(SHOWN), ReadFileTest::text);

    assertThat(read)
        .isEqualTo(
            new ReadFile.Refused<>(
                problem("is a link that leaves the workspace, expected a file")));
  }

  @Test
  void refusesAPipeWithoutOpeningIt() throws IOException {
    RealProgram.assumeInstalled("mkfifo");
    RealProgram.runSuccessfully(folder, "mkfifo", "file");

    ReadFile<String> read = read("file", ReadFileTest::text);

    assertThat(read)
        .isEqualTo(
            new ReadFile.Refused<>(
                problem("is a device, a pipe or a socket, not a file, expected a file")));
  }

  @Test
  void passesOnWhatIsMalformed() throws IOException {
    Files.writeString(folder.resolve("file"), "{");
    Problem problem = new Problem(new Location(SHOWN, 3, 7), "ends early", "Write the rest.");

    ReadFile<String> read =
        read(
            "file",
            in -> {
              throw new MalformedTextException(problem);
            });

    assertThat(read).isEqualTo(new ReadFile.Malformed<>(problem));
    assertThat(read.value()).isEmpty();
  }

  @Test
  void saysWhyItCouldNotBeRead() throws IOException {
    Files.writeString(folder.resolve("file"), "abc");

    ReadFile<String> read =
        read(
            "file",
            in -> {
              throw new IOException("Input/output error");
            });

    assertThat(read).isEqualTo(new ReadFile.Unreadable<>("Input/output error"));
    assertThat(read.value()).isEqualTo(Optional.empty());
  }

  private ReadFile<String> read(String name, ReadFile.Parser<String> parser) throws IOException {
    Workspace workspace = Workspace.open(folder);
    return ReadFile.read(workspace, Place.usual(workspace, name).shownAs(SHOWN), parser);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Problem problem(String message) {
    return new Problem(Location.startOf(SHOWN), message, REMEDY);
  }
}
