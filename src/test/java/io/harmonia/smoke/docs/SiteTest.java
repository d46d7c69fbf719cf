package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site, in {@code target/site}: {@code mvn test -Pdocs} makes it and nothing else. */
class SiteTest {
  private static final Path SITE = Path.of("target/site");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

  @BeforeAll
  static void write() throws IOException {
    new Site(SITE).write();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(SITE)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void hasEveryPage() throws IOException {
    assertThat(pages()).hasSizeGreaterThanOrEqualTo(Documents.pages().size());
    assertThat(SITE.resolve("index.html")).content().contains("Green means verified");
  }

  @Test
  void linksLeadToItsOwnFilesAndAnchorsOrToOtherSites() throws IOException {
    for (Path page : pages()) {
      List<String> links =
          LINK.matcher(Files.readString(page)).results().map(m -> m.group(1)).toList();
      assertThat(links).isNotEmpty();
      for (String link : links) {
        if (!link.startsWith("https://")) {
          String[] parts = link.split("#", 2);
          Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
          assertThat(to).as("%s in %s", link, page).isRegularFile();
          if (parts.length > 1) {
            assertThat(ANCHOR.matcher(Files.readString(to)).results().map(m -> m.group(1)))
                .as("%s in %s", link, page)
                .contains(parts[1]);
          }
        }
      }
    }
  }

  /** It can be opened from a disk, without a network and without a script. */
  @Test
  void asksNothingOfAnyServer() throws IOException {
    for (Path page : pages()) {
      assertThat(page)
          .content()
          .doesNotContain("<script", "<iframe", "src=\"http", "stylesheet\" href=\"http");
    }
  }
}
