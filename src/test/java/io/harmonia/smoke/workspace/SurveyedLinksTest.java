package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A survey counts each file once, however many links lead to it, and follows none out. */
@Timeout(60)
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
  void countsAFileOfManyLinksOnceByItsOwnName() throws IOException {
    for (char name = 'a'; name <= 'z'; name++) {
      link("models/a/" + name, "model.bin");
    }

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin");
    assertThat(survey.bytes()).isEqualTo(5);
  }

  @Test
  void namesAFileByTheLinkThatIsListed() throws IOException {
    link("models/a/first.bin", "model.bin");
    link("models/a/latest.bin", "model.bin");
    link("models/a/other.bin", "model.bin");

    DirectorySurvey survey = survey("models/a", "models/a/latest.bin");

    assertThat(namesIn(survey)).containsExactly("models/a/latest.bin");
  }

  @Test
  void namesAFileElsewhereByItsFirstLink() throws IOException {
    write("shared/weights.bin", 9);
    link("models/a/w2.bin", "../../shared/weights.bin");
    link("models/a/w1.bin", "../../shared/weights.bin");

    DirectorySurvey survey = survey("models/a");

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin", "models/a/w1.bin");
    assertThat(survey.bytes()).isEqualTo(14);
  }

  /** As huggingface_hub lays its cache out: snapshots link to blobs, which are named by digest. */
  @Test
  void countsTheBlobsOfAHubCacheOnce() throws IOException {
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
  void followsALinkToAnotherDirectoryOfTheWorkspace() throws IOException {
    write("shared/onnx/model.onnx", 7);
    link("models/a/onnx", "../../shared/onnx");
    link("models/a/again", "../../shared/onnx");

    assertThat(namesIn(survey("models/a")))
        .containsExactly("models/a/model.bin", "shared/onnx/model.onnx");
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
  void entersDirectoriesThatLinkToEachOtherOnce() throws IOException {
    write("left/l.bin", 1);
    write("right/r.bin", 2);
    link("left/right", "../right");
    link("right/left", "../left");
    link("models/a/both", "../../left");

    assertThat(namesIn(survey("models/a")))
        .containsExactly("left/l.bin", "models/a/model.bin", "right/r.bin");
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
  void followsAChainOfThousandsOfDirectories() throws IOException {
    int length = 2_000;
    for (int i = 0; i < length; i++) {
      link("chain/" + i + "/next", "../" + (i + 1));
    }
    write("chain/" + length + "/last.bin", 3);

    assertThat(namesIn(survey("chain/0"))).containsExactly("chain/" + length + "/last.bin");
  }

  @Test
  void countsWhatLiesBehindALinkedDirectoryByThePathThatIsListed() throws IOException {
    write("shared/onnx/model.onnx", 7);
    write("shared/onnx/.cache/kept", 2);
    write("shared/onnx/rest.bin", 1);
    link("models/a/onnx", "../../shared/onnx");

    assertThat(namesIn(survey("models/a", "models/a/onnx/model.onnx")))
        .containsExactly("models/a/model.bin", "models/a/onnx/model.onnx", "shared/onnx/rest.bin");
  }

  @Test
  void namesTheFilesOfALinkedEntryByItsPath() throws IOException {
    write("shared/a.bin", 7);
    link("shared/b.bin", "a.bin");
    link("models/linked", "../shared");

    DirectorySurvey survey =
        DirectorySurvey.of(
            Workspace.open(root),
            new RelativePath("models/linked"),
            new Found.Directory(root.resolve("shared")),
            Set.of());

    assertThat(namesIn(survey)).containsExactly("models/linked/a.bin");
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
        DirectorySurvey.of(
            workspace,
            path,
            (Found.Directory) workspace.look(path),
            Set.of(new RelativePath("models/x/model.bin")));

    assertThat(namesIn(survey)).containsExactly("models/x/model.bin", "models/x/onnx/config.json");
    assertThat(survey.bytes()).isEqualTo(18);
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
        DirectorySurvey.of(
            workspace,
            new RelativePath("models/a"),
            new Found.Directory(root.resolve("models/a")),
            Set.of());

    assertThat(namesIn(survey)).containsExactly("models/a/model.bin", "models/a/out/far.bin");
    assertThat(survey.leaving()).containsExactly(new RelativePath("models/a/out/up"));
  }

  private DirectorySurvey survey(String directory, String... listed) throws IOException {
    return DirectorySurvey.of(
        Workspace.open(root),
        new RelativePath(directory),
        new Found.Directory(root.resolve(directory)),
        Arrays.stream(listed).map(RelativePath::new).collect(Collectors.toSet()));
  }

  private static List<String> namesIn(DirectorySurvey survey) {
    return survey.sizes().keySet().stream().map(RelativePath::text).toList();
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
