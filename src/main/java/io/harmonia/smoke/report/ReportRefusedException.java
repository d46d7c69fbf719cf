package io.harmonia.smoke.report;

import java.nio.file.Path;

/** A folder is not one that reports may be written to. */
public final class ReportRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  ReportRefusedException(String setting, Path folder, String why) {
    super(
        setting
            + ": "
            + folder
            + " "
            + why
            + ". Name a folder of its own, for example target/smoke: nothing else is ever written.");
  }
}
