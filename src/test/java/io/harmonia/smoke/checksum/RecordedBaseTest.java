package io.harmonia.smoke.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the names of a checksum file start from, by lines and manifests alone. */
class RecordedBaseTest {
  private static final PathRules PATHS = new PathRules(Optional.empty(), Path.of("/workspace"));
  private static final Place SOURCE =
      new Place(
          Path.of("/workspace/models/checksums.sha256"),
          "models/checksums.sha256",
          Optional.of(new RelativePath("models/checksums.sha256")),
          false);

  private static ChecksumLine.Recorded line(String name, boolean tagged) {
    return new ChecksumLine.Recorded(
        new Location(SOURCE.shownAs(), 1, 1), name, ReadChecksums.digestOf("x"), tagged, List.of());
  }

  private static RecordedBase base(ClaimedPlaces claims, String... names) {
    List<ChecksumLine> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(line(name, false));
    }
    return RecordedBase.of(new ChecksumFile(SOURCE, lines, List.of()), PATHS, claims);
  }

  private static ClaimedPlaces claims(List<String> stated, String... entries) {
    return ClaimedPlaces.of(
        Set.copyOf(stated.stream().map(RelativePath::new).toList()),
        Stream.of(entries).map(RelativePath::new).toList());
  }

  private static String place(RecordedBase base, String name) {
    return base.placeOf(line(name, false), ChecksumFile.path(SOURCE, name, PATHS))
        .map(RelativePath::text)
        .orElse("?");
  }

  @Test
  void isTheFolderWhereMoreOfItsNamesAreClaimedThere() {
    RecordedBase base =
        base(claims(List.of("models/a", "models/b", "c")), "a", "b", "c", "LICENSE");

    assertThat(base.folder(SOURCE)).contains(new RelativePath("models"));
    assertThat(place(base, "LICENSE")).isEqualTo("models/LICENSE");
    assertThat(place(base, "c")).isEqualTo("c");
  }

  @Test
  void isTheWorkspaceWhereMoreOfItsNamesAreClaimedThere() {
    RecordedBase base = base(claims(List.of("models/a")), "models/a", "LICENSE");

    assertThat(base.folder(SOURCE)).contains(RelativePath.ROOT);
    assertThat(place(base, "LICENSE")).isEqualTo("LICENSE");
  }

  @Test
  void isNotToldByEvenEvidence() {
    RecordedBase base = base(claims(List.of("models/a", "b")), "a", "b");

    assertThat(base.folder(SOURCE)).isEmpty();
    assertThat(place(base, "LICENSE")).isEqualTo("?");
    assertThat(place(base, "a")).isEqualTo("models/a");
    assertThat(place(base, "b")).isEqualTo("b");
    assertThat(place(base, "../x")).isEqualTo("x");
    assertThat(place(base, "/x")).isEqualTo("?");
  }

  @Test
  void whatLiesBelowAnEntryIsClaimed() {
    ClaimedPlaces claims = claims(List.of(), "models/a", "models/a-b", "models/a/nested", "x");

    assertThat(place(base(claims, "a/1"), "a/1")).isEqualTo("models/a/1");
    assertThat(place(base(claims, "a-b"), "other")).isEqualTo("models/other");
    assertThat(place(base(claims, "a-c/1"), "a-c/1")).isEqualTo("?");
    assertThat(place(base(claims, "x/1"), "x/1")).isEqualTo("x/1");
    assertThat(place(base(claims, "models/a/1"), "models/a/1")).isEqualTo("models/a/1");
  }

  @Test
  void anEntryOfTheWholeWorkspaceClaimsBothPlaces() {
    assertThat(place(base(claims(List.of(), ""), "a"), "a")).isEqualTo("?");
  }

  @Test
  void aClaimOutweighsAFileWhereThereAreAsMany() {
    ClaimedPlaces claims = claims(List.of("models/a"));
    RecordedBase.Count count = new RecordedBase.Count(claims);
    for (String name : List.of("a", "b")) {
      ClaimedPath places = ChecksumFile.path(SOURCE, name, PATHS);
      count.add(line(name, false), places, claims.oneOf(places), i -> i == 0, i -> i == 1);
    }

    assertThat(count.decide().folder(SOURCE)).contains(new RelativePath("models"));
  }

  @Test
  void linesWithTagsDecideForThemselves() {
    RecordedBase.Count count = new RecordedBase.Count(ClaimedPlaces.NONE);
    ClaimedPath plain = ChecksumFile.path(SOURCE, "models/a", PATHS);
    ClaimedPath tagged = ChecksumFile.path(SOURCE, "a", PATHS);
    count.add(line("models/a", false), plain, OptionalInt.empty(), i -> i == 0, i -> i == 1);
    count.add(line("models/b", false), plain, OptionalInt.empty(), i -> i == 0, i -> i == 1);
    count.add(line("a", true), tagged, OptionalInt.empty(), i -> i == 1, i -> i == 0);

    RecordedBase base = count.decide();

    assertThat(base.placeOf(line("a", true), tagged)).contains(new RelativePath("models/a"));
    assertThat(base.placeOf(line("a", false), tagged)).contains(new RelativePath("a"));
  }
}
