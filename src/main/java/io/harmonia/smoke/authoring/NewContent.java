package io.harmonia.smoke.authoring;

import java.util.ArrayList;
import java.util.List;

/** The new content of a file of a workspace, made from what is there: all of it, or nothing. */
public interface NewContent {
  /**
   * Makes it.
   *
   * @param notes takes what is worth knowing
   * @throws RefusedException if it is not made
   */
  byte[] make(List<String> notes) throws RefusedException;

  /** Makes it. Never throws for what it finds. */
  default Authored author() {
    List<String> notes = new ArrayList<>();
    try {
      return new Authored.Made(make(notes), List.copyOf(notes));
    } catch (RefusedException e) {
      return new Authored.Refused(e.reasons());
    } catch (StackOverflowError e) {
      return new Authored.Refused(
          List.of(
              Refusal.of(
                  "a manifest is nested deeper than the JVM's stack holds",
                  "Give the JVM a larger stack (-Xss).")));
    }
  }
}
