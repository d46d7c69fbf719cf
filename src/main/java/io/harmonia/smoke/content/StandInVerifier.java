package io.harmonia.smoke.content;

import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.StandIn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what lies in the place of a content and is none. */
public final class StandInVerifier {
  private StandInVerifier() {}

  /**
   * Finds a stand-in where a content is expected that it can never be, whatever it is expected to
   * be: also where its own text was recorded.
   *
   * @return whether it is one
   */
  static boolean verify(
      Findings findings, RelativePath path, Found.File found, Expectation expected) {
    Optional<StandIn> standIn = found.neverContent();
    if (standIn.isEmpty()) {
      return false;
    }
    if (expected.digest().isPresent()) {
      Expectation.Of<?> digest = expected.digest().get();
      boolean own = standIn.get().itself().equals(digest.value());
      findings.add(
          digest.at(),
          kindOf(standIn.get()),
          Wording.compared(
              Printable.of(path.text()) + ": ",
              "SHA-256 " + digest.value(),
              standIn.get().what()
                  + (own ? "; the expected SHA-256 is that of this text itself" : "")),
          standIn.get().remedy(path) + ".");
    } else if (!expected.sizes().isEmpty()) {
      Expectation.Of<Long> size = expected.sizes().get(0);
      findings.add(
          size.at(),
          kindOf(standIn.get()),
          Wording.compared(
              Printable.of(path.text()) + ": ",
              Quantity.exactBytes(size.value()),
              standIn.get().what()),
          standIn.get().remedy(path) + ".");
    }
    return true;
  }

  /**
   * A file of which nothing is stated or recorded: drift where it is an almost-pointer, which
   * nobody can have meant; else a remark where it is perhaps no content.
   */
  public static void unstated(Findings findings, RelativePath path, Found.File found, Location at) {
    if (found.contentSize().filter(size -> size == 0).isPresent()) {
      findings.remark(at + ": " + empty(Printable.of(path.text())));
    } else {
      found.standInAs(path).ifPresent(standIn -> unstated(findings, path, standIn, at));
    }
  }

  private static void unstated(Findings findings, RelativePath path, StandIn standIn, Location at) {
    String is = Printable.of(path.text()) + ": is " + standIn.what();
    if (standIn.form() == StandIn.Form.ALMOST_POINTER) {
      findings.add(at, kindOf(standIn), is, standIn.remedy(path) + ".");
    } else {
      findings.remark(at + ": " + is + ". " + standIn.remedy(path) + ".");
    }
  }

  /**
   * The same for the files of a directory that nothing else is said of.
   *
   * @param stated whether a file is held to something elsewhere
   */
  public static void unstated(
      Findings findings, DirectorySurvey survey, Predicate<RelativePath> stated, Location at) {
    survey
        .standIns()
        .forEach(
            (path, standIn) -> {
              if (!stated.test(path)) {
                unstated(findings, path, standIn, at);
              }
            });
    List<RelativePath> empty = survey.empty().stream().filter(stated.negate()).toList();
    if (!empty.isEmpty()) {
      findings.remark(at + ": " + empty(Printable.some(empty)));
    }
  }

  private static String empty(String names) {
    return names + ": is empty, and nothing is stated of it: perhaps a download broke off";
  }

  private static Kind kindOf(StandIn standIn) {
    return standIn.form() == StandIn.Form.ANNEX ? Kind.MISSING_ARTIFACT : Kind.POINTER_MISMATCH;
  }
}
