package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.ReadWorkspace;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.waiver.WaiverList;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;

/** {@code check --waivers}: what is waived and until when. */
final class WaiverListing {
  private WaiverListing() {}

  /**
   * Prints the waivers of a workspace.
   *
   * @param quiet whether only what is wrong with them is printed
   * @return the exit code: {@link ExitCode#CLEAN}, or {@link ExitCode#INCOMPLETE} if one cannot be
   *     read
   * @throws CommandFailedException if there is no such workspace
   */
  static int print(GivenSettings settings, boolean quiet, PrintStream out)
      throws CommandFailedException {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    WaiverList list =
        WaiverList.of(ReadWorkspace.of(settings).inventory(), settings.waiverTerm(today));
    if (!quiet) {
      long expired = list.waivers().stream().filter(waiver -> waiver.isExpired(today)).count();
      out.println(
          Printable.of(list.file())
              + ": "
              + Quantity.count(list.waivers().size(), "waiver", "waivers")
              + (expired == 0 ? "" : ", " + expired + " expired"));
      list.waivers().forEach(waiver -> print(waiver, today, out));
    }
    list.findings().forEach(finding -> print(finding, out));
    return list.findings().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  private static void print(Waiver waiver, LocalDate today, PrintStream out) {
    out.println(
        (waiver.isExpired(today) ? "EXPIRED " : "until   ")
            + waiver.expires()
            + "  "
            + waiver.kind().label()
            + "  "
            + waiver.target().label()
            + "  ("
            + waiver.at()
            + ")");
    out.println("                    " + waiver.reason());
  }

  private static void print(Finding finding, PrintStream out) {
    out.println(
        "["
            + finding.kind().label()
            + "] "
            + Printable.whole(finding.message())
            + " → "
            + Printable.whole(finding.remedy()));
  }
}
