package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.baseline.BaselineFiles;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two states were brought together: losing what one of them had changed is found. */
class MergedBaselineTest {
  private static final String WHOLE = "workspace › baseline";
  private static final String SHARDS = "models/inventory.json › acme/shards › version";
  private static final String VERSION = "\"version\": \"1.2.0\"";
  private static final String EXTRA = "models/extra.bin";
  private static final String TOP_LINE = TOP_SHA + "  " + TOP;
  private static final String SINGLE_LINE = SINGLE_SHA + "  " + SINGLE;
  private static final String EXTRA_LINE = OTHER_SHA + "  " + EXTRA;

  @TempDir Path folder;
  private WorkspaceBuilder base;
  private WorkspaceBuilder ours;
  private WorkspaceBuilder theirs;
  private WorkspaceBuilder now;

  @BeforeEach
  void fourEqualWorkspaces() throws IOException {
    base = workspace("base");
    ours = workspace("ours");
    theirs = workspace("theirs");
    now = workspace("now");
  }

  private WorkspaceBuilder workspace(String name) throws IOException {
    return WorkspaceBuilder.valid(Files.createDirectories(folder.resolve(name)))
        .file(EXTRA, "something else");
  }

  @Test
  void takingTheSideThatChangedIsNone() {
    changed(ours, "1.3.0");
    changed(now, "1.3.0");

    Checked checked = check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void takingTheSideThatDidNotChangeLosesTheChange() {
    changed(ours, "1.3.0");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.VERSION_DOWNGRADE, "models/inventory.json:7:18")
        .says("not lower than 1.3.0 (of dir:", "/ours");
  }

  @Test
  void whatBothChangedDifferentlyUnderOneVersionIsFound() {
    changed(ours, "1.3.0");
    theirs.editModel(VERSION, "\"version\": \"1.3.0\"");
    changed(now, "1.3.0");

    assertThatCheck(check(), SHARDS)
        .findsOnly(Kind.BUMP_REQUIRED)
        .says("rest.bin was replaced", "/theirs");
  }

  @Test
  void whatNeitherChangedWasChangedByTheMerge() {
    changed(now, "1.2.0");

    assertThatCheck(check(), SHARDS).findsOnly(Kind.BUMP_REQUIRED);
  }

  @Test
  void losingWhatOneSideRecordedIsFound() {
    ours.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);

    assertThatCheck(check(), WHOLE)
        .finds(Kind.RECORD_DROPPED, "models/checksums.sha256:1:1")
        .says(EXTRA);
  }

  @Test
  void takingTheSideThatDroppedIsNone() {
    base.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);
    theirs.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);

    assertThatCheck(check(), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void withoutWhatBothComeFromEverySideCounts() {
    theirs.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);

    assertThatCheck(check(Optional.empty()), WHOLE)
        .finds(Kind.RECORD_DROPPED, "models/checksums.sha256:1:1");
  }

  @Test
  void whatBothHadAndNobodyHasAnyMoreIsOneFinding() {
    for (WorkspaceBuilder side : List.of(base, ours, theirs)) {
      side.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);
    }

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void whatOneSideBroughtIsNotNew() {
    base.models();
    ours.models();

    Checked checked = check();

    assertThat(checked.of(SHARDS).judgement().remarks()).isEmpty();
    assertThat(checked.of(WHOLE).judgement().remarks()).isEmpty();
  }

  @Test
  void whatOneSideBroughtAndTheMergeLostIsGone() {
    base.models();
    ours.models();
    now.models().checksums(MODEL_SUMS).delete(TOP, SINGLE, WorkspaceBuilder.REST);

    assertThatCheck(check(), WHOLE).passes(Kind.CONSISTENT).remarks("models › acme/shards");
  }

  @Test
  void readsWhatBothComeFromOnlyWhereSomethingDiffers() {
    BaselineFiles unread =
        new BaselineFiles() {
          @Override
          public <T> ReadFile<T> read(
              RelativePath path, String shownAs, ReadFile.Parser<T> parser) {
            throw new AssertionError("read: " + path);
          }

          @Override
          public SortedSet<RelativePath> all() {
            throw new AssertionError("listed");
          }

          @Override
          public <T> Optional<T> ask(
              Optional<StagedFiles> known, RepositoryView.IndexQuestion<T> question) {
            throw new AssertionError("asked");
          }
        };

    Checked checked = check(Optional.of(new FoundBaseline.At("base", unread, false, false)));

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void linesOfOneSideThatAreNoneRecordedNothing() {
    theirs.file(MODEL_SUMS, "not a checksum\n");

    assertThatCheck(check(), WHOLE)
        .passes(Kind.CONSISTENT)
        .remarks("/theirs:1:1: ")
        .remarks("such lines of the baseline recorded nothing");
  }

  @Test
  void losingWhatOneSideRecordedIsFoundThoughTheOtherHasNoGoodLine() {
    base.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE);
    ours.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, EXTRA_LINE);
    theirs.file(MODEL_SUMS, "not a checksum\n");

    assertThatCheck(check(), WHOLE)
        .finds(Kind.RECORD_DROPPED, MODEL_SUMS + ":1:1")
        .says(EXTRA)
        .findsOnly(Kind.RECORD_DROPPED);
  }

  private Checked check() {
    return check(Optional.of(found(base)));
  }

  private Checked check(Optional<FoundBaseline.At> from) {
    return now.since(new FoundBaseline.Merge(List.of(found(ours), found(theirs)), from)).check();
  }

  private FoundBaseline.At found(WorkspaceBuilder state) {
    try {
      return (FoundBaseline.At)
          new BaselineFinder(Workspace.open(now.root()), List.of(), Map.of(), false)
              .find(BaselineSetting.parse("dir:" + state.root(), now.root()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another content of an artifact that is listed and not recorded. */
  private static void changed(WorkspaceBuilder workspace, String version) {
    workspace.editModel(REST_SHA, OTHER_SHA);
    if (!version.equals("1.2.0")) {
      workspace.editModel(VERSION, "\"version\": \"" + version + "\"");
    }
  }
}
