package io.harmonia.smoke.version;

import static io.harmonia.smoke.kit.Baselines.FILE;
import static io.harmonia.smoke.kit.Baselines.find;
import static io.harmonia.smoke.kit.Baselines.read;
import static io.harmonia.smoke.kit.Baselines.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document of a commit is read as git has it: through links, submodules and Git LFS. */
class StoredBaselineTest {
  @TempDir Path folder;
  private Repository repository = Repository.at(Path.of(""));

  @BeforeEach
  void makeARepository() {
    repository = Repository.in(folder.resolve("repository"));
  }

  @Test
  void followsALinkToAFile() throws IOException {
    link(FILE, "../store/a.json").commit("store/a.json", "first");
    repository.commit("store/a.json", "second");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
  }

  @Test
  void followsLinksOfFoldersAndChainsOfThem() throws IOException {
    link("models", "./kept/../kept/").write("kept/x/real.json", "first");
    link("kept/inventory.json", "alias.json");
    link("kept/alias.json", "x/real.json").commit();
    repository.commit("kept/x/real.json", "second");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
    assertThat(textOf(find(repository, "HEAD"))).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inventory.json", "/etc/passwd", "../../outside", "nowhere", ".."})
  void cannotFollowALinkThatLeadsElsewhere(String target) throws IOException {
    link(FILE, target).commit();
    repository.commit();

    assertThat(read(find(repository, "auto"))).isInstanceOf(ReadFile.Refused.class);
  }

  @Test
  void followsALinkOutOfTheWorkspaceButNotOutOfTheRepository() throws IOException {
    link("deep/" + FILE, "../../store/a.json").commit("store/a.json", "first");
    repository.commit("store/a.json", "second");

    Repository workspace = Repository.at(repository.folder().resolve("deep"));

    assertThat(textOf(find(workspace, "HEAD~1"))).isEqualTo("first");
  }

  @Test
  void entersTheSubmodulesCommit() {
    Repository submodule = submodule("models", "library");
    submodule.commit("inventory.json", "second");
    repository.commit();

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
    assertThat(textOf(find(repository, "HEAD"))).isEqualTo("second");
  }

  @Test
  void entersASubmoduleOfASubmoduleAndComesOutByALink() throws IOException {
    Repository inner = library("inner");
    inner.commit("real.json", "first");
    Repository outer = library("outer");
    outer.git("submodule", "--quiet", "add", "--name", "odd name", inner.folder() + "", "in");
    outer.commit();
    link(FILE, "../sub/up/in/real.json");
    repository.git("submodule", "--quiet", "add", outer.folder().toString(), "sub");
    repository.git("submodule", "--quiet", "update", "--init", "--recursive");
    Repository checkedOut = Repository.at(repository.folder().resolve("sub"));
    Files.createSymbolicLink(checkedOut.folder().resolve("up"), Path.of("../sub"));
    checkedOut.commit();
    repository.commit();
    repository.commit();

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
  }

  /** As {@code git submodule deinit} leaves it: its data stay in the outer repository. */
  @Test
  void entersASubmoduleThatIsNotCheckedOutWhereItsDataAreKept() {
    submodule("models", "library");
    repository.commit();
    repository.git("submodule", "--quiet", "deinit", "--force", "models");

    assertThat(textOf(find(repository, "HEAD"))).isEqualTo("first");
  }

  @Test
  void saysHowToHaveASubmodule() {
    submodule("models", "library");
    repository.commit();
    Repository clone = cloneOf(repository);

    ReadFile.Unreadable<String> unread = unreadable(clone);

    assertThat(unread.reason()).contains("the submodule models is not checked out");
    follow(clone, unread);
    assertThat(textOf(find(clone, "HEAD"))).isEqualTo("first");
  }

  @Test
  void saysHowToHaveACommitThatASubmoduleLacks() {
    Repository submodule = submodule("models", "library");
    Repository clone = cloneOf(repository);
    clone.git("submodule", "--quiet", "update", "--init");
    String second = submodule.commit("inventory.json", "second");
    submodule.git("push", "-q", "origin", "HEAD:refs/heads/other");
    repository.commit();
    clone.git("fetch", "-q", "--no-recurse-submodules");
    clone.git("reset", "-q", "--hard", "origin/main");

    ReadFile.Unreadable<String> unread = unreadable(clone);

    assertThat(unread.reason()).contains("the submodule models is at " + second);
    follow(clone, unread);
    assertThat(textOf(find(clone, "HEAD"))).isEqualTo("second");
  }

  @Test
  void readsWhatAPointerStandsForFromTheLocalStore() throws IOException {
    repository.commit(FILE, pointerTo("first"));
    repository.commit();
    store("first", "first");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
  }

  @Test
  void readsThePointerOfAnEmptyFile() {
    repository.commit(FILE, pointerTo(""));

    assertThat(textOf(find(repository, "HEAD"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other", "firs", "link"})
  void takesNoOtherContentForIt(String stored) throws IOException {
    String commit = repository.commit(FILE, pointerTo("first"));
    if (stored.equals("link")) {
      Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "first");
      Files.createSymbolicLink(parented(object("first")), elsewhere);
    } else if (!stored.isEmpty()) {
      store("first", stored);
    }

    ReadFile.Unreadable<String> unread = unreadable(repository);

    assertThat(unread.reason()).contains("Git LFS pointer");
    assertThat(unread.remedy())
        .hasValueSatisfying(
            remedy -> assertThat(remedy).contains("“git lfs fetch origin " + commit + "”"));
  }

  @Test
  void saysHowToHaveABlobThatAPartialCloneLacks() {
    repository.commit(FILE, "first");
    repository.commit(FILE, "second");
    repository.git("config", "uploadpack.allowFilter", "true");
    Repository clone = cloneOf(repository, "--filter=blob:none");

    ReadFile<String> before = read(find(clone, "HEAD~1"));
    follow(clone, (ReadFile.Unreadable<String>) before);

    assertThat(textOf(find(clone, "HEAD~1"))).isEqualTo("first");
  }

  /** The repository itself, with a submodule that has one document. */
  private Repository submodule(String path, String name) {
    Repository library = library(name);
    library.commit("inventory.json", "first");
    repository.git("submodule", "--quiet", "add", library.folder().toString(), path);
    repository.commit();
    return Repository.at(repository.folder().resolve(path));
  }

  private Repository library(String name) {
    Repository library = Repository.in(folder.resolve(name));
    library.git("config", "receive.denyCurrentBranch", "ignore");
    return library;
  }

  private Repository cloneOf(Repository origin, String... options) {
    Path clone = folder.resolve("clone");
    origin.git(
        "clone",
        "-q",
        String.join(" ", options).isEmpty() ? "--no-local" : options[0],
        "file://" + origin.folder(),
        clone.toString());
    return Repository.at(clone);
  }

  private Repository link(String path, String target) throws IOException {
    Path link = repository.folder().resolve(path);
    Files.createSymbolicLink(parented(link), Path.of(target));
    return repository;
  }

  private static Path parented(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }

  private void store(String content, String instead) throws IOException {
    Files.writeString(parented(object(content)), instead);
  }

  private Path object(String content) {
    String oid = sha256(content);
    return repository
        .folder()
        .resolve(".git/lfs/objects/" + oid.substring(0, 2) + "/" + oid.substring(2, 4))
        .resolve(oid);
  }

  private static String pointerTo(String content) {
    return "version https://git-lfs.github.com/spec/v1\noid sha256:"
        + sha256(content)
        + "\nsize "
        + content.length()
        + "\n";
  }

  private static String sha256(String text) {
    return Sha256.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static ReadFile.Unreadable<String> unreadable(Repository of) {
    ReadFile<String> read = read(find(of, "HEAD"));
    assertThat(read).isInstanceOf(ReadFile.Unreadable.class);
    return (ReadFile.Unreadable<String>) read;
  }

  /** Runs the command of a remedy, as a person would. */
  private static void follow(Repository where, ReadFile.Unreadable<String> unread) {
    String remedy = unread.remedy().orElseThrow();
    String command = remedy.substring(remedy.indexOf('“') + 1, remedy.indexOf('”'));
    assertThat(
            RealProgram.run(
                    where.folder(),
                    Map.of(
                        "GIT_CONFIG_COUNT", "1",
                        "GIT_CONFIG_KEY_0", "protocol.file.allow",
                        "GIT_CONFIG_VALUE_0", "always"),
                    List.of("bash", "-c", command))
                .exitCode())
        .as(command)
        .isZero();
  }
}
