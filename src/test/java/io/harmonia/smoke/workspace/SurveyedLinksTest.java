package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A survey counts each path, whatever links lead to its content, and follows none out. */
@Timeout(300)
@Tag("slow")
class SurveyedLinksTest {
  @TempDir private Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void makeAWorkspaceBesideOtherFiles() throws IOException {
    root = folder.toRealPath().resolve("workspace");
    write("models/a/model.bin", 5);
    write("../outside/secret.bin", 1_000);
  }

  @Test
  void countsEachNameOfAFile() throws IOException {
    for (char name = 'a'; name <= 'z'; name++) {
      link("models/a/" + name, "model.bin");
    }

    DirectorySurvey survey = survey("models/a");

    assertThat(survey.files()).isEqualTo(27);
    assertThat(survey.bytes()).isEqualTo(27 * 5);
  }

  @Test
  void countsEachNameOfAFileElsewhere() throws IOException {
    write("shared/weights.bin", 9);
    link("models/a/w2.bin", "../../shared/weights.bin");
    link("models/a/w1.bin", "../../shared/weights.bin");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey))
        .containsExactly("models/a/model.bin", "models/a/w1.bin", "models/a/w2.bin");
    assertThat(survey.bytes()).isEqualTo(23);
  }

  /** As huggingface_hub lays its cache out: snapshots link to blobs, which are named by digest. */
  @Test
  void countsAFileThatRevisionsOfAHubCacheShareOnce() throws IOException {
    write("hub/models--o--n/blobs/aa", 7);
    write("hub/models--o--n/blobs/bb", 11);
    link("hub/models--o--n/snapshots/r1/model.bin", "../../blobs/aa");
    link("hub/models--o--n/snapshots/r1/config.json", "../../blobs/bb");
    link("hub/models--o--n/snapshots/r2/model.bin", "../../blobs/aa");

    assertThat(survey("hub/models--o--n").bytes()).isEqualTo(18);
    assertThat(namesIn(survey("hub/models--o--n/snapshots/r1")))
        .containsExactly(
            "hub/models--o--n/snapshots/r1/config.json", "hub/models--o--n/snapshots/r1/model.bin");
    assertThat(survey("hub/models--o--n/snapshots").bytes()).isEqualTo(18);
    assertThat(
            namesIn(
                survey(
                    "hub/models--o--n",
                    "hub/models--o--n/snapshots/r2/model.bin",
                    "hub/models--o--n/snapshots/r1/config.json")))
        .containsExactly(
            "hub/models--o--n/snapshots/r1/config.json", "hub/models--o--n/snapshots/r2/model.bin");
  }

  @Test
  void countsTwoNamesInOneSnapshotTwice() throws IOException {
    write("hub/models--o--n/blobs/aa", 7);
    link("hub/models--o--n/snapshots/r1/a/merges.txt", "../../../blobs/aa");
    link("hub/models--o--n/snapshots/r1/b/merges.txt", "../../../blobs/aa");

    assertThat(survey("hub/models--o--n/snapshots/r1").files()).isEqualTo(2);
    assertThat(survey("hub/models--o--n").files()).isEqualTo(2);
  }

  @Test
  void countsNoHousekeepingOfAHubCacheUnlessItIsListed() throws IOException {
    write("hub/models--o--n/blobs/aa", 7);
    write("hub/models--o--n/blobs/unused", 7);
    write("hub/models--o--n/refs/main", 40);
    write("hub/models--o--n/.no_exist/r1/adapter.json", 0);
    link("hub/models--o--n/snapshots/r1/model.bin", "../../blobs/aa");
    write("hub/other/blobs/aa", 7);
    write("hub/models--without--snapshots/refs/aa", 7);

    assertThat(namesIn(survey("hub")))
        .containsExactly(
            "hub/models--o--n/snapshots/r1/model.bin",
            "hub/models--without--snapshots/refs/aa",
            "hub/other/blobs/aa");
    assertThat(namesIn(survey("hub/models--o--n", "hub/models--o--n/blobs/aa")))
        .containsExactly("hub/models--o--n/blobs/aa", "hub/models--o--n/snapshots/r1/model.bin");
  }

  @Test
  void countsTheSharedFileOfEachRevisionThatIsListed() throws IOException {
    write("hub/models--o--n/blobs/aa", 7);
    for (String revision : List.of("r1", "r2", "r3")) {
      link("hub/models--o--n/snapshots/" + revision + "/model.bin", "../../blobs/aa");
    }

    assertThat(
            namesIn(
                survey(
                    "hub/models--o--n",
                    "hub/models--o--n/snapshots/r2/model.bin",
                    "hub/models--o--n/snapshots/r3/model.bin")))
        .containsExactly(
            "hub/models--o--n/snapshots/r2/model.bin", "hub/models--o--n/snapshots/r3/model.bin");
  }

  @Test
  void namesWhatLiesInALinkedDirectoryByEachLinkToIt() throws IOException {
    write("shared/onnx/model.onnx", 7);
    link("models/a/onnx", "../../shared/onnx");
    link("models/a/again", "../../shared/onnx");

    assertThat(namesIn(survey("models/a")))
        .containsExactly(
            "models/a/again/model.onnx", "models/a/model.bin", "models/a/onnx/model.onnx");
  }

  @Test
  void doesNotFollowALinkThatLeavesTheWorkspace() throws IOException {
    link("models/a/out.bin", "../../../outside/secret.bin");
    link("models/a/out", "../../../outside");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin");
    assertThat(survey.leaving())
        .containsExactly(new RelativePath("models/a/out"), new RelativePath("models/a/out.bin"));
  }

  @Test
  void doesNotFollowALinkBackUp() throws IOException {
    write("models/b/other.bin", 100);
    link("models/a/self", ".");
    link("models/a/sub/up", "..");
    link("models/a/models", "..");
    link("models/a/workspace", "../..");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin");
    assertThat(survey.leaving())
        .map(RelativePath::text)
        .containsExactly(
            "models/a/models", "models/a/self", "models/a/sub/up", "models/a/workspace");
  }

  @Test
  void entersDirectoriesThatLinkToEachOtherOnceOnEachWay() throws IOException {
    write("left/l.bin", 1);
    write("right/r.bin", 2);
    link("left/right", "../right");
    link("right/left", "../left");
    link("models/a/both", "../../left");

    assertThat(namesIn(survey("models/a")))
        .containsExactly("models/a/both/l.bin", "models/a/both/right/r.bin", "models/a/model.bin");
    assertThat(survey("models/a").leaving())
        .containsExactly(new RelativePath("models/a/both/right/left"));
  }

  @Test
  void namesLinksThatLeadBackToThemselves() throws IOException {
    link("models/a/loop", "loop");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin");
    assertThat(survey.leaving()).containsExactly(new RelativePath("models/a/loop"));
  }

  @Test
  void countsNoLinkToNothing() throws IOException {
    link("models/a/dangling", "gone.bin");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin");
    assertThat(survey.leaving()).isEmpty();
    assertThat(survey.unreadable()).isEmpty();
  }

  @Test
  void followsAChainOfDirectoriesAsFarAsTheSystemDoes() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      link("chain/" + i + "/next", "../" + (i + 1));
      write("chain/" + i + "/model.bin", 3);
    }

    DirectorySurvey survey = survey("chain/0");

    assertThat(survey.files()).isEqualTo(41);
    assertThat(survey.leaving()).containsExactly(new RelativePath("chain/0" + "/next".repeat(41)));
  }

  @Test
  void doesNotFollowLinksToDirectoriesThatMultiplyWithoutEnd() throws IOException {
    for (int i = 0; i < 30; i++) {
      link("chain/" + i + "/left-or-right-for-a-long-name-" + "x".repeat(150), "../" + (i + 1));
      link("chain/" + i + "/right-or-left-for-a-long-name-" + "x".repeat(150), "../" + (i + 1));
    }
    write("chain/30/model.bin", 3);

    DirectorySurvey survey = survey("chain/0");

    assertThat(survey.unreadable()).isNotEmpty();
  }

  @Test
  void namesTheFilesOfALinkedEntryByItsPath() throws IOException {
    write("shared/a.bin", 7);
    link("shared/b.bin", "a.bin");
    link("models/linked", "../shared");

    DirectorySurvey survey =
        DirectoryWalk.survey(
            Workspace.open(root),
            new RelativePath("models/linked"),
            new Found.Directory(root.resolve("shared")),
            CountedFiles.BY_NAME);

    assertThat(namesIn(survey)).containsExactly("models/linked/a.bin", "models/linked/b.bin");
  }

  /** As an entry that links to a snapshot of the cache in the home folder. */
  @Test
  void countsAHubCacheOutsideWhereLinksAreFollowed() throws IOException {
    write("../outside/hub/models--o--n/blobs/aa", 7);
    write("../outside/hub/models--o--n/blobs/bb", 11);
    write("../outside/hub/models--o--n/snapshots/r1/.cache/x", 1);
    link("../outside/hub/models--o--n/snapshots/r1/model.bin", "../../blobs/aa");
    link("../outside/hub/models--o--n/snapshots/r1/onnx/config.json", "../../../blobs/bb");
    link("../outside/hub/models--o--n/snapshots/r1/again.bin", "../../blobs/aa");
    link("../outside/hub/models--o--n/snapshots/r1/up", "../../..");
    link("../outside/hub/models--o--n/snapshots/r1/onnx/up", "..");
    link("models/x", "../../outside/hub/models--o--n/snapshots/r1");
    Workspace workspace =
        Workspace.open(root, Links.ANYWHERE, PointerPolicy.ACCEPT, Bounds.STANDARD);
    RelativePath path = new RelativePath("models/x");

    DirectorySurvey survey =
        DirectoryWalk.survey(
            workspace,
            path,
            (Found.Directory) workspace.look(path),
            CountedFiles.BY_NAME.with(Set.of(new RelativePath("models/x/model.bin"))));

    assertThat(namesIn(survey))
        .containsExactly("models/x/again.bin", "models/x/model.bin", "models/x/onnx/config.json");
    assertThat(survey.bytes()).isEqualTo(25);
    assertThat(survey.leaving())
        .containsExactly(new RelativePath("models/x/onnx/up"), new RelativePath("models/x/up"));
  }

  @Test
  void followsALinkOutOfADirectoryWhereLinksAreFollowedButNotUpFromThere() throws IOException {
    write("../outside/inner/far.bin", 2);
    link("models/a/out", "../../../outside/inner");
    link("../outside/inner/up", "..");
    Workspace workspace =
        Workspace.open(root, Links.ANYWHERE, PointerPolicy.ACCEPT, Bounds.STANDARD);

    DirectorySurvey survey =
        DirectoryWalk.survey(
            workspace,
            new RelativePath("models/a"),
            new Found.Directory(root.resolve("models/a")),
            CountedFiles.BY_NAME);

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin", "models/a/out/far.bin");
    assertThat(survey.leaving()).containsExactly(new RelativePath("models/a/out/up"));
  }

  private DirectorySurvey survey(String directory, String... listed) throws IOException {
    return DirectoryWalk.survey(
        Workspace.open(root),
        new RelativePath(directory),
        new Found.Directory(root.resolve(directory)),
        CountedFiles.BY_NAME.with(
            Arrays.stream(listed).map(RelativePath::new).collect(Collectors.toSet())));
  }

  private static List<String> namesIn(DirectorySurvey survey) {
    return survey.paths().stream().map(RelativePath::text).toList();
  }

  private void write(String path, int size) throws IOException {
    Files.write(made(path), new byte[size]);
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(made(path), Path.of(target));
  }

  private Path made(String path) throws IOException {
    Path file = root.resolve(path).normalize();
    Files.createDirectories(file.resolveSibling("."));
    return file;
  }
}
