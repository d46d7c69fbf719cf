package io.harmonia.smoke.sums;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one bag, of which {@code bagit.txt} is the place.
 *
 * <pre>{@code
 * BagIt-Version: 1.0
 * Tag-File-Character-Encoding: UTF-8
 * }</pre>
 */
final class BagReader {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
  private static final Pattern MANIFEST =
      Pattern.compile("(tag)?manifest-([A-Za-z0-9_-]{1,20})\\.txt");
  private static final Pattern LINE = Pattern.compile("([^ \\t]+)[ \\t]+\\*?(.+)");
  private static final Pattern FETCH =
      Pattern.compile("([^ \\t]+)[ \\t]+([0-9]{1,18}|-)[ \\t]+(.+)");
  private static final String ANEW = "Make the bag anew, or write the line as BagIt has it.";

  /** What git needs in a folder, and no payload. */
  private static final Set<String> OF_GIT = Set.of(".gitignore", ".gitattributes", ".gitkeep");

  private final RepositoryView repository;
  private final RelativePath folder;
  private final String bagit;
  private boolean isSinceOne;
  private Charset encoding = StandardCharsets.UTF_8;
  private final Map<String, BagFile> payload = new LinkedHashMap<>();
  private final Map<String, BagFile> tags = new LinkedHashMap<>();
  private final Set<String> manifests = new TreeSet<>();
  private final List<Relation> relations = new ArrayList<>();
  private final Crowd<String> remarks = new Crowd<>(more -> "and " + more + " more of the kind");
  private final Crowd<Problem> problems;

  private BagReader(Place place, RepositoryView repository) {
    this.repository = repository;
    this.folder = place.folder().orElse(RelativePath.ROOT);
    this.bagit = place.shownAs();
    this.problems =
        new Crowd<>(
            more ->
                new Problem(Location.startOf(bagit), "the bag has " + more + " more faults", ANEW));
  }

  static Statement read(Place place, RepositoryView repository, InputStream in)
      throws IOException, MalformedTextException {
    BagReader bag = new BagReader(place, repository);
    bag.readDeclaration(in);
    Optional<PayloadOxum> oxum = bag.readAll();
    bag.hold(oxum);
    List<Claim> claims = new ArrayList<>();
    bag.payload.values().forEach(file -> claims.add(file.claim(true)));
    bag.tags.values().forEach(file -> claims.add(file.claim(false)));
    return new Statement.Parts(
        List.copyOf(claims), List.copyOf(bag.relations), bag.problems.all(), bag.remarks.all());
  }

  private void readDeclaration(InputStream in) throws IOException, MalformedTextException {
    List<BagLine> lines = BagLine.all(in, StandardCharsets.UTF_8, bagit);
    boolean isOne =
        lines.size() >= 2
            && lines.get(0).isLabelled("BagIt-Version")
            && VERSION.matcher(lines.get(0).value()).matches()
            && lines.get(1).isLabelled("Tag-File-Character-Encoding");
    if (!isOne) {
      throw new MalformedTextException(
          new Problem(
              Location.startOf(bagit),
              "expected the lines “BagIt-Version: M.N” and “Tag-File-Character-Encoding: UTF-8”,"
                  + " actual something else",
              "Write the two lines, or rename the file if its folder is no bag."));
    }
    isSinceOne = !lines.get(0).value().startsWith("0.");
    String name = lines.get(1).value();
    try {
      encoding = Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("the encoding " + Printable.of(name) + " is unknown here", e);
    }
  }

  private Optional<PayloadOxum> readAll() {
    Optional<PayloadOxum> oxum = Optional.empty();
    for (RelativePath file : repository.files().tailSet(folder)) {
      boolean isBelow = file.isBelow(folder);
      if (isBelow && file.parent().equals(folder)) {
        Matcher manifest = MANIFEST.matcher(file.name());
        if (manifest.matches()) {
          readManifest(file, manifest.group(1) == null ? payload : tags, manifest.group(2));
        }
      }
    }
    if (repository.files().contains(below("fetch.txt"))) {
      lines(below("fetch.txt")).forEach(this::takeFetch);
    }
    if (repository.files().contains(below("bag-info.txt"))) {
      for (BagLine line : BagLine.unfolded(lines(below("bag-info.txt")))) {
        if (line.isLabelled(PayloadOxum.LABEL)) {
          oxum = PayloadOxum.parse(line.value(), line.at());
          if (oxum.isEmpty()) {
            problem(line, PayloadOxum.LABEL + ": expected BYTES.FILES");
          }
        }
      }
    }
    return oxum;
  }

  private RelativePath below(String name) {
    return folder.resolve(new RelativePath(name));
  }

  private void readManifest(RelativePath file, Map<String, BagFile> into, String named) {
    if (into == payload) {
      manifests.add(file.name());
    }
    Optional<Algorithm> algorithm = Algorithm.named(named);
    if (algorithm.isEmpty()) {
      remarks.add(
          file + ": its digests are of " + Printable.of(named) + ", which is not computed here");
    }
    for (BagLine line : lines(file)) {
      Matcher parts = LINE.matcher(line.text());
      if (!parts.matches()) {
        problem(line, "expected a digest, white space and a path");
        continue;
      }
      Optional<Digest> digest = algorithm.flatMap(one -> Digest.parse(one, parts.group(1)));
      if (algorithm.isPresent() && digest.isEmpty()) {
        problem(
            line,
            "expected a digest of "
                + algorithm.get().hexDigits()
                + " hexadecimal digits ("
                + algorithm.get().label()
                + ", as the file's name says)");
      }
      String name = BagLine.decoded(parts.group(2), isSinceOne);
      if (isPayload(name) != (into == payload)) {
        problem(line, "expected a path " + (into == payload ? "in" : "outside of") + " data/");
      }
      BagFile claimed =
          into.computeIfAbsent(plain(name), key -> new BagFile(path(name), line.at()));
      claimed.add(file.name(), digest, line.at());
      if (algorithm.isEmpty()) {
        claimed.addUncomputable(
            "its digest in " + file.name() + " is of an algorithm that is not computed here",
            line.at());
      }
    }
  }

  private ClaimedPath path(String name) {
    return ClaimedPath.of(name, List.of(folder), repository.paths());
  }

  private static String plain(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static boolean isPayload(String name) {
    return plain(name).startsWith("data/");
  }

  private void takeFetch(BagLine line) {
    Matcher parts = FETCH.matcher(line.text());
    if (!parts.matches()) {
      problem(line, "expected a URL, a size or “-”, and a path");
      return;
    }
    BagFile file = payload.get(plain(BagLine.decoded(parts.group(3), isSinceOne)));
    if (file == null) {
      problem(line, "expected a path that a payload manifest names");
      return;
    }
    file.fetchedFrom(
        parts.group(1),
        parts.group(2).equals("-")
            ? Optional.empty()
            : Optional.of(new Located<>(Long.parseLong(parts.group(2)), line.at())));
  }

  /** What must hold of the manifests as a whole. */
  private void hold(Optional<PayloadOxum> oxum) {
    if (manifests.isEmpty()) {
      problems.add(
          new Problem(
              Location.startOf(bagit),
              "expected a payload manifest, for example manifest-sha256.txt, beside it, actual none",
              ANEW));
    }
    for (String manifest : isSinceOne ? manifests : Set.<String>of()) {
      payload.forEach(
          (name, file) -> {
            if (!file.isIn(manifest)) {
              problems.add(
                  new Problem(
                      file.at(),
                      Printable.of(name) + " is in this manifest and not in " + manifest,
                      "Make the bag anew: since BagIt 1.0, each manifest names every file."));
            }
          });
    }
    RelativePath data = below("data");
    Set<RelativePath> named = new TreeSet<>();
    payload.values().forEach(file -> file.place().ifPresent(named::add));
    for (RelativePath file : repository.files().tailSet(data)) {
      if (file.isBelow(data) && !named.contains(file) && !OF_GIT.contains(file.name())) {
        problems.add(
            new Problem(
                Location.startOf(bagit),
                Printable.of(file.text()) + " is in the bag's data, and in no payload manifest",
                "Make the bag anew, or take the file out of data."));
      }
    }
    oxum.ifPresent(stated -> relations.add(stated.of(List.copyOf(payload.values()), repository)));
  }

  private void problem(BagLine line, String expected) {
    problems.add(
        new Problem(line.at(), expected + ", actual " + Printable.quoted(line.text()), ANEW));
  }

  /** The lines of a file of the bag; none, and a problem, where it cannot be read. */
  private List<BagLine> lines(RelativePath file) {
    ReadFile<List<BagLine>> read =
        repository.read(repository.at(file), in -> BagLine.all(in, encoding, file.text()));
    read.whyUnread(new Unread(file.text())).ifPresent(problems::add);
    return read.value().orElse(List.of());
  }

  /** Why one was not read. */
  private record Unread(String file) implements ReadFile.Why<Problem> {
    @Override
    public Problem unreadable(ReadFile.Unreadable<?> read) {
      return because("it cannot be read: " + read.reason());
    }

    @Override
    public Problem timedOut(Deadline deadline) {
      return because("it was not read within " + deadline);
    }

    @Override
    public Problem refused(Problem problem) {
      return problem;
    }

    @Override
    public Problem malformed(Problem problem) {
      return problem;
    }

    private Problem because(String why) {
      return new Problem(
          Location.startOf(file),
          "expected a part of the bag, actual nothing: " + why,
          "Make it readable, and run again.");
    }
  }
}
