package io.harmonia.smoke.history;

import static io.harmonia.smoke.history.Contents.unknown;
import static io.harmonia.smoke.history.Contents.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.version.Bump;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDiffTest {

  static Stream<Arguments> changes() {
    return Stream.of(
        change(usual().lists("b.bin", "other"), Bump.PATCH, "b.bin was replaced"),
        change(usual().records("a.bin", "other"), Bump.PATCH, "a.bin was replaced"),
        change(usual().lists("c.bin", "c"), Bump.MINOR, "c.bin was added"),
        change(usual().doesNotList("b.bin"), Bump.MAJOR, "b.bin was removed"),
        change(
            usual().doesNotList("b.bin").lists("c.bin", "b"),
            Bump.MAJOR,
            "b.bin was renamed to c.bin"),
        change(
            usual().doesNotRecord("a.bin").doesNotList("a.bin"), Bump.MAJOR, "a.bin was removed"),
        change(usual().snapshot("s2"), Bump.PATCH, "snapshot was s1 and is s2"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("changes")
  void tellsWhatChangedAndWhatItAsksFor(EntryContent after, Bump asks, String what) {
    ContentDiff diff = ContentDiff.between(usual().make(), after);

    assertThat(diff.changes()).containsExactly(new ContentDiff.Change(asks, what));
    assertThat(diff.asks()).isEqualTo(asks);
    assertThat(diff.silenced()).isEmpty();
  }

  static Stream<Arguments> entryChanges() {
    return Stream.of(
        Arguments.of(unknown().sha256("x"), unknown().sha256("y"), Bump.PATCH),
        Arguments.of(unknown().size(1), unknown().size(2), Bump.PATCH),
        Arguments.of(unknown().listsSize("a", 1), unknown().listsSize("a", 2), Bump.PATCH),
        Arguments.of(unknown().source("hf://o/n@v1"), unknown().source("hf://o/n@v2"), Bump.PATCH),
        Arguments.of(unknown().source("hf://o/n"), unknown().source("hf://o/m"), Bump.MAJOR));
  }

  @ParameterizedTest
  @MethodSource("entryChanges")
  void comparesWhatIsStatedOfTheEntry(Contents before, Contents after, Bump asks) {
    ContentDiff diff = ContentDiff.between(before.make(), after.make());

    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.asks()).isEqualTo(asks);
  }

  static Stream<Arguments> noChanges() {
    return Stream.of(
        Arguments.of(usual(), usual()),
        Arguments.of(unknown(), usual()),
        Arguments.of(usual(), usual().records("b.bin", "b")),
        Arguments.of(usual(), usual().sha256("a").size(2).source("hf://o/n")),
        Arguments.of(unknown().source("hf://o/n"), unknown().source("hf://o/n@v1")),
        Arguments.of(
            unknown().lists("a.bin", "a"), unknown().records("a.bin", "a").lists("a.bin", "a")));
  }

  @ParameterizedTest
  @MethodSource("noChanges")
  void takesForNoChangeWhatWasNotStatedBefore(Contents before, Contents after) {
    ContentDiff diff = ContentDiff.between(before.make(), after.make());

    assertThat(diff.isEmpty()).as("%s", diff.changes()).isTrue();
    assertThat(diff.silenced()).isEmpty();
  }

  static Stream<Arguments> silenced() {
    return Stream.of(
        Arguments.of(usual(), usual().doesNotRecord("a.bin"), "a.bin"),
        Arguments.of(usual(), usual().listsSize("b.bin", 1), "b.bin"),
        Arguments.of(unknown().records("", "x"), unknown(), ""),
        Arguments.of(unknown().sha256("x"), unknown(), ""),
        Arguments.of(unknown().records("a", "x"), unknown(), "a"),
        Arguments.of(unknown().lists("a", "x"), unknown(), "a"));
  }

  @ParameterizedTest
  @MethodSource("silenced")
  void namesTheDigestsThatAreGoneWhileTheirFilesStay(Contents before, Contents after, String path) {
    ContentDiff diff = ContentDiff.between(before.make(), after.make());

    assertThat(diff.silenced()).containsOnlyKeys(path);
  }

  @Test
  void takesARecordedShardThatAnotherOneStandsForAsRemoved() {
    EntryContent before = unknown().records("1-of-2.bin", "x").make();

    ContentDiff diff = ContentDiff.between(before, unknown().records("1-of-3.bin", "y").make());

    assertThat(diff.silenced()).isEmpty();
    assertThat(diff.asks()).isEqualTo(Bump.MAJOR);
  }

  @Test
  void asksForTheLargestOfSeveralChanges() {
    EntryContent after = usual().lists("a.bin", "other").records("a.bin", "other").make();

    ContentDiff patch = ContentDiff.between(usual().make(), after);
    ContentDiff minor = ContentDiff.between(usual().doesNotList("b.bin").make(), after);

    assertThat(patch.asks()).isEqualTo(Bump.PATCH);
    assertThat(minor.asks()).isEqualTo(Bump.MINOR);
    assertThat(minor.changes()).hasSize(2);
  }

  @Test
  void tellsAChangedSnapshotApart() {
    ContentDiff moved = ContentDiff.between(usual().make(), usual().snapshot("s2").make());
    ContentDiff stayed = ContentDiff.between(usual().make(), usual().lists("c", "c").make());

    assertThat(moved.snapshotChanged()).isTrue();
    assertThat(stayed.snapshotChanged()).isFalse();
  }

  private static Arguments change(Contents after, Bump asks, String what) {
    return Arguments.of(after.make(), asks, what);
  }
}
