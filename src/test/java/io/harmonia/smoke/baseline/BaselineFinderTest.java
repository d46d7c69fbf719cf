package io.harmonia.smoke.baseline;

import static io.harmonia.smoke.kit.Baselines.find;
import static io.harmonia.smoke.kit.Baselines.finder;
import static io.harmonia.smoke.kit.Baselines.missing;
import static io.harmonia.smoke.kit.Baselines.read;
import static io.harmonia.smoke.kit.Baselines.shown;
import static io.harmonia.smoke.kit.Baselines.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.Baselines;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.RepositoryListing;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against repositories that the real git makes. */
class BaselineFinderTest {
  private static final String FILE = Baselines.FILE;
  private static final String ZEROS = "0".repeat(40);

  @TempDir Path folder;

  @Test
  void takesTheCommitBeforeWhereTheTreeIsClean() {
    Repository repository = repositoryOfTwoCommits();

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
    assertThat(shown(find(repository, "auto"))).startsWith("HEAD~1 (");
  }

  @Test
  void takesTheLastCommitWhereAComparedFileWasChanged() {
    Repository repository = repositoryOfTwoCommits().write(FILE, "changed");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("second");
    assertThat(shown(find(repository, "auto"))).startsWith("HEAD (");
  }

  @Test
  void caresForNoOtherChange() {
    Repository repository = repositoryOfTwoCommits().write("README.md", "changed");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("first");
  }

  @Test
  void takesTheMergeBaseOfAPullRequest() {
    Repository origin = repositoryOfTwoCommits();
    Repository clone = cloneOf(origin);
    clone.git("checkout", "-q", "-b", "topic");
    clone.commit(FILE, "topic");
    clone.commit(FILE, "topic again");
    origin.commit(FILE, "main went on");
    clone.git("fetch", "-q");

    FoundBaseline found = find(clone, "auto", Map.of("GITHUB_BASE_REF", "main"));

    assertThat(textOf(found)).isEqualTo("second");
    assertThat(shown(found)).startsWith("the merge base with main (");
  }

  @Test
  void takesTheTargetOfAMergeCommitThatTheCiMade() {
    Repository origin = repositoryOfTwoCommits();
    Repository clone = cloneOf(origin);
    clone.git("checkout", "-q", "-b", "topic");
    clone.commit("models/other.json", "topic");
    String targetTip = origin.commit(FILE, "main went on");
    clone.git("fetch", "-q");
    clone.git("checkout", "-q", "--detach", "origin/main");
    clone.git("merge", "-q", "--no-ff", "-m", "merge", "topic");

    FoundBaseline found = find(clone, "auto", Map.of("GITHUB_BASE_REF", "main"));

    assertThat(shown(found)).contains(targetTip.substring(0, 12));
    assertThat(textOf(found)).isEqualTo("main went on");
  }

  @Test
  void takesTheCommitBeforeAPush() throws IOException {
    Repository repository = repositoryOfTwoCommits();
    String before = repository.git("rev-parse", "HEAD~1").strip();
    repository.commit(FILE, "third");
    Path event = folder.resolve("event.json");
    Files.writeString(event, "{\"before\": \"" + before + "\", \"after\": \"x\"}");

    assertThat(textOf(find(repository, "auto", Map.of("GITHUB_EVENT_PATH", event.toString()))))
        .isEqualTo("first");
    assertThat(textOf(find(repository, "auto", Map.of("CI_COMMIT_BEFORE_SHA", before))))
        .isEqualTo("first");
    assertThat(textOf(find(repository, "auto", Map.of("CI_MERGE_REQUEST_DIFF_BASE_SHA", before))))
        .isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"before\": 5}", "junk", "{\"before\": \"main\"}"})
  void doesWithoutAnEventThatNamesNoCommit(String event) throws IOException {
    Repository repository = repositoryOfTwoCommits();
    Path file = Files.writeString(folder.resolve("event.json"), event);

    FoundBaseline found = find(repository, "auto", Map.of("GITHUB_EVENT_PATH", file.toString()));

    assertThat(textOf(found)).isEqualTo("first");
  }

  @Test
  void takesTheMergeBaseOfANewBranchWithTheDefaultOne() throws IOException {
    Repository clone = cloneWithTopic();
    Path event =
        Files.writeString(
            folder.resolve("event.json"),
            "{\"before\": \""
                + ZEROS
                + "\", \"ref\": \"refs/heads/topic\", \"repository\": {\"default_branch\": \"main\"}}");

    FoundBaseline onGitHub = find(clone, "auto", Map.of("GITHUB_EVENT_PATH", event.toString()));
    FoundBaseline onGitLab =
        find(clone, "auto", Map.of("CI_COMMIT_BEFORE_SHA", ZEROS, "CI_DEFAULT_BRANCH", "main"));
    FoundBaseline elsewhere = find(clone, "auto", Map.of("CI_COMMIT_BEFORE_SHA", ZEROS));

    assertThat(List.of(onGitHub, onGitLab, elsewhere))
        .allSatisfy(found -> assertThat(textOf(found)).isEqualTo("second"));
    assertThat(shown(onGitHub)).startsWith("the merge base with main (");
  }

  @Test
  void takesTheCommitBeforeWhereANewBranchIsTheDefaultOne() {
    Repository clone = cloneOf(repositoryOfTwoCommits());

    FoundBaseline found =
        find(clone, "auto", Map.of("CI_COMMIT_BEFORE_SHA", ZEROS, "CI_DEFAULT_BRANCH", "main"));

    assertThat(textOf(found)).isEqualTo("first");
  }

  @Test
  void comparesANewBranchWithNothingWhereNoDefaultOneIsKnown() {
    Repository repository = repositoryOfTwoCommits();

    FoundBaseline none = find(repository, "auto", Map.of("CI_COMMIT_BEFORE_SHA", ZEROS));
    FoundBaseline other =
        find(
            repository,
            "auto",
            Map.of("CI_COMMIT_BEFORE_SHA", ZEROS, "CI_DEFAULT_BRANCH", "trunk"));

    assertThat(missing(none).asked()).isFalse();
    assertThat(missing(none).reason()).contains("the branch is new");
    assertThat(missing(other).remedy())
        .contains("“git fetch origin trunk:refs/remotes/origin/trunk”");
  }

  @Test
  void takesTheBaseOfAMergeQueuesGroup() throws IOException {
    Repository repository = repositoryOfTwoCommits();
    String base = repository.git("rev-parse", "HEAD~1").strip();
    repository.commit(FILE, "third");
    Path event =
        Files.writeString(
            folder.resolve("event.json"), "{\"merge_group\": {\"base_sha\": \"" + base + "\"}}");

    FoundBaseline found = find(repository, "auto", Map.of("GITHUB_EVENT_PATH", event.toString()));

    assertThat(textOf(found)).isEqualTo("first");
  }

  @Test
  void takesTheMergeBaseOfAnotherBranchThanTheOriginsDefaultOne() {
    Repository clone = cloneWithTopic();

    assertThat(shown(find(clone, "auto"))).startsWith("the merge base with origin/HEAD (");
    assertThat(textOf(find(clone, "auto"))).isEqualTo("second");

    clone.git("checkout", "-q", "-b", "fresh", "main");

    assertThat(shown(find(clone, "auto"))).as("nothing was done on it").startsWith("HEAD~1 (");

    clone.git("checkout", "-q", "main");

    assertThat(shown(find(clone, "auto"))).startsWith("HEAD~1 (");
  }

  @Test
  void takesBothParentsOfAMerge() {
    Repository repository = repositoryOfTwoCommits();
    repository.git("checkout", "-q", "-b", "topic");
    repository.commit("models/other.json", "topic");
    repository.git("checkout", "-q", "main");
    repository.commit(FILE, "main went on");
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic");

    FoundBaseline found = find(repository, "auto");

    assertThat(found).isInstanceOf(FoundBaseline.Merge.class);
    FoundBaseline.Merge merge = (FoundBaseline.Merge) found;
    assertThat(merge.parents())
        .extracting(Baselines::textOf)
        .containsExactly("main went on", "second");
    assertThat(merge.base())
        .hasValueSatisfying(base -> assertThat(textOf(base)).isEqualTo("second"));
    repository.write(FILE, "changed");
    assertThat(shown(find(repository, "auto"))).startsWith("HEAD (");
  }

  @Test
  void cannotCompareADefaultBranchThatWasForcedWithWhatItWasBefore() {
    FoundBaseline found =
        find(
            repositoryOfTwoCommits(),
            "auto",
            Map.of(
                "CI_COMMIT_BEFORE_SHA", "a".repeat(40),
                "CI_DEFAULT_BRANCH", "main",
                "CI_COMMIT_BRANCH", "main"));

    assertThat(missing(found).asked()).isTrue();
    assertThat(missing(found).remedy()).contains("“git fetch origin " + "a".repeat(40) + "”");
  }

  @Test
  void takesTheMergeBaseOfABranchThatWasForced() {
    FoundBaseline found =
        find(
            cloneWithTopic(),
            "auto",
            Map.of("CI_COMMIT_BEFORE_SHA", "a".repeat(40), "CI_DEFAULT_BRANCH", "main"));

    assertThat(textOf(found)).isEqualTo("second");
  }

  @Test
  void comparesWithNoOtherCommitWhereTheOneBeforeAForcedPushIsGone() {
    Repository repository = repositoryOfTwoCommits();

    FoundBaseline found = find(repository, "auto", Map.of("CI_COMMIT_BEFORE_SHA", "a".repeat(40)));

    assertThat(missing(found).asked()).isFalse();
    assertThat(missing(found).reason()).contains("a".repeat(40), "is not in this clone");
  }

  @Test
  void saysThatThereIsNoCommitBeforeTheFirst() {
    Repository repository = Repository.in(folder.resolve("repository"));
    repository.commit(FILE, "first");

    assertThat(missing(find(repository, "auto")).reason()).contains("no commit before");
  }

  @Test
  void saysSoWhereThereIsNoCommitAtAll() {
    Repository repository = Repository.in(folder.resolve("repository")).write(FILE, "first");

    assertThat(missing(find(repository, "auto")).reason()).contains("no commit before");
    assertThat(missing(find(repository, "HEAD")).asked()).isTrue();
  }

  @Test
  void saysThatThereIsNoRepository() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));

    assertThat(missing(find(Repository.at(outside), "auto")).reason())
        .contains("no git repository");
    assertThat(missing(find(Repository.at(outside), "auto")).asked()).isFalse();
    assertThat(missing(find(Repository.at(outside), "HEAD")).asked()).isTrue();
  }

  /** As in a container whose user is not the one that checked out. */
  @Test
  void readsARepositoryOfSomebodyElseAndSaysSo() {
    Repository repository = repositoryOfTwoCommits();
    Path root = repository.folder();
    assumeTrue(
        RealProgram.run(root, Map.of(), List.of("chown", "-R", "12345", ".")).exitCode() == 0,
        "only root can give a file away");

    FoundBaseline found = find(repository, "auto");

    assertThat(textOf(found)).isEqualTo("first");
    assertThat(((FoundBaseline.At) found).files().remarks())
        .singleElement()
        .asString()
        .contains("belongs to 12345", "nothing of it obeyed");
  }

  @Test
  void remarksNothingOfARepositoryOfOnesOwn() {
    FoundBaseline found = find(repositoryOfTwoCommits(), "auto");

    assertThat(((FoundBaseline.At) found).files().remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gitdir: nowhere", "something else"})
  void cannotCompareWhereGitsFileLeadsNowhere(String text) throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve(".git"), text);

    FoundBaseline.Missing missing = missing(find(Repository.at(outside), "auto"));

    assertThat(missing.asked()).isTrue();
    assertThat(missing.reason()).contains("cannot be read: the file .git");
  }

  /** A folder that looks like a bare repository is files of a checkout. */
  @Test
  void takesNoBareRepositoryForTheWorkspaces() {
    Repository outer = Repository.in(folder.resolve("outer"));
    Repository.in(outer.folder().resolve("made")).commit(FILE, "the embedded one's");
    outer.git("clone", "-q", "--bare", "made", "data");
    RealProgram.runSuccessfully(outer.folder(), "rm", "-r", "made");
    outer.commit("data/" + FILE, "first");
    outer.commit("data/" + FILE, "second");

    FoundBaseline found = find(Repository.at(outer.folder().resolve("data")), "auto");

    assertThat(textOf(found)).isEqualTo("first");
  }

  @Test
  void makesAMissingOneAskedForWhereItIsRequired() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    BaselineFinder finder = finder(outside, Map.of(), true);

    assertThat(missing(finder.find(new BaselineSetting.Auto())).asked()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD~1", "v1", "main~1", "@{0}~1"})
  void readsARevision(String revision) {
    Repository repository = repositoryOfTwoCommits();
    repository.git("tag", "v1", "HEAD~1");

    assertThat(textOf(find(repository, revision))).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-branch", "HEAD~9", "HEAD:models/inventory.json", "deadbeef"})
  void cannotCompareWithAnUnknownRevision(String revision) {
    FoundBaseline.Missing missing = missing(find(repositoryOfTwoCommits(), revision));

    assertThat(missing.asked()).isTrue();
    assertThat(missing.reason()).contains(revision, "is not in this clone");
    assertThat(missing.remedy()).contains("git fetch");
  }

  @Test
  void advisesToDeepenAShallowClone() {
    Repository origin = repositoryOfTwoCommits();
    Repository shallow = cloneOf(origin, "--depth", "1");

    FoundBaseline.Missing auto = missing(find(shallow, "auto"));
    FoundBaseline.Missing named = missing(find(shallow, "HEAD~1"));

    assertThat(auto.asked()).isFalse();
    assertThat(auto.reason()).contains("shallow");
    assertThat(auto.remedy()).contains("fetch-depth: 0");
    assertThat(named.asked()).isTrue();
    assertThat(named.remedy()).contains("fetch-depth: 0");
  }

  @Test
  void advisesToDeepenAShallowCloneOfAPullRequest() {
    Repository shallow = cloneOf(repositoryOfTwoCommits(), "--depth", "1");

    FoundBaseline found = find(shallow, "auto", Map.of("GITHUB_BASE_REF", "release"));

    assertThat(missing(found).remedy()).contains("fetch-depth: 0");
  }

  @Test
  void fetchesNothingOfAPartialClone() {
    Repository origin = repositoryOfTwoCommits();
    origin.git("config", "uploadpack.allowFilter", "true");
    Repository partial = cloneOf(origin, "--filter=blob:none");
    String objects = partial.git("count-objects", "-v");

    ReadFile<String> read = read(find(partial, "HEAD~1"));

    assertThat(read).isInstanceOf(ReadFile.Unreadable.class);
    assertThat(partial.git("count-objects", "-v")).isEqualTo(objects);
  }

  @Test
  void readsALinkedWorktree() {
    Repository repository = repositoryOfTwoCommits();
    Path worktree = folder.resolve("worktree");
    repository.git("worktree", "add", "-q", "--detach", worktree.toString());

    assertThat(textOf(find(Repository.at(worktree), "auto"))).isEqualTo("first");
  }

  @Test
  void readsASubmoduleByItsOwnHistory() {
    Repository library = repositoryOfTwoCommits();
    Repository outer = Repository.in(folder.resolve("outer"));
    outer.git("submodule", "--quiet", "add", library.folder().toString(), "sub");
    outer.commit();

    FoundBaseline found = find(Repository.at(outer.folder().resolve("sub")), "auto");

    assertThat(textOf(found)).isEqualTo("first");
  }

  @Test
  void readsAWorkspaceBelowTheRepositorysTop() throws IOException {
    Repository repository = Repository.in(folder.resolve("repository"));
    repository.commit("a b/" + FILE, "first");
    repository.commit("a b/" + FILE, "second");

    assertThat(textOf(find(Repository.at(repository.folder().resolve("a b")), "auto")))
        .isEqualTo("first");
  }

  @Test
  void readsARepositoryOfSha256() {
    Path place = folder.resolve("sha256");
    Repository repository = Repository.in(place);
    repository.git("init", "-q", "--object-format=sha256", "other");
    Repository other = Repository.at(place.resolve("other"));
    other.commit(FILE, "first");
    other.commit(FILE, "second");

    assertThat(textOf(find(other, "auto"))).isEqualTo("first");
  }

  @Test
  void takesWhatIsStoredWhateverTheAttributesMakeOfIt() {
    Repository repository = Repository.in(folder.resolve("repository"));
    repository.write(".gitattributes", "*.json text eol=crlf ident");
    repository.commit(FILE, "a\nb\n");
    repository.commit(FILE, "c\n");

    assertThat(textOf(find(repository, "auto"))).isEqualTo("a\nb\n");
  }

  @Test
  void saysThatAFileWasNotThereYet() {
    Repository repository = Repository.in(folder.resolve("repository"));
    repository.commit("README.md", "first");
    repository.commit(FILE, "second");

    assertThat(read(find(repository, "auto"))).isInstanceOf(ReadFile.Missing.class);
  }

  @Test
  void takesALinkForNoFile() throws IOException {
    Repository repository = Repository.in(folder.resolve("repository"));
    Files.createDirectories(repository.folder().resolve("models"));
    Files.createSymbolicLink(repository.folder().resolve(FILE), Path.of("../secret"));
    repository.commit();
    repository.commit();

    assertThat(read(find(repository, "auto"))).isInstanceOf(ReadFile.Refused.class);
  }

  @Test
  void readsADirectory() throws IOException {
    Path earlier = folder.resolve("earlier");
    Repository.at(Files.createDirectories(earlier)).write(FILE, "earlier");
    Repository here = Repository.at(Files.createDirectories(folder.resolve("here")));

    assertThat(textOf(find(here, "dir:" + earlier))).isEqualTo("earlier");
    assertThat(missing(find(here, "dir:" + earlier + "/nowhere")).asked()).isTrue();
  }

  @Test
  void wantsNoneWhereNoneIsAskedFor() {
    assertThat(find(repositoryOfTwoCommits(), "none")).isInstanceOf(FoundBaseline.Unwanted.class);
  }

  @Test
  void writesNothing() throws IOException {
    Repository repository = repositoryOfTwoCommits();
    repository.write(FILE, "second"); // stale in the index, though the same
    String before = RepositoryListing.of(repository.folder());

    find(repository, "auto");
    read(find(repository, "HEAD~1"));

    assertThat(RepositoryListing.of(repository.folder())).isEqualTo(before);
  }

  private Repository repositoryOfTwoCommits() {
    Repository repository = Repository.in(folder.resolve("repository"));
    repository.commit(FILE, "first");
    repository.commit(FILE, "second");
    return repository;
  }

  /** A clone of two commits, on a branch that has two more, while its origin went on. */
  private Repository cloneWithTopic() {
    Repository origin = repositoryOfTwoCommits();
    Repository clone = cloneOf(origin);
    clone.git("checkout", "-q", "-b", "topic");
    clone.commit(FILE, "topic");
    clone.commit(FILE, "topic again");
    origin.commit(FILE, "main went on");
    clone.git("fetch", "-q");
    return clone;
  }

  private Repository cloneOf(Repository origin, String... options) {
    Path clone = folder.resolve("clone");
    List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("file://" + origin.folder(), clone.toString()));
    origin.git(arguments.toArray(String[]::new));
    return Repository.at(clone);
  }
}
