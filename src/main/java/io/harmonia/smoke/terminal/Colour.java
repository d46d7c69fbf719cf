package io.harmonia.smoke.terminal;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.report.Emphasis;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours what passed, failed or is unchecked, as the help is: on a terminal, unless <a
 * href="https://no-color.org">{@code NO_COLOR}</a> is set.
 */
public final class Colour implements Emphasis {
  private Colour() {}

  /** Colours where somebody sees them, none elsewhere. */
  public static Emphasis whereSeen() {
    return Ansi.AUTO.enabled() ? new Colour() : NONE;
  }

  @Override
  public String of(Verdict verdict, String words) {
    Style colour =
        switch (verdict) {
          case DRIFTED -> Style.fg_red;
          case UNCHECKED -> Style.fg_magenta;
          case SKIPPED -> Style.fg_yellow;
          case PASSED -> Style.fg_green;
        };
    return Style.bold.on() + colour.on() + words + Style.reset.on();
  }
}
