package io.harmonia.smoke.records;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.source.ToySource;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.waiver.Waivable;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the seam does with claims, whatever format they come from. */
class ClaimCheckTest {
  private static final String MD5 = "md5:5d41402abc4b2a76b9719d911017c592";
  private static final String SHA1 = "sha1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
  private static final String SHA256 = "sha256:" + sha256("hello");
  private static final String WRONG_MD5 = "md5:00000000000000000000000000000000";

  private static final Location AT = new Location("a.toy", 1, 1);

  @TempDir Path root;

  private WorkspaceBuilder workspace(String... lines) {
    return WorkspaceBuilder.empty(root)
        .sources(new ToySource())
        .file("a.toy", String.join("\n", lines) + "\n");
  }

  private WorkspaceBuilder withHello(String... lines) {
    return workspace(lines).file("hello.bin", "hello");
  }

  @Test
  void allDigestsOfAFileAreComputedInOnePass() {
    WorkspaceBuilder workspace =
        withHello(MD5 + "," + SHA1 + "," + SHA256 + " 5 hello.bin", SHA1 + " - hello.bin");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "a.toy › hello.bin (1:1)").passes(Kind.MATCH);
    assertThatCheck(checked, "a.toy › hello.bin (2:1)").passes(Kind.WEAK_MATCH);
    assertThat(workspace.bytesHashed()).isEqualTo(5);
  }

  @Test
  void otherContentIsFoundByAnyAlgorithm() {
    assertThatCheck(withHello(WRONG_MD5 + " 4 hello.bin").check(), "a.toy › hello.bin")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .finds(Kind.CHECKSUM_MISMATCH, "a.toy:1:1")
        .says(
            "hello.bin: expected MD5 00000000000000000000000000000000, actual"
                + " 5d41402abc4b2a76b9719d911017c592",
            "expected 4 bytes, actual 5 bytes");
  }

  @Test
  void digestsOfTwoContentsAreWrongInTheRecord() {
    assertThatCheck(withHello(SHA1 + "," + WRONG_MD5 + " 5 hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.CHECKSUM_MISMATCH, "a.toy:1:1")
        .says("; its SHA-1 is the recorded one")
        .advises("Correct the record");
  }

  @Test
  void aWrongSizeOfTheRightContentIsFound() {
    assertThatCheck(withHello(MD5 + " 6 hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.SIZE_MISMATCH, "a.toy:1:1")
        .says("expected 6 bytes, actual 5 bytes")
        .advises("Correct the size");
  }

  @Test
  void aSizeAloneIsSaidToBeSo() {
    assertThatCheck(withHello("- 5 hello.bin").check(), "a.toy › hello.bin")
        .passes(Kind.WEAK_MATCH)
        .remarks("held by size alone");
    assertThatCheck(withHello("- 6 hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.SIZE_MISMATCH, "a.toy:1:1");
  }

  @Test
  void anEmptyFileIsNamedSo() {
    assertThatCheck(workspace("- 5 hello.bin").file("hello.bin", "").check(), "a.toy › hello.bin")
        .finds(Kind.EMPTY_FILE, "a.toy:1:1");
    assertThatCheck(
            workspace(MD5 + " 5 hello.bin").file("hello.bin", "").check(), "a.toy › hello.bin")
        .finds(Kind.EMPTY_FILE, "a.toy:1:1");
  }

  @Test
  void anAlgorithmThatIsUnknownIsUnchecked() {
    assertThatCheck(withHello(MD5 + ",blake9:00 5 hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.UNREADABLE, "a.toy:1:1")
        .says("blake9");
  }

  @Test
  void aPathThatLeavesTheWorkspaceIsRefused() {
    assertThatCheck(withHello(MD5 + " 5 ../hello.bin").check(), "a.toy › ../hello.bin")
        .finds(Kind.PATH_REFUSED, "a.toy:1:1")
        .says("leaves the workspace");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatCheck(
            workspace(MD5 + " 5 hello.bin").folder("hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.MISSING_ARTIFACT, "a.toy:1:1")
        .says("a directory lies there");
  }

  @Test
  void aDirectoryHasNoSizeAndNoDigestThatCannotBeComputed() {
    assertThatCheck(workspace("- 5 hello.bin").folder("hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.MISSING_ARTIFACT, "a.toy:1:1");
    assertThatCheck(
            workspace("blake9:00 - hello.bin").folder("hello.bin").check(), "a.toy › hello.bin")
        .finds(Kind.UNREADABLE, "a.toy:1:1")
        .says("blake9");
  }

  @Test
  void aPointerIsHeldToAllThatIsStated() {
    String other = "sha256:" + sha256("HELLO");

    assertThatCheck(
            workspace(SHA256 + "," + other + " 5 hello.bin")
                .file("hello.bin", pointerTo("hello"))
                .check(),
            "a.toy › hello.bin")
        .finds(Kind.POINTER_MISMATCH, "a.toy:1:1")
        .says("expected SHA-256 " + sha256("HELLO"));
    assertThatCheck(
            workspace(SHA256 + ",blake9:00 5 hello.bin")
                .file("hello.bin", pointerTo("hello"))
                .check(),
            "a.toy › hello.bin")
        .finds(Kind.UNREADABLE, "a.toy:1:1")
        .says("blake9");
  }

  @Test
  void whatIsNotThereIsDriftOrElsewhereAsTheRecordSays() {
    Checked checked =
        workspace(MD5 + " 5 here.bin", MD5 + " 5 far.bin elsewhere", MD5 + " 5 one.bin together")
            .check();

    assertThat(checked.red()).containsExactly("a.toy › here.bin: missing-artifact");
    assertThatCheck(checked, "a.toy › far.bin")
        .finds(Kind.NOT_PRESENT, "a.toy:2:1")
        .advises("Run “toy get far.bin” before the suite.");
    assertThatCheck(checked, "a.toy › one.bin").finds(Kind.NOT_PRESENT, "a.toy:3:1");
  }

  @Test
  void whatBelongsTogetherIsDriftWhereSomeOfItIsThere() {
    Checked checked = withHello(MD5 + " 5 hello.bin", MD5 + " 5 one.bin together").check();

    assertThatCheck(checked, "a.toy › one.bin").finds(Kind.MISSING_ARTIFACT, "a.toy:2:1");
  }

  @Test
  void whatMustBePresentIsDriftWhereverItIsKept() {
    Checked checked = workspace(MD5 + " 5 far.bin elsewhere").require(Requirement.PRESENT).check();

    assertThatCheck(checked, "a.toy › far.bin").finds(Kind.MISSING_ARTIFACT, "a.toy:1:1");
  }

  @Test
  void whatGitTracksMustBeThereWhateverTheRecordSays() {
    Repository repository = Repository.in(root);
    WorkspaceBuilder workspace = withHello(MD5 + " 5 hello.bin elsewhere");
    repository.commit();

    Checked checked = workspace.delete("hello.bin").check();

    assertThatCheck(checked, "a.toy › hello.bin")
        .finds(Kind.MISSING_ARTIFACT, "a.toy:1:1")
        .says("since git tracks it")
        .advises("git restore hello.bin");
  }

  @Test
  void twoLinesThatContradictEachOtherAreBothSuspectWhereNoContentTells() {
    Checked checked =
        workspace(MD5 + " - far.bin elsewhere", WRONG_MD5 + " - far.bin elsewhere").check();

    assertThatCheck(checked, "a.toy › far.bin (1:1)")
        .finds(Kind.DUPLICATE, "a.toy:1:1")
        .says("MD5 00000000000000000000000000000000 at a.toy:2:1");
    assertThatCheck(checked, "a.toy › far.bin (2:1)").finds(Kind.DUPLICATE, "a.toy:2:1");
  }

  @Test
  void theContentTellsWhichOfTwoLinesIsWrong() {
    Checked checked = withHello(MD5 + " - hello.bin", WRONG_MD5 + " - hello.bin").check();

    assertThat(checked.red()).containsExactly("a.toy › hello.bin (2:1): checksum-mismatch");
    assertThatCheck(checked, "a.toy › hello.bin (2:1)").says(", which is what a.toy:1:1 states");
  }

  @Test
  void anotherRecordThatSaysOtherwiseIsNamed() {
    Checked checked =
        workspace(SHA256 + " - models/far.bin elsewhere")
            .checksums("models/checksums.sha256", OTHER_SHA + "  far.bin")
            .check();

    assertThatCheck(checked, "a.toy › models/far.bin")
        .finds(Kind.MANIFEST_INCONSISTENT, "a.toy:1:1")
        .says("SHA-256 " + OTHER_SHA + " at models/checksums.sha256:1:1");
  }

  @Test
  void whoseContentItIsIsSaid() {
    Checked checked =
        workspace(SHA256 + " - one.bin", MD5 + " - two.bin")
            .file("one.bin", "hello")
            .file("two.bin", "other")
            .file("b.toy", "sha256:" + sha256("other") + " - three.bin\n")
            .file("three.bin", "other")
            .check();

    assertThat(checked.red()).containsExactly("a.toy › two.bin: checksum-mismatch");
    assertThatCheck(checked, "a.toy › two.bin")
        .says(": it has the content recorded for three.bin at b.toy:1:1");
  }

  @Test
  void aPointerToAnotherContentOfTheSameSizeIsFound() {
    assertThatCheck(
            workspace(SHA256 + " 5 hello.bin").file("hello.bin", pointerTo("HELLO")).check(),
            "a.toy › hello.bin")
        .finds(Kind.POINTER_MISMATCH, "a.toy:1:1")
        .says("hello.bin: expected SHA-256 " + sha256("hello") + ", actual a Git LFS pointer to");
  }

  @Test
  void aRelationThatDoesNotHoldIsFound() {
    Problem problem = new Problem(AT, "expected 3 files, actual 2", "Correct the total.");
    Relation total = new Relation("total", AT, () -> Relation.Answer.of(List.of(problem)));
    Relation right =
        new Relation("total", new Location("a.toy", 2, 1), () -> Relation.Answer.HOLDS);

    Checked checked = saying(List.of(total, right), List.of());

    assertThat(checked.red())
        .containsExactly("a.toy › relation total (1:1): manifest-inconsistent");
    assertThatCheck(checked, "a.toy › relation total (1:1)")
        .finds(Kind.MANIFEST_INCONSISTENT, "a.toy:1:1")
        .says("expected 3 files, actual 2");
    assertThatCheck(checked, "a.toy › relation total (2:1)").passes(Kind.CONSISTENT);
  }

  @Test
  void whatIsWrongWithAPartOfARecordIsFound() {
    Problem problem = new Problem(AT, "a field is misspelt", "Correct it.");

    assertThatCheck(saying(List.of(), List.of(problem)), "a.toy › readable")
        .finds(Kind.MANIFEST_INVALID, "a.toy:1:1")
        .says("a field is misspelt");
  }

  @Test
  void whatIsWrongWithTheRecordsOfAWholeRepositoryIsFound() {
    Problem problem = new Problem(AT, "a pointer is damaged", "Write it anew.");
    Statement.Parts damaged =
        new Statement.Parts(List.of(), List.of(), List.of(problem), List.of());

    assertThat(withHello("").sources(saying(PlaceRule.repository(), damaged)).check().red())
        .contains("told › readable: manifest-invalid");
  }

  /** Checks a record that claims one file and says more than that. */
  private Checked saying(List<Relation> relations, List<Problem> problems) {
    Claim claim = StatedClaim.of(ClaimedPath.of(new RelativePath("hello.bin")), AT);
    Statement.Parts said = new Statement.Parts(List.of(claim), relations, problems, List.of());
    return withHello("").sources(saying(PlaceRule.at("a.toy"), said)).check();
  }

  private static RecordSource saying(PlaceRule place, Statement.Parts said) {
    return new RecordSource() {
      @Override
      public String name() {
        return "told";
      }

      @Override
      public List<PlaceRule> places() {
        return List.of(place);
      }

      @Override
      public FormatGuide guide() {
        throw new UnsupportedOperationException();
      }

      @Override
      public ReadFile<Statement> read(Place at, RepositoryView repository) {
        return new ReadFile.Parsed<>(said);
      }
    };
  }

  @Test
  void aMalformedRecordIsRed() {
    Checked checked = withHello("nonsense").check();

    assertThat(checked.red()).containsExactly("a.toy › readable: manifest-invalid");
  }

  @Test
  void anEmptyRecordSaysSo() {
    Checked checked =
        WorkspaceBuilder.empty(root).sources(new ToySource()).file("a.toy", "").check();

    assertThat(checked.skipped()).contains("a.toy › readable: not-recorded");
  }

  @Test
  void aRecordThatGitTracksMustBeThere() {
    Repository repository = Repository.in(root);
    WorkspaceBuilder workspace = withHello(MD5 + " 5 hello.bin");
    repository.commit();

    Checked checked = workspace.delete("a.toy").file("b.toy", "").check();

    assertThat(checked.red()).contains("a.toy › readable: missing-artifact");
  }

  @Test
  void aClaimIsWaivedByItsPath() {
    Check claim =
        withHello(WRONG_MD5 + " 5 hello.bin")
            .planFor(Optional.empty())
            .checks(Plan.Group.RECORDED_CHECKSUMS)
            .filter(check -> check.type() == CheckType.CLAIM)
            .findFirst()
            .orElseThrow();

    assertThat(Waivable.of(claim, claim.judge(), new PathRules(Optional.empty(), root)))
        .extracting(Waivable::target)
        .containsExactly(Optional.of(Target.path(new RelativePath("hello.bin"))));
  }

  @Test
  void aWaiverByPathOrIdReachesAClaim() {
    assertThat(
            withHello(WRONG_MD5 + " 5 hello.bin")
                .waivers(waiver("path", "hello.bin", "checksum-mismatch"))
                .check()
                .red())
        .isEmpty();
    assertThat(
            withHello(WRONG_MD5 + " 5 hello.bin")
                .waivers(waiver("id", "a.toy › hello.bin", "checksum-mismatch"))
                .check()
                .red())
        .isEmpty();
  }

  @Test
  void eachClaimIsMadeByOneShardAndThoseOfOneFileByTheSame() {
    WorkspaceBuilder workspace =
        withHello(
            MD5 + " 5 hello.bin", SHA1 + " 5 hello.bin", MD5 + " 900 b.bin", MD5 + " 900 c.bin");
    List<String> all = claims(workspace, Optional.empty());
    List<List<String>> shards = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      shards.add(claims(workspace, Optional.of(new Shard(i, 3))));
    }

    assertThat(shards.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(shards)
        .allSatisfy(
            made ->
                assertThat(made.contains("a.toy › hello.bin (1:1)"))
                    .isEqualTo(made.contains("a.toy › hello.bin (2:1)")));
    assertThat(shards).filteredOn(made -> !made.isEmpty()).hasSizeGreaterThan(1);
  }

  private static List<String> claims(WorkspaceBuilder workspace, Optional<Shard> shard) {
    return workspace
        .planFor(shard)
        .checks(Plan.Group.RECORDED_CHECKSUMS)
        .filter(check -> check.type() == CheckType.CLAIM)
        .map(Check::id)
        .toList();
  }
}
