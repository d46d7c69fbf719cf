package io.harmonia.smoke.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.EntryBuilder;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryIndexTest {
  private final Entry first = EntryBuilder.model(0, "a").path("models/a").build();
  private final Entry second = EntryBuilder.model(1, "a").path("models/b").build();
  private final Entry dataset = EntryBuilder.dataset(0, "a").path("models/a").build();
  private final Entry nameless = EntryBuilder.nameless(2).build();
  private final EntryIndex index = new EntryIndex(List.of(first, second, nameless, dataset));

  @Test
  void findsTheFirstEntryOfANameInItsList() {
    assertThat(index.names().byKey(ListName.MODELS, "a")).containsSame(first);
    assertThat(index.names().byKey(ListName.DATASETS, "a")).containsSame(dataset);
    assertThat(index.names().byKey(ListName.MODELS, "b")).isEmpty();
  }

  @Test
  void tellsTheSecondOfANameAndNotTheFirst() {
    assertThat(index.names().namesake(second)).containsSame(first);
    assertThat(index.names().namesake(first)).isEmpty();
    assertThat(index.names().namesake(dataset)).isEmpty();
    assertThat(index.names().namesake(nameless)).isEmpty();
  }

  @Test
  void tellsTheSecondOfAPathInEitherList() {
    assertThat(index.claimant(dataset)).containsSame(first);
    assertThat(index.claimant(first)).isEmpty();
    assertThat(index.claimant(second)).isEmpty();
    assertThat(index.claimant(nameless)).isEmpty();
  }

  @Test
  void callsNoTwoOfAListTheSame() {
    assertThat(index.label(first)).isEqualTo("a (1:5)");
    assertThat(index.label(second)).isEqualTo("a (2:5)");
    assertThat(index.label(dataset)).isEqualTo("a");
    assertThat(index.label(nameless)).isEqualTo("models[2]");
  }

  @Test
  void callsEntriesByWhatCanBePrinted() {
    Entry escape = EntryBuilder.model(0, "a\u001b").build();
    Entry spelled = EntryBuilder.model(1, "a\\u{1b}").build();

    EntryIndex both = new EntryIndex(List.of(escape, spelled));

    assertThat(both.label(escape)).isEqualTo("a\\u{1b} (1:5)");
    assertThat(both.label(spelled)).isEqualTo("a\\u{1b} (2:5)");
  }
}
