package io.harmonia.smoke.run;

import io.harmonia.smoke.results.RunReport;
import java.nio.file.Path;
import java.util.Optional;

/** Where a run shows itself while it runs and at its end. Called from any thread. */
public interface RunDisplay {

  /**
   * Hashing goes on for longer than two seconds; told twice a second as long as more was hashed.
   *
   * @param bytes hashed so far
   * @param total as far as is known, at least that many
   */
  void hashing(long bytes, long total);

  /**
   * Sources are asked for longer than two seconds, and nothing is hashed meanwhile; told twice a
   * second as long as more answered.
   *
   * @param asked of them, those that answered or will not
   * @param total all of them
   */
  default void asking(long asked, long total) {}

  /**
   * The run is over, or was broken off.
   *
   * @param reportFile where the JSON report is, if it could be written
   */
  void finished(RunReport report, Optional<Path> reportFile);

  /** The run cannot say what it should; the message is printable. */
  void failed(String message);
}
