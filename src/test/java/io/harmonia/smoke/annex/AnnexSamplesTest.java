package io.harmonia.smoke.annex;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of links of real datasets. */
class AnnexSamplesTest {
  @TempDir Path folder;

  private Path unpack(String sample) {
    RealProgram.assumeInstalled("tar");
    Path archive = Samples.of("git-annex/links.tar").toAbsolutePath();
    RealProgram.runSuccessfully(folder, "tar", "-xf", archive.toString());
    return folder.resolve("git-annex").resolve(sample);
  }

  private static Checked check(Path root) {
    return WorkspaceBuilder.empty(root).sources(new AnnexSource()).check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ds004504", "carcas-models", "multimatch_forrest"})
  void everyContentIsElsewhere(String sample) {
    Path root = unpack(sample);
    Repository.in(root).commit();

    Checked checked = check(root);

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .filteredOn(it -> it.startsWith("git-annex › "))
        .hasSize(12)
        .allMatch(it -> it.endsWith(": not-present"));
  }

  @Test
  void whatIsHereIsVerified() throws IOException {
    Path root = unpack("synthetic");
    Path objects = root.resolve(".git-annex-objects");
    Repository repository = Repository.in(root);
    List<Path> all;
    try (Stream<Path> list = Files.list(objects)) {
      all = list.toList();
    }
    for (Path object : all) {
      String key = String.valueOf(object.getFileName());
      Path place = root.resolve(".git/annex/objects/Xx/Yy").resolve(key).resolve(key);
      Files.createDirectories(place.getParent());
      Files.move(object, place);
    }
    Files.delete(objects);
    repository.commit();

    Checked checked = check(root);

    assertThat(checked.red()).containsExactly("git-annex › data/corrupt.bin: checksum-mismatch");
    assertThatCheck(checked, "git-annex › data/ok.bin").passes(Kind.MATCH);
    assertThatCheck(checked, "git-annex › data/md5 name.csv").passes(Kind.WEAK_MATCH);
    assertThat(checked.skipped()).contains("git-annex › data/unlocked.txt: not-present");
  }
}
