package io.harmonia.smoke.ledger;

import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.EntryBuilder;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryField;
import org.junit.jupiter.api.Test;

class EntryComparisonTest {
  private static EntryBuilder entry() {
    return EntryBuilder.model(0, "a").path("models/a").size(3).license("name", "MIT");
  }

  @Test
  void equalEntriesHaveNoDifference() {
    assertThat(EntryComparison.of(entry().build(), entry().build())).isEmpty();
  }

  @Test
  void showsWhatEachOfThemStates() {
    assertThat(EntryComparison.of(entry().build(), entry().size(4).build()))
        .containsExactly(new EntryComparison.Difference("size_bytes", "3", "4"));
  }

  @Test
  void showsWhatOneOfThemDoesNotState() {
    Entry other = entry().count(2).license("url", "u").build();

    assertThat(EntryComparison.of(entry().build(), other))
        .containsExactly(
            new EntryComparison.Difference("files_count", "nothing", "2"),
            new EntryComparison.Difference("license.url", "nothing", "u"));
  }

  @Test
  void comparesFreeTexts() {
    Entry one = entry().text(EntryField.VARIANT, "q4").build();
    Entry other = entry().text(EntryField.VARIANT, "q8").text(EntryField.NOTES, "x").build();

    assertThat(EntryComparison.of(one, other))
        .containsExactly(
            new EntryComparison.Difference("notes", "nothing", "x"),
            new EntryComparison.Difference("variant", "q4", "q8"));
  }

  @Test
  void showsHostileTextAsItCanBePrinted() {
    Entry other = entry().license("name", "M\u0007IT").license("\u202e", "x").build();

    assertThat(EntryComparison.of(entry().build(), other))
        .containsExactly(
            new EntryComparison.Difference("license.name", "MIT", "M\\u{7}IT"),
            new EntryComparison.Difference("license.\\u{202e}", "nothing", "x"));
  }

  @Test
  void comparesFilesByPathWhateverTheirOrder() {
    Entry one = entry().file("models/a/x", TOP_SHA).file("models/a/y", REST_SHA).build();
    Entry other = entry().file("models/a/y", REST_SHA).file("models/a/x", TOP_SHA).build();

    assertThat(EntryComparison.of(one, other)).isEmpty();
  }

  @Test
  void aFileOfAnotherPathIsListedInOneAlone() {
    Entry one = entry().file("models/a/x", TOP_SHA).build();
    Entry other = entry().file("models/a/y", TOP_SHA).build();

    assertThat(EntryComparison.of(one, other))
        .containsExactly(
            new EntryComparison.Difference("files \"x\"", "listed", "nothing"),
            new EntryComparison.Difference("files \"y\"", "nothing", "listed"));
  }

  @Test
  void aFileListedTwiceIsNotEqualToOneListedOnce() {
    Entry one = entry().file("models/a/x", TOP_SHA).build();
    Entry other = entry().file("models/a/x", TOP_SHA).file("models/a/x", REST_SHA).build();

    assertThat(EntryComparison.of(one, other))
        .containsExactly(new EntryComparison.Difference("files \"x\"", "listed", "listed 2 times"));
  }

  @Test
  void aFileOutsideTheDirectoryIsComparedByItsWholePath() {
    Entry one = entry().file("models/b/x", TOP_SHA).build();
    Entry other = entry().file("models/a/x", TOP_SHA).build();

    assertThat(EntryComparison.of(one, other))
        .extracting(EntryComparison.Difference::field)
        .containsExactly("files \"models/b/x\"", "files \"x\"");
  }
}
