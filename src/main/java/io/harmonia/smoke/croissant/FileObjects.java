package io.harmonia.smoke.croissant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.Spelling;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files that one description lists. */
final class FileObjects {
  private static final String CROISSANT = "mlcommons.org/";
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
  private static final List<String> PREFIXES = List.of("", "sc:", "cr:", "ml:", "schema:");

  /** The digests that Croissant has. */
  private static final List<String> OWN = List.of("sha256", "md5");

  /** The letters and digits of a field that may be a digest. */
  private static final Pattern DIGEST =
      Pattern.compile(
          "(?:sha|md|crc|xxh|xxhash|blake)[0-9]+[a-z0-9]*|.*(?:checksum|digest|hash)|etag");

  private static final Absence ELSEWHERE = new Absence(Absence.Rule.SKIPPED, Optional.empty());

  private final Place place;
  private final RepositoryView repository;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  FileObjects(Place place, RepositoryView repository) {
    this.place = place;
    this.repository = repository;
  }

  /**
   * What a document says.
   *
   * @throws MalformedTextException if it is no description of Croissant's
   */
  Statement of(JsonDocument document) throws MalformedTextException {
    if (!(document.root() instanceof ObjectNode root) || !isCroissant(root)) {
      throw new MalformedTextException(
          new Problem(
              Location.startOf(place.shownAs()),
              "is no Croissant description: expected a @context or conformsTo of mlcommons.org",
              "Leave it out with smoke.sources.exclude, or have Croissant describe the data."));
    }
    problems.addAll(document.problems());
    remarks.addAll(document.remarks());
    datasets(root).forEach(dataset -> dataset(document, dataset));
    return new Statement.Parts(claims, List.of(), List.copyOf(problems), List.copyOf(remarks));
  }

  private static boolean isCroissant(ObjectNode root) {
    return root.path("@context").toString().contains(CROISSANT)
        || field(root, "conformsTo")
            .map(root::path)
            .orElse(root.path("@context"))
            .toString()
            .contains(CROISSANT);
  }

  /** The dataset itself, or the nodes of a graph. */
  private static Stream<ObjectNode> datasets(ObjectNode root) {
    List<ObjectNode> all = new ArrayList<>(List.of(root));
    root.path("@graph")
        .forEach(
            node -> {
              if (node instanceof ObjectNode object) {
                all.add(object);
              }
            });
    return all.stream();
  }

  /** The name under which an object has a field: with or without a prefix of JSON-LD. */
  private static Optional<String> field(ObjectNode object, String name) {
    return PREFIXES.stream().map(prefix -> prefix + name).filter(object::hasNonNull).findFirst();
  }

  private void dataset(JsonDocument document, ObjectNode dataset) {
    Optional<String> field = field(dataset, "distribution");
    JsonNode files = field.map(dataset::path).orElse(dataset.path("distribution"));
    if (files instanceof ObjectNode one) {
      file(document, one);
    } else if (files instanceof ArrayNode many) {
      for (int i = 0; i < many.size(); i++) {
        if (many.path(i) instanceof ObjectNode one) {
          file(document, one);
        } else {
          problems.add(
              WrongType.problem(
                  document.at(many, i), "a part of the distribution", "an object", many.path(i)));
        }
      }
    } else if (field.isPresent()) {
      problems.add(
          WrongType.problem(
              document.at(dataset, field.get()), "the distribution", "an array", files));
    }
  }

  private static boolean isFile(ObjectNode object) {
    JsonNode type = object.path("@type");
    return Stream.concat(
            Stream.of(type), type instanceof ArrayNode all ? all.valueStream() : Stream.empty())
        .anyMatch(one -> one.asText().endsWith("FileObject"));
  }

  private void file(JsonDocument document, ObjectNode file) {
    if (!isFile(file)) {
      return;
    }
    Reading reading = new Reading(document, file);
    Optional<String> url = reading.text("contentUrl");
    Location at =
        field(file, "contentUrl").map(name -> document.at(file, name)).orElse(document.at(file));
    String name =
        url.or(() -> Optional.of(file.path("@id").asText()).filter(id -> !id.isBlank()))
            .or(() -> reading.text("name"))
            .orElse("a file without a name");
    boolean isInside = field(file, "containedIn").isPresent();
    boolean isElsewhere = isInside || url.isEmpty() || URL.matcher(url.get()).matches();
    ClaimedPath path = isElsewhere ? ClaimedPath.elsewhere(name) : path(name);
    ClaimedContent content = reading.content();
    claims.add(
        StatedClaim.of(path, at)
            .with(content)
            .absent(
                url.filter(it -> !isInside && URL.matcher(it).matches())
                    .map(it -> ELSEWHERE.from(new Located<>(it, at)))
                    .orElse(ELSEWHERE))
            .unrecordedIf(
                content.equals(ClaimedContent.ANY),
                reading.wasMeant
                    ? "what is recorded of it is no digest and no size"
                    : "no digest is recorded for it"));
  }

  /** A file whose own name looks encoded is meant by it; else it is a URL, and decoded. */
  private ClaimedPath path(String url) {
    ClaimedPath literal = ClaimedPath.of(url, place, repository.paths());
    String decoded = decoded(url);
    boolean isThere =
        literal
            .path()
            .filter(
                path ->
                    repository.exists(path)
                        || repository.tracked().filter(all -> all.contains(path)).isPresent())
            .isPresent();
    return decoded.equals(url) || isThere
        ? literal
        : ClaimedPath.of(decoded, place, repository.paths());
  }

  /** {@code a%20b} is {@code a b}; what is not encoded as UTF-8 stays as it is. */
  private static String decoded(String url) {
    try {
      String decoded = URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.indexOf('\uFFFD') < 0 ? decoded : url;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  /** Reads the fields of one file. */
  private final class Reading {
    private final JsonDocument document;
    private final ObjectNode file;
    private boolean wasMeant;

    Reading(JsonDocument document, ObjectNode file) {
      this.document = document;
      this.file = file;
    }

    /** A field's text; a number counts as one. */
    Optional<String> text(String name) {
      Optional<String> field = field(file, name);
      JsonNode value = field.map(file::path).orElse(file.path(name));
      if (field.isPresent() && value.isContainerNode()) {
        problems.add(WrongType.problem(at(name), name, "a text", value));
        return Optional.empty();
      }
      return field.map(it -> value.asText());
    }

    private Location at(String name) {
      return field(file, name).map(it -> document.at(file, it)).orElse(document.at(file));
    }

    ClaimedContent content() {
      ClaimedContent content = ClaimedContent.ANY;
      content = digest(content, "sha256", Algorithm.SHA_256);
      content = digest(content, "md5", Algorithm.MD5);
      for (String name : file.properties().stream().map(Map.Entry::getKey).toList()) {
        content = other(content, name);
      }
      return size(content);
    }

    /**
     * Digests that Croissant does not have; a field that only resembles one of its own is drift.
     */
    private ClaimedContent other(ClaimedContent content, String written) {
      String name = written.substring(written.lastIndexOf(':') + 1);
      if (OWN.contains(name) || file.path(written).isNull()) {
        return content;
      }
      Location at = document.at(file, written);
      Optional<Algorithm> algorithm = Algorithm.named(name);
      String letters = Spelling.lettersOf(name);
      Optional<String> meant =
          OWN.stream().filter(own -> letters.equals(own) || letters.equals(own + "sum")).findAny();
      boolean isMiscased = algorithm.isPresent() && !name.equals(name.toLowerCase(Locale.ROOT));
      if (meant.isPresent() || isMiscased) {
        wasMeant = true;
        problems.add(
            new Problem(
                at,
                "the field " + Printable.quoted(written) + " is misspelt, so nothing checks it",
                "Rename it to " + meant.orElse(name.toLowerCase(Locale.ROOT)) + "."));
        return content;
      }
      if (algorithm.isPresent() && PREFIXES.contains(prefix(written))) {
        return digest(content, name, algorithm.get());
      }
      return algorithm.isPresent() || DIGEST.matcher(letters).matches()
          ? content.uncomputable("its digest " + Printable.quoted(written) + " is not known", at)
          : content;
    }

    private static String prefix(String name) {
      return name.substring(0, name.lastIndexOf(':') + 1);
    }

    private ClaimedContent digest(ClaimedContent content, String name, Algorithm algorithm) {
      Optional<String> text = text(name);
      if (text.isEmpty()) {
        return content;
      }
      StatedDigest stated = StatedDigest.of(algorithm, text.get());
      if (stated.digest().isPresent()) {
        return content.digest(stated.digest().get(), at(name));
      }
      if (stated.isPlaceholder()) {
        remarks.add(
            at(name)
                + ": "
                + Printable.quoted(text.get())
                + " in the place of a "
                + algorithm.label()
                + " is a placeholder, so nothing is recorded by it");
        return content;
      }
      wasMeant = true;
      problems.add(
          new Problem(
              at(name),
              "expected "
                  + algorithm.hexDigits()
                  + " hexadecimal digits for "
                  + name
                  + ", actual "
                  + Printable.quoted(text.get()),
              "Write the " + algorithm.label() + " of the file" + tool(algorithm) + "."));
      return content;
    }

    private static String tool(Algorithm algorithm) {
      return switch (algorithm) {
        case MD5 -> ": what md5sum prints for it";
        case SHA_256 -> ": what sha256sum prints for it";
        default -> "";
      };
    }

    private ClaimedContent size(ClaimedContent content) {
      Optional<String> text = text("contentSize");
      if (text.isEmpty()) {
        return content;
      }
      Optional<StatedSize> size = StatedSize.parse(text.get());
      if (size.isEmpty() && StatedSize.isMeant(text.get())) {
        wasMeant = true;
        problems.add(
            new Problem(
                at("contentSize"),
                "expected a size, such as 4 B or 1.5 MB, actual " + Printable.quoted(text.get()),
                "Write the number of bytes."));
        return content;
      }
      if (size.isEmpty()) {
        remarks.add(
            at("contentSize")
                + ": "
                + Printable.quoted(text.get())
                + " is no size, so none is recorded");
        return content;
      }
      Location at = at("contentSize");
      return size.get()
          .exact()
          .map(bytes -> content.size(bytes, at))
          .orElseGet(() -> content.structure(size.get().about(at)));
    }
  }
}
