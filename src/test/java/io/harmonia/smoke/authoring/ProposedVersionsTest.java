package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.manifest.ListName;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions {@code inventory} says must rise, and raises where that is asked for. */
class ProposedVersionsTest {
  @TempDir Path folder;
  private WorkspaceBuilder workspace;
  private Repository repository;

  @BeforeEach
  void aCommittedWorkspace() {
    repository = Repository.in(folder);
    workspace = WorkspaceBuilder.valid(folder);
    repository.commit();
  }

  @Test
  void saysWhatMustRiseAndRaisesNothing() {
    workspace.file(TOP, "another");

    Authored made = Authoring.in(workspace).sinceHead().models();

    assertThat(Authoring.text(made)).contains("\"version\": \"1.2.0\"");
    assertThat(Authoring.notes(made))
        .singleElement()
        .asString()
        .contains("acme/shards: content changed since HEAD (")
        .contains("top.bin was replaced")
        .contains("version 1.2.0 needs to be at least 1.2.1");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0, 1.2.1",
    "v1.2.0, v1.2.1",
    "models:v1.2.0, models:v1.2.1",
    "1.0.0-rc.1, 1.0.0-rc.2"
  })
  void raisesTheVersionInItsSpelling(String before, String after) {
    workspace.editModel("1.2.0", before);
    repository.commit();
    workspace.file(TOP, "another");

    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made)).contains("\"version\": \"" + after + "\"");
    assertThat(Authoring.notes(made)).singleElement().asString().contains("is " + after + " now");
  }

  @Test
  void raisesByAMinorVersionForAFileThatCame() {
    workspace.file("models/acme/shards/came.bin", "came");

    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made)).contains("\"version\": \"1.3.0\"");
  }

  @Test
  void raisesNoVersionThatRoseAlready() {
    workspace.file(TOP, "another").edit(MODELS, "\"1.2.0\"", "\"1.2.1\"");

    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made)).contains("\"version\": \"1.2.1\"");
    assertThat(Authoring.notes(made)).isEmpty();
  }

  @Test
  void comparesWithTheLastCommitThoughNothingIsWrittenYet() {
    workspace.file(TOP, "second").editModel("1.2.0", "1.2.1");
    workspace.file(MODELS, Authoring.text(Authoring.in(workspace).models()));
    repository.commit();
    workspace.file(TOP, "third");

    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made)).contains("\"version\": \"1.2.2\"");
  }

  @Test
  void givesAnEntryWithoutAVersionItsFirst() {
    workspace.edit(MODELS, "      \"version\": \"0.3.0\",\n", "");
    repository.commit();
    workspace.file(SINGLE, "another");

    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made)).contains("\"version\": \"1.0.0\"\n    }");
  }

  @Test
  void raisesNothingWhereNothingChanged() {
    Authored made = Authoring.in(workspace).sinceHead().part(ListName.MODELS, true);

    assertThat(Authoring.text(made))
        .contains("\"version\": \"1.2.0\"")
        .contains("\"version\": \"0.3.0\"");
    assertThat(Authoring.notes(made)).isEmpty();
  }

  @Test
  void saysThatItCannotTellWithoutABaseline() {
    workspace.file(TOP, "another");

    Authored made = Authoring.in(workspace).models();

    assertThat(Authoring.notes(made))
        .contains(
            "acme/shards: was brought up to date; whether its version must rise is not known: none"
                + " is wanted (smoke.baseline=none)");
  }

  @Test
  void refusesToRaiseWithoutABaseline() {
    assertThat(Authoring.refusal(Authoring.in(workspace).part(ListName.MODELS, true)))
        .contains("versions cannot be raised");
  }
}
