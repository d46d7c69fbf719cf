package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What documents held before remedies were done, and hold still: each recorded line and each entry
 * that no finding named.
 */
final class Kept {
  private final SortedMap<String, String> before;
  private final Set<String> named = new HashSet<>();
  private final List<String> messages = new ArrayList<>();

  /**
   * Remembers it.
   *
   * @param before the content of each file, by its path
   */
  Kept(SortedMap<String, String> before) {
    this.before = before;
  }

  /** A finding is at this line and says this: what it is about may change. */
  void found(String file, int line, String message) {
    named.add(file + ":" + line);
    messages.add(message);
  }

  /**
   * Verifies that nothing else is gone.
   *
   * @param of whose remedies were done
   * @param after the content of each file, by its path
   * @param restored the files that were brought back as a whole
   */
  void verify(String of, Map<String, String> after, Set<String> restored) {
    before.forEach(
        (path, content) -> {
          String now = after.getOrDefault(path, "");
          if (restored.contains(path) || content.equals(now)) {
            return;
          }
          if (path.endsWith(".json")) {
            verifyEntries(of, path, content, now);
          } else if (path.endsWith(".sha256") || path.endsWith("SHA256SUMS")) {
            verifyLines(of, path, content, now);
          }
        });
  }

  private void verifyLines(String of, String path, String content, String now) {
    List<String> lines = content.lines().toList();
    Set<String> kept = new HashSet<>(now.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !isNamed(path, i + 1, i + 1, nameOf(line))) {
        assertThat(kept).as("%s: what %s records", of, path).contains(line);
      }
    }
  }

  private static Optional<String> nameOf(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(line.substring(space).strip());
  }

  private void verifyEntries(String of, String path, String content, String now) {
    Optional<List<JsonEdit.Element>> entries = JsonEdit.elements(content);
    if (entries.isEmpty()) {
      return;
    }
    List<JsonEdit.Element> kept = JsonEdit.elements(now).orElseThrow();
    for (JsonEdit.Element entry : entries.orElseThrow()) {
      if (!isNamed(path, entry.firstLine(), entry.lastLine(), entry.label())) {
        assertThat(kept.stream().flatMap(other -> Stream.of(other.content())))
            .as("%s: the entries of %s", of, path)
            .contains(entry.content());
      }
    }
  }

  private boolean isNamed(String path, int first, int last, Optional<String> name) {
    for (int line = first; line <= last; line++) {
      if (named.contains(path + ":" + line)) {
        return true;
      }
    }
    return name.isPresent()
        && messages.stream().anyMatch(message -> message.contains(name.orElseThrow()));
  }
}
