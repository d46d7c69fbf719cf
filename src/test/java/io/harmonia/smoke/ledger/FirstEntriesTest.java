package io.harmonia.smoke.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.EntryBuilder;
import io.harmonia.smoke.manifest.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstEntriesTest {

  @Test
  void findsTheFirstOfEachKeyAmongMany() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      entries.add(EntryBuilder.model(i, "m" + i % 700).build());
    }

    FirstEntries<String> first = new FirstEntries<>(entries, Entry::key);

    for (int i = 0; i < 700; i++) {
      assertThat(first.of("m" + i)).containsSame(entries.get(i));
    }
    assertThat(first.of("m700")).isEmpty();
  }

  @Test
  void tellsKeysOfTheSameHashApart() {
    Entry one = EntryBuilder.model(0, "AaBB").build();
    Entry other = EntryBuilder.model(1, "BBAa").build();

    FirstEntries<String> first = new FirstEntries<>(List.of(one, other), Entry::key);

    assertThat(first.of("AaBB")).containsSame(one);
    assertThat(first.of("BBAa")).containsSame(other);
    assertThat(first.of("AaAa")).isEmpty();
  }

  @Test
  void anEntryWithoutAKeyIsNotFound() {
    FirstEntries<String> first =
        new FirstEntries<>(List.of(EntryBuilder.nameless(0).build()), Entry::key);

    assertThat(first.of("models[0]")).isEmpty();
  }
}
