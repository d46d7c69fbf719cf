package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that one can read: short, and every link leads somewhere. */
class DocumentsTest {
  private static final int LONGEST_README = 9_000;
  private static final int LONGEST_PAGE = 12_000;
  private static final int LARGEST_PICTURE = 150_000;

  static List<Path> pages() {
    return Documents.pages();
  }

  static List<Path> all() {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isShort(Path page) {
    assertThat(page.toFile().length())
        .isLessThanOrEqualTo(page.equals(Documents.README) ? LONGEST_README : LONGEST_PAGE);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasOneTitleAndNoHtml(Path page) throws IOException {
    Markdown read = Markdown.of(page);

    assertThat(read.headings().keySet()).filteredOn(h -> h.getLevel() == 1).hasSize(1);
    assertThat(read.html()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void linksToFilesAndHeadingsThatAreThere(Path page) throws IOException {
    for (String link : Markdown.of(page).links()) {
      if (!link.matches("https?://.*")) {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertThat(to).as("%s in %s", link, page).exists();
        if (parts.length > 1) {
          assertThat(Markdown.of(to).headings().values())
              .as("%s in %s", link, page)
              .contains(parts[1]);
        }
      }
    }
  }

  /** Whoever adds a page adds a line to docs/README.md. */
  @Test
  void everyPageIsReachedFromTheFirst() throws IOException {
    Set<Path> reached = new TreeSet<>();
    Deque<Path> next = new ArrayDeque<>(List.of(Documents.README));
    while (!next.isEmpty()) {
      Path page = next.pop();
      if (reached.add(page)) {
        for (String link : Markdown.of(page).links()) {
          Path to = page.resolveSibling(link.split("#", 2)[0]).normalize();
          if (Documents.pages().contains(to)) {
            next.add(to);
          }
        }
      }
    }

    assertThat(Documents.pages()).allSatisfy(page -> assertThat(reached).contains(page));
  }

  @Test
  void picturesAreSmall() throws IOException {
    try (var files = Files.walk(Path.of("docs"))) {
      assertThat(files.filter(file -> file.toString().matches(".*\\.(png|svg)")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.toFile().length()).isLessThan(LARGEST_PICTURE));
    }
  }
}
