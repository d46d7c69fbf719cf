package io.harmonia.smoke.report;

import io.harmonia.smoke.text.Printable;
import java.nio.file.Path;

/** A folder is not one that reports may be written to. */
public final class ReportRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private ReportRefusedException(String message) {
    super(message);
  }

  ReportRefusedException(String setting, Path folder, String why) {
    this(
        setting
            + ": "
            + folder
            + " "
            + why
            + ". Name a folder of its own, for example target/smoke: nothing else is ever written.");
  }

  static ReportRefusedException throughALink(String setting, Path place, Path link) {
    return new ReportRefusedException(
        setting
            + ": "
            + Printable.of(place.toString())
            + " leads through "
            + Printable.of(link.toString())
            + ", a symbolic link in the checked repository: nothing is written where one leads."
            + " Replace the link by a folder, or name a place outside the repository.");
  }
}
