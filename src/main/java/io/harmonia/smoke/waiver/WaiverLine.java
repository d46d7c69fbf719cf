package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A waiver as {@code waivers.json} has it, to be written or pasted there.
 *
 * @param target what it names
 * @param kind the kind of finding that it waives
 * @param reason why
 * @param expires its last day, UTC
 */
public record WaiverLine(Target target, Kind kind, String reason, LocalDate expires) {

  /**
   * The JSON object, on one line: {@code {"path": "models/acme/old.gguf", "kind": …}}. Characters
   * that a terminal obeys are escaped.
   */
  public String json() {
    return "{%s: %s, \"kind\": %s, \"reason\": %s, \"expires\": %s}"
        .formatted(
            text(target.by().field()),
            text(target.text()),
            text(kind.label()),
            text(reason),
            text(expires.toString()));
  }

  private static String text(String value) {
    StringBuilder json = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int type = Character.getType(c);
      boolean obeyed =
          type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR;
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (obeyed) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
