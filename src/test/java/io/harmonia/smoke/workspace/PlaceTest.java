package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
  @TempDir Path folder;

  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("here/models"));
    workspace = Workspace.open(folder.resolve("here"));
  }

  @Test
  void isUsuallyInTheWorkspace() {
    Place place = Place.usual(workspace, "models/checksums.sha256");

    assertThat(place.file()).isEqualTo(workspace.root().resolve("models/checksums.sha256"));
    assertThat(place.shownAs()).isEqualTo("models/checksums.sha256");
    assertThat(place.folder()).contains(new RelativePath("models"));
    assertThat(place.asked()).isFalse();
  }

  @Test
  void isShownRelativeToTheWorkspaceWhereItLiesThere() {
    Path file = workspace.root().resolve("models/sums");

    assertThat(Place.asked(workspace, file))
        .isEqualTo(new Place(file, "models/sums", path("models/sums"), true));
  }

  @Test
  void isInTheWorkspaceThoughItsRootIsNamedThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), workspace.root());
    Path file = link.resolve("models/sums");

    assertThat(Place.asked(workspace, file))
        .isEqualTo(new Place(file, "models/sums", path("models/sums"), true));
  }

  @Test
  void hasNoFolderOutsideTheWorkspace() {
    Path file = folder.toAbsolutePath().resolve("sums");

    Place place = Place.asked(workspace, file);

    assertThat(place.shownAs()).isEqualTo(file.toString());
    assertThat(place.folder()).isEmpty();
  }

  @Test
  void isTheSamePlaceWhateverItIsCalled() {
    Place place = Place.usual(workspace, "models/sums");

    assertThat(place.shownAs("models/sums of a1b2"))
        .isEqualTo(new Place(place.file(), "models/sums of a1b2", path("models/sums"), false));
  }

  private static Optional<RelativePath> path(String text) {
    return Optional.of(new RelativePath(text));
  }
}
