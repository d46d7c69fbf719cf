package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
  private static final ReadFile.Parser<Integer> LENGTH = in -> in.readAllBytes().length;

  @TempDir Path root;

  @Test
  void isMissingWhereNothingLies() throws IOException {
    Document<Integer> read = read("file", false, LENGTH);

    assertThat(read.isMissing()).isTrue();
    assertThat(read.isUnread()).isFalse();
    assertThat(read.isNotWanted()).isTrue();
    assertThat(read.value()).isEmpty();
  }

  @Test
  void isWantedWhereASettingNamesIt() throws IOException {
    assertThat(read("file", true, LENGTH).isNotWanted()).isFalse();
  }

  @Test
  void isUnreadWhereSomethingWrongLies() throws IOException {
    Files.writeString(root.resolve("file"), "five!");
    ReadFile.Parser<Integer> refusing =
        in -> {
          throw new MalformedTextException(new Problem(Location.startOf("file"), "is", "Do."));
        };

    Document<Integer> read = read("file", false, refusing);

    assertThat(read.isMissing()).isFalse();
    assertThat(read.isUnread()).isTrue();
    assertThat(read.isNotWanted()).isFalse();
    assertThat(read.value()).isEmpty();
  }

  @Test
  void holdsWhatWasRead() throws IOException {
    Files.writeString(root.resolve("file"), "five!");

    Document<Integer> read = read("file", false, LENGTH);

    assertThat(read.isUnread()).isFalse();
    assertThat(read.value()).contains(5);
  }

  @Test
  void isReadOfBytesAsOfAFile() throws IOException {
    Place place = Place.usual(Workspace.open(root), "file");
    byte[] bytes = "five!".getBytes(StandardCharsets.UTF_8);

    Document<Integer> read = Document.of(Bounds.STANDARD, place, bytes, LENGTH);

    assertThat(read).isEqualTo(new Document<>(place, new ReadFile.Parsed<>(5)));
  }

  private Document<Integer> read(String name, boolean asked, ReadFile.Parser<Integer> parser)
      throws IOException {
    Workspace workspace = Workspace.open(root);
    Place place = asked ? Place.asked(workspace, root.resolve(name)) : Place.usual(workspace, name);
    return Document.read(workspace, place, parser);
  }
}
