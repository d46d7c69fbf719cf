package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git LFS pointers in the places of files. */
class WorkspacePointersTest {
  private static final Sha256 DIGEST = Sha256.of(new byte[32]);
  private static final LfsPointer POINTER = LfsPointer.to(DIGEST, 5_000_000_000L);
  private static final String TEXT =
      "version https://git-lfs.github.com/spec/v1\noid sha256:" + DIGEST + "\nsize 5000000000\n";

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void putAPointer() throws IOException {
    root = folder.toRealPath().resolve("workspace");
    Files.createDirectories(root.resolve("models/a"));
    Files.writeString(root.resolve("models/a/model.bin"), TEXT);
    Files.writeString(root.resolve("models/a/config.json"), "{}");
  }

  @Test
  void findsAPointer() throws IOException {
    assertThat(look("models/a/model.bin"))
        .isEqualTo(new Found.Pointer(root.resolve("models/a/model.bin"), POINTER));
  }

  @Test
  void findsAPointerThroughALink() throws IOException {
    Files.createSymbolicLink(root.resolve("latest.bin"), Path.of("models/a/model.bin"));

    assertThat(look("latest.bin"))
        .isEqualTo(new Found.Pointer(root.resolve("models/a/model.bin"), POINTER));
  }

  @Test
  void takesALargerFileForWhatItIs() throws IOException {
    Files.writeString(root.resolve("padded"), TEXT + " ".repeat(1023 - TEXT.length()));
    Files.writeString(root.resolve("larger"), TEXT + " ".repeat(1024 - TEXT.length()));

    assertThat(look("padded")).isInstanceOf(Found.Pointer.class);
    assertThat(look("larger")).isEqualTo(new Found.RegularFile(root.resolve("larger"), 1024));
  }

  @Test
  void countsARejectedPointerAsAbsent() throws IOException {
    Found found =
        Workspace.open(root, Links.INSIDE, PointerPolicy.REJECT, Bounds.STANDARD)
            .look(new RelativePath("models/a/model.bin"));

    assertThat(found)
        .isEqualTo(
            new Found.Absent(
                "a Git LFS pointer lies there, which smoke.lfs-pointers=reject counts as missing",
                Optional.of(new Found.Pointer(root.resolve("models/a/model.bin"), POINTER)),
                Optional.empty()));
    assertThat(((Found.Absent) found).remedy()).isEqualTo("Run “git lfs pull” before the suite");
  }

  @Test
  void seesAPointerInTheManifestsPlaceWhateverThePolicy() throws IOException {
    for (PointerPolicy policy : PointerPolicy.values()) {
      Workspace workspace = Workspace.open(root, Links.INSIDE, policy, Bounds.STANDARD);

      ReadFile<Integer> read =
          ReadFile.read(
              workspace,
              Place.usual(workspace, "models/a/model.bin").shownAs("shown"),
              in -> in.readAllBytes().length);

      assertThat(read)
          .isEqualTo(
              new ReadFile.Malformed<>(
                  new Problem(
                      Location.startOf("shown"),
                      "is a Git LFS pointer, expected the file that it stands for",
                      "Run “git lfs pull” before the suite.")));
    }
  }

  @Test
  void sumsTheSizesThatPointersState() throws IOException {
    DirectorySurvey survey = survey(PointerPolicy.ACCEPT);

    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.bytes()).isEqualTo(5_000_000_002L);
    assertThat(survey.pointers()).extracting(RelativePath::name).containsExactly("model.bin");
    assertThat(survey.unsized()).isEmpty();
    assertThat(survey.rejected()).isEmpty();
  }

  @Test
  void sumsNoMoreThanTheLargestNumber() throws IOException {
    String huge = TEXT.replace("5000000000", "" + Long.MAX_VALUE);
    Files.writeString(root.resolve("models/a/model.bin"), huge);

    assertThat(survey(PointerPolicy.ACCEPT).bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void namesThePointersThatDoNotStateTheSizeOfTheirContent() throws IOException {
    String extended = TEXT.replace("oid", "ext-0-rev sha256:" + DIGEST + "\noid");
    Files.writeString(root.resolve("models/a/model.bin"), extended);

    DirectorySurvey survey = survey(PointerPolicy.ACCEPT);

    assertThat(survey.unsized()).extracting(RelativePath::name).containsExactly("model.bin");
    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.bytes()).isEqualTo(2);
  }

  @Test
  void countsNoRejectedPointersAndNamesThem() throws IOException {
    Files.createSymbolicLink(root.resolve("models/a/latest.bin"), Path.of("model.bin"));

    DirectorySurvey survey = survey(PointerPolicy.REJECT);

    assertThat(survey.files()).isEqualTo(1);
    assertThat(survey.bytes()).isEqualTo(2);
    assertThat(survey.rejected())
        .extracting(RelativePath::name)
        .containsExactly("latest.bin", "model.bin");
  }

  @Test
  void namesARejectedPointerThatALinkLeadsTo() throws IOException {
    Files.createDirectories(root.resolve("models/b"));
    Files.createSymbolicLink(root.resolve("models/b/latest.bin"), Path.of("../a/model.bin"));

    DirectorySurvey survey = survey(PointerPolicy.REJECT, "models/b");

    assertThat(survey.files()).isZero();
    assertThat(survey.rejected()).containsExactly(new RelativePath("models/b/latest.bin"));
  }

  private Found look(String path) throws IOException {
    return Workspace.open(root).look(new RelativePath(path));
  }

  private DirectorySurvey survey(PointerPolicy policy) throws IOException {
    return survey(policy, "models/a");
  }

  private DirectorySurvey survey(PointerPolicy policy, String folder) throws IOException {
    return DirectoryWalk.survey(
        Workspace.open(root, Links.INSIDE, policy, Bounds.STANDARD),
        new RelativePath(folder),
        new Found.Directory(root.toRealPath().resolve(folder)),
        CountedFiles.BY_NAME);
  }
}
