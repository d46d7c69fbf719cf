package io.harmonia.smoke.sums;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.Relation.Answer;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bytes and files a bag has, as its {@code bag-info.txt} says.
 *
 * <pre>{@code
 * Payload-Oxum: 131643.1
 * }</pre>
 */
record PayloadOxum(long bytes, long files, Location at) {
  static final String LABEL = "Payload-Oxum";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");
  private static final String REMEDY =
      "Make the bag anew, or restore the files of data and its manifests as they belong together.";

  static Optional<PayloadOxum> parse(String text, Location at) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PayloadOxum(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), at))
        : Optional.empty();
  }

  /** It fits the files that the manifests name, by their sizes where they are known. */
  Relation of(List<BagFile> payload, RepositoryView repository) {
    return new Relation(LABEL, at, () -> ask(payload, repository));
  }

  private Answer ask(List<BagFile> payload, RepositoryView repository) {
    if (payload.size() != files) {
      return wrong(
          Quantity.count(files, "file", "files"),
          Quantity.count(payload.size(), "file", "files") + " in its manifests");
    }
    long sum = 0;
    for (BagFile file : payload) {
      Optional<Long> size =
          file.place().flatMap(path -> size(path, repository)).or(file::statedSize);
      if (size.isEmpty()) {
        return Answer.untold(
            new Problem(
                at,
                LABEL
                    + " cannot be compared: "
                    + file.place().map(RelativePath::text).orElse("a file")
                    + " is not there, and fetch.txt does not state its size",
                "Bring the files of the bag before the suite."));
      }
      sum += size.get();
    }
    return sum == bytes
        ? Answer.HOLDS
        : wrong(Quantity.exactBytes(bytes), Quantity.exactBytes(sum));
  }

  private static Optional<Long> size(RelativePath path, RepositoryView repository) {
    return repository.look(path) instanceof Found.File file ? file.contentSize() : Optional.empty();
  }

  private Answer wrong(String expected, String actual) {
    return Answer.of(
        List.of(new Problem(at, LABEL + ": expected " + expected + ", actual " + actual, REMEDY)));
  }
}
