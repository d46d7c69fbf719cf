package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages, or tables of them, that the program's own texts are the source of. They are written anew
 * by {@code mvn test -Dtest='*DocumentTest' -Dreadme.write}.
 */
final class Generated {
  private Generated() {}

  /** A whole page. */
  static void assertPage(Path page, String text) throws IOException {
    if (isToBeWritten()) {
      Files.createDirectories(page.resolveSibling("."));
      Files.writeString(page, text);
    }

    assertThat(page).as("write it anew with -Dreadme.write").hasContent(text);
  }

  /**
   * The rows of a table that stands on a page once.
   *
   * @param heading how the table's first line begins
   * @param rows a line each
   */
  static void assertTable(Path page, String heading, String rows) throws IOException {
    Pattern table =
        Pattern.compile("(" + Pattern.quote(heading) + "[^\n]*\n\\|[-|]+\n)((?:\\|[^\n]*\n)*)");
    String text = Files.readString(page);
    Matcher found = table.matcher(text);
    assertThat(found.find()).as("%s has a table “%s …”", page, heading).isTrue();

    assertPage(page, found.replaceFirst(Matcher.quoteReplacement(found.group(1) + rows)));
  }

  /** What begins with a heading and ends with the page. */
  static void assertRest(Path page, String heading, String rest) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf(heading);
    assertThat(start).as("%s has “%s”", page, heading).isNotNegative();

    assertPage(page, text.substring(0, start) + heading + rest);
  }

  private static boolean isToBeWritten() {
    return System.getProperty("readme.write") != null;
  }
}
