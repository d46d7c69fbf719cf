package io.harmonia.smoke.kit;

import java.util.Locale;

/** Runs code where another locale is the default. Callers hold JUnit's lock of the locale. */
public final class DefaultLocale {
  private DefaultLocale() {}

  /** Runs code under a locale, for example {@code tr-TR}, and restores the old one. */
  public static void during(String languageTag, Runnable code) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(languageTag));
      code.run();
    } finally {
      Locale.setDefault(before);
    }
  }
}
