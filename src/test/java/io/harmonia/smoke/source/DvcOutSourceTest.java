package io.harmonia.smoke.source;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DvcOutSourceTest {
  private static final Path SAMPLE =
      Path.of("../shared/data/formats/dvc/example-get-started/data/data.xml.dvc");
  private static final String CHECK = "data/words.txt.dvc › words.txt";

  @TempDir Path root;

  @BeforeEach
  void commitADvcFile() {
    Repository repository = Repository.in(root);
    repository
        .write(".gitignore", "/data/words.txt\n")
        .commit(
            "data/words.txt.dvc",
            """
            outs:
            - md5: 993ed7d20d5f775dc558eb129f5a6c20
              size: 6
              hash: md5
              path: words.txt
            """);
  }

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root).sources(new DvcOutSource());
  }

  @Test
  void verifiesAnOut() {
    Checked checked = workspace().file("data/words.txt", "words\n").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH);
  }

  @Test
  void findsAChangedOutOfTheSameSize() {
    Checked checked = workspace().file("data/words.txt", "WORDS\n").check();

    assertThatCheck(checked, CHECK).finds(Kind.CHECKSUM_MISMATCH, "data/words.txt.dvc:2:8");
  }

  @Test
  void skipsWhatIsElsewhereWithTheCommandThatBringsIt() {
    Checked checked = workspace().check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-present");
    assertThatCheck(checked, CHECK)
        .finds(Kind.NOT_PRESENT, "data/words.txt.dvc:5:9")
        .advises("“dvc pull data/words.txt.dvc”");
  }

  @Test
  void whatMustBePresentIsDriftWhereItIsNot() {
    Checked checked = workspace().require(Requirement.PRESENT).check();

    assertThatCheck(checked, CHECK)
        .finds(Kind.MISSING_ARTIFACT, "data/words.txt.dvc:5:9")
        .advises("“dvc pull data/words.txt.dvc”");
  }

  @Test
  void readsARealOne() throws Exception {
    assumeTrue(Files.exists(SAMPLE), "the shared data is not beside this project");
    Checked checked = workspace().file("data/data.xml.dvc", Files.readAllBytes(SAMPLE)).check();

    // what git does not track is no record
    assertThat(checked.skipped()).doesNotContain("data/data.xml.dvc › data.xml: not-present");

    Repository.at(root).commit();

    assertThat(workspace().check().skipped()).contains("data/data.xml.dvc › data.xml: not-present");
  }
}
