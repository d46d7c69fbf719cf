package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;

/** The names that DVC gives to its records. */
final class DvcNames {
  static final String LOCK = "dvc.lock";

  private DvcNames() {}

  static boolean isLock(RelativePath file) {
    return file.name().equals(LOCK);
  }

  static boolean isRecord(RelativePath file) {
    return isLock(file) || file.text().endsWith(".dvc");
  }
}
