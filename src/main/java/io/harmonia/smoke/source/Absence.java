package io.harmonia.smoke.source;

import java.util.Optional;

/**
 * What it means that a file is not there of which a record speaks. A file that git tracks must be
 * there whatever the record.
 *
 * @param rule whether it is wrong
 * @param fetch the command that brings the file, for a shell in the workspace, if there is one
 */
public record Absence(Rule rule, Optional<String> fetch) {
  /** It must be there: what it records belongs to the checkout. */
  public static final Absence DRIFT = new Absence(Rule.DRIFT, Optional.empty());

  /** It must be there as soon as another file is of which the same record speaks. */
  public static final Absence DRIFT_AMONG_OTHERS =
      new Absence(Rule.DRIFT_AMONG_OTHERS, Optional.empty());

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
