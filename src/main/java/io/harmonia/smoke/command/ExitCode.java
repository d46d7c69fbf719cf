package io.harmonia.smoke.command;

import io.harmonia.smoke.results.Outcome;

/** What the process says to the shell. */
public final class ExitCode {
  /** Everything that is recorded was verified, or the command did what it is for. */
  public static final int CLEAN = 0;

  /** The workspace is wrong somewhere. */
  public static final int DRIFT = 1;

  /** Not everything was checked, or the command was asked for something that makes no sense. */
  public static final int INCOMPLETE = 2;

  private ExitCode() {}

  /** That of a run which came to this. */
  public static int of(Outcome outcome) {
    return switch (outcome) {
      case CLEAN -> CLEAN;
      case DRIFT -> DRIFT;
      case INCOMPLETE -> INCOMPLETE;
    };
  }
}
