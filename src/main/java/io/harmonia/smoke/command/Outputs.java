package io.harmonia.smoke.command;

import io.harmonia.smoke.report.ReportRefusedException;
import java.io.IOException;

/** Places to write to that options name. */
public final class Outputs {
  private Outputs() {}

  /**
   * Opens one, or writes to it.
   *
   * @throws CommandFailedException if that is refused, or cannot be done
   */
  public static <T> T use(String option, Use<T> use) throws CommandFailedException {
    try {
      return use.run();
    } catch (ReportRefusedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailedException(
          option + ": cannot be written: " + e + ". Name a place that may be written to.");
    }
  }

  /** What is done with a place. */
  public interface Use<T> {
    /** Does it. */
    T run() throws IOException, ReportRefusedException;
  }
}
