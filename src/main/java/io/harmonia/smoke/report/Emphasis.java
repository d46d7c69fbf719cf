package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.Verdict;

/** How words that say a verdict are set off from the text around them, for example by colour. */
@FunctionalInterface
public interface Emphasis {
  /** Not at all. */
  Emphasis NONE = (verdict, words) -> words;

  /** The words, set off. */
  String of(Verdict verdict, String words);
}
