package io.harmonia.smoke.plan;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.manifest.Entry;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A check that entries have.
 *
 * @param name stands at the end of the check's id
 * @param has whether an entry has it
 * @param mayHave whether an entry would have it if other files were there
 * @param subject what it is about, of an entry that stands in a manifest
 */
record EntryRule(
    String name,
    CheckType type,
    Predicate<Entry> has,
    Predicate<Entry> mayHave,
    BiFunction<Path, Entry, Subject> subject,
    Function<Entry, Judgement> judge) {

  /** Of what an entry's fields say, whatever files are there. */
  static EntryRule ofFields(
      String name, CheckType type, Predicate<Entry> has, Function<Entry, Judgement> judge) {
    return new EntryRule(name, type, has, has, Subject.Fields::new, judge);
  }
}
