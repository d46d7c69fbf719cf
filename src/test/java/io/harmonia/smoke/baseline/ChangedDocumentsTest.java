package io.harmonia.smoke.baseline;

import static io.harmonia.smoke.kit.Baselines.FILE;
import static io.harmonia.smoke.kit.Baselines.find;
import static io.harmonia.smoke.kit.Baselines.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git makes of a file as it checks it out does not count as a change. */
class ChangedDocumentsTest {
  private static final String TEXT = "{\n}\n";

  @TempDir Path folder;
  private Repository repository = Repository.at(Path.of(""));

  @BeforeEach
  void makeARepository() {
    repository = Repository.in(folder.resolve("repository"));
    repository.commit("README.md", "first");
    repository.commit(FILE, TEXT);
  }

  @Test
  void anotherContentIsAChange() {
    repository.write(FILE, "[\n]\n");

    assertIsChanged();
  }

  @Test
  void aStagedContentIsAChangeWhateverLiesThere() {
    repository.write(FILE, "[\n]\n").git("add", FILE);
    repository.write(FILE, TEXT);

    assertIsChanged();
  }

  @Test
  void aLostFileIsAChange() throws IOException {
    Files.delete(repository.folder().resolve(FILE));

    assertIsChanged();
  }

  @Test
  void anUntrackedFileIsAChangeUnlessItIsIgnored() {
    repository.git("rm", "-q", "--cached", FILE);
    repository.git("commit", "-q", "-m", "out of git");

    assertIsChanged();

    repository.write(".gitignore", "/models/inventory.json\n");

    assertIsUnchanged();
  }

  @Test
  void aTouchedFileIsNone() throws IOException {
    Files.setLastModifiedTime(
        repository.folder().resolve(FILE), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertIsUnchanged();
  }

  @Test
  void otherLineEndsAreNone() {
    repository.write(FILE, "{\r\n}\r\n");

    assertIsUnchanged();

    repository.write(FILE, "{\r}\r");

    assertIsChanged();
  }

  @Test
  void theContentInThePlaceOfAPointerIsNone() {
    repository.commit(FILE, WorkspaceBuilder.pointerTo(TEXT));
    repository.write(FILE, TEXT);

    assertIsUnchanged();

    repository.write(FILE, "[\n]\n");

    assertIsChanged();
  }

  /** What a program would have to be run for is told by size and time, as git does. */
  @Test
  void whatAnotherFilterMadeIsNone() throws IOException {
    repository.write(".gitattributes", "*.json ident\n");
    repository.commit(FILE, "{\"id\": \"$Id$\"}");
    Files.delete(repository.folder().resolve(FILE));
    repository.git("checkout", "-q", "--", FILE);
    assertThat(Files.readString(repository.folder().resolve(FILE))).contains("$Id: ");

    assertIsUnchanged();

    repository.write(FILE, "{\"id\": \"$Id: changed $\"}");

    assertIsChanged();
  }

  @Test
  void whatTheUserAssumesUnchangedIsNone() {
    repository.git("update-index", "--assume-unchanged", FILE);
    repository.write(FILE, "[\n]\n");

    assertIsUnchanged();
  }

  @Test
  void whatASparseCheckoutLeavesOutIsNone() {
    repository.git("sparse-checkout", "set", "nothing");

    assertThat(repository.folder().resolve(FILE)).doesNotExist();
    assertIsUnchanged();
  }

  @Test
  void aLinkIsWhatItLeadsTo() throws IOException {
    Path models = repository.folder().resolve("models");
    Files.move(models, repository.folder().resolve("store"));
    Files.createSymbolicLink(models, Path.of("store"));
    repository.commit();

    assertIsUnchanged();

    repository.write("store/inventory.json", "[\n]\n");

    assertIsChanged();
  }

  @Test
  void aSubmodulesOtherCommitIsAChange() {
    Repository library = Repository.in(folder.resolve("library"));
    library.commit("inventory.json", TEXT);
    Repository outer = Repository.in(folder.resolve("outer"));
    outer.commit("README.md", "first");
    outer.git("submodule", "--quiet", "add", library.folder().toString(), "models");
    outer.commit();

    assertThat(shown(find(outer, "auto"))).startsWith("HEAD~1 (");

    Repository.at(outer.folder().resolve("models")).commit("inventory.json", "[\n]\n");

    assertThat(shown(find(outer, "auto"))).startsWith("HEAD (");
  }

  private void assertIsChanged() {
    assertThat(shown(find(repository, "auto"))).startsWith("HEAD (");
  }

  private void assertIsUnchanged() {
    assertThat(shown(find(repository, "auto"))).startsWith("HEAD~1 (");
  }
}
