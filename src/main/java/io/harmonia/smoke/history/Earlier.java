package io.harmonia.smoke.history;

import io.harmonia.smoke.manifest.Entry;

/**
 * What an entry was.
 *
 * @param since how messages name the state that has it
 * @param entry as that state has it
 * @param by what tells that it is the same one
 */
public record Earlier(String since, Entry entry, MatchedBy by, ContentDiff diff) {

  /** Whether it has got another name, and nothing else is known to have changed. */
  public boolean wasMerelyRenamed() {
    return (by == MatchedBy.PATH || by == MatchedBy.CONTENT)
        && diff.isEmpty()
        && diff.silenced().isEmpty();
  }

  /** Whether nothing at all changed that anybody has to know of. */
  boolean isNoDifference(Entry now) {
    return by == MatchedBy.NAME
        && diff.isEmpty()
        && diff.silenced().isEmpty()
        && diff.unsized().isEmpty()
        && entry
            .version()
            .map(version -> version.text())
            .equals(now.version().map(version -> version.text()));
  }
}
