package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What the documentation tells its readers to type or to paste, read out of its pages. */
final class Documented {
  private Documented() {}

  /**
   * The snippets of a section.
   *
   * @param page below the project
   * @param heading of the second level; all of the page where it is empty
   * @param language as the fence names it
   */
  static List<String> snippets(String page, String heading, String language) throws IOException {
    String text = Files.readString(Tools.repository().resolve(page));
    String section =
        heading.isEmpty()
            ? text
            : Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " has no section " + heading));
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(section)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** The one line that begins so, of a section's commands. */
  static String line(String page, String heading, String beginning) throws IOException {
    List<String> found =
        snippets(page, heading, "sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith(beginning))
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%s, “%s”: one line that begins with “%s”, actual %s"
              .formatted(page, heading, beginning, found));
    }
    return found.get(0);
  }
}
