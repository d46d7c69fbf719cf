package io.harmonia.smoke.source;

import java.util.Optional;

/**
 * What it means that a file is not there of which a record speaks. A file that git tracks must be
 * there whatever the record.
 *
 * @param rule whether it is wrong
 * @param fetch the command that brings the file, for a shell in the workspace, if there is one
 * @param url where the file comes from, if the record says so
 */
public record Absence(Rule rule, Optional<String> fetch, Optional<Located<String>> url) {
  /** It must be there: what it records belongs to the checkout. */
  public static final Absence DRIFT = new Absence(Rule.DRIFT, Optional.empty());

  /** It must be there as soon as another file is of which the same record speaks. */
  public static final Absence DRIFT_AMONG_OTHERS =
      new Absence(Rule.DRIFT_AMONG_OTHERS, Optional.empty());

  /** Of a file of which no record says where it comes from. */
  public Absence(Rule rule, Optional<String> fetch) {
    this(rule, fetch, Optional.empty());
  }

  /** The same, of a file that comes from a URL. */
  public Absence from(Located<String> source) {
    return new Absence(rule, fetch, Optional.of(source));
  }

  /** Whether it is wrong that a file is not there. */
  public enum Rule {
    DRIFT,
    DRIFT_AMONG_OTHERS,
    SKIPPED
  }

  /** It is kept elsewhere, so that nothing can be verified before a command has brought it. */
  public static Absence elsewhere(String command) {
    return new Absence(Rule.SKIPPED, Optional.of(command));
  }
}
