package io.harmonia.smoke.plan;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The checks of the entries: those of one entry together, in the order of the rules. */
record EntryChecks(
    Inventory inventory, List<Entry> entries, EntryIndex index, List<EntryRule> rules)
    implements CheckSource {

  @Override
  public int count() {
    return (int)
        rules.stream().mapToLong(rule -> entries.stream().filter(rule.has()).count()).sum();
  }

  @Override
  public Stream<Check> checks() {
    return checks(EntryRule::has);
  }

  @Override
  public Stream<Check> possible() {
    return checks(EntryRule::mayHave);
  }

  private Stream<Check> checks(Function<EntryRule, Predicate<Entry>> which) {
    return entries.stream()
        .flatMap(
            entry -> {
              String label = index.label(entry);
              return rules.stream()
                  .filter(rule -> which.apply(rule).test(entry))
                  .map(rule -> check(entry, label, rule));
            });
  }

  private Check check(Entry entry, String label, EntryRule rule) {
    Manifest manifest = inventory.authority(entry.list()).orElseThrow();
    String named = label + " › " + rule.name();
    String inItsList = entry.list().key() + " › " + named;
    return new Check(
        new CheckName(
            manifest.place().shownAs()
                + " › "
                + (manifest.kind() == ManifestKind.COMBINED ? inItsList : named),
            inItsList),
        rule.type(),
        rule.subject().apply(manifest.place().file(), entry),
        () -> rule.judge().apply(entry));
  }
}
