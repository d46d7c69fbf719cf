package io.harmonia.smoke.asking;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of what servers stated of files that were there: a file for each question, which says
 * what the question was. Errors, moves and absences are never kept. What cannot be read, or is of
 * another question, is as if it were not there.
 */
final class KeptAnswers {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LARGEST = 16_384;
  private static final String VERSION = "harmonia-smoke upstream 1";

  private final Path folder;
  private final Course.Depth depth;
  private final Clock clock;

  KeptAnswers(Path folder, Course.Depth depth, Clock clock) {
    this.folder = folder;
    this.depth = depth;
    this.clock = clock;
  }

  /** Of all that an answer depends on. It stands for a URL, whose query may be a secret. */
  private String key(Question question) {
    return Sha256.ofContent(all(question).getBytes(StandardCharsets.UTF_8)).hex();
  }

  private String all(Question question) {
    return depth
        + " "
        + question.url().text()
        + (question instanceof Question.LfsObject object
            ? " " + object.oid() + " " + object.size()
            : "");
  }

  private Path file(String key) {
    return folder.resolve(key);
  }

  /** What was answered in the last week. */
  Optional<Observed> of(Question question) {
    String key = key(question);
    try (InputStream in = Files.newInputStream(file(key))) {
      String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      boolean isWhole = lines.size() > 3 && lines.get(lines.size() - 1).equals("end");
      if (!isWhole || !lines.get(0).equals(VERSION) || !lines.get(1).equals(key)) {
        return Optional.empty();
      }
      Duration age = Duration.between(Instant.parse(lines.get(2)), clock.instant());
      return age.isNegative() || age.compareTo(LONGEST) > 0
          ? Optional.empty()
          : stated(lines.subList(3, lines.size() - 1));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Observed> stated(List<String> lines) {
    Set<Digest> digests = new HashSet<>();
    Set<Digest> hints = new HashSet<>();
    Optional<Long> size = Optional.empty();
    Optional<String> blob = Optional.empty();
    boolean page = false;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "digest" -> digests.add(digest(words));
        case "hint" -> hints.add(digest(words));
        case "size" -> size = Optional.of(Long.parseLong(words[1]));
        case "blob" -> blob = Optional.of(words[1]);
        case "page" -> page = true;
        default -> throw new IllegalArgumentException(words[0]);
      }
    }
    Stated stated = new Stated(Set.copyOf(digests), Set.copyOf(hints), size, blob, page);
    return Optional.of(new Observed(Standing.THERE, stated, Optional.empty(), ""));
  }

  private static Digest digest(String[] words) {
    return Digest.parse(Algorithm.valueOf(words[1]), words[2])
        .orElseThrow(() -> new IllegalArgumentException(words[2]));
  }

  /** Keeps what is there, as far as it can be. */
  void keep(Question question, Observed came) {
    boolean isPlain = came.movedTo().isEmpty() && came.why().isEmpty();
    if (came.standing() != Standing.THERE || !isPlain) {
      return;
    }
    String key = key(question);
    List<String> lines = new ArrayList<>(List.of(VERSION, key, clock.instant().toString()));
    Stated stated = came.stated();
    stated.digests().forEach(it -> lines.add("digest " + it.algorithm().name() + " " + it.hex()));
    stated.hints().forEach(it -> lines.add("hint " + it.algorithm().name() + " " + it.hex()));
    stated.size().ifPresent(it -> lines.add("size " + it));
    stated.blob().ifPresent(it -> lines.add("blob " + it));
    if (stated.page()) {
      lines.add("page");
    }
    lines.add("end");
    try {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, "answer", ".new");
      Files.writeString(made, String.join("\n", lines) + "\n");
      Files.move(made, file(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // it is asked again the next time
    }
  }
}
