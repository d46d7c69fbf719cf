package io.harmonia.smoke.modelsigning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a signature's in-toto statement says of a model's files. */
final class SignedStatement {
  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String SIGNATURE = "https://model_signing/signature/v1.0";

  /** Of version 0.2, where each file is a subject. */
  private static final String DIGESTS = "https://model_signing/Digests/v0.1";

  private final Place place;
  private final RepositoryView repository;
  private final Location at;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private List<Problem> problems = new ArrayList<>();

  /**
   * @param at where the payload stands
   */
  SignedStatement(Place place, RepositoryView repository, Location at) {
    this.place = place;
    this.repository = repository;
    this.at = at;
  }

  /**
   * What it says.
   *
   * @param known the problems that are known already
   * @throws MalformedTextException if it is no such statement
   */
  Statement of(JsonNode root, List<Problem> known, List<String> more)
      throws MalformedTextException {
    problems = new ArrayList<>(known);
    if (!(root instanceof ObjectNode said) || !said.path("_type").asText().equals(TYPE)) {
      throw Bundle.malformed(at, "expected a statement of type " + TYPE + ", actual another");
    }
    String predicate = said.path("predicateType").asText();
    if (predicate.equals(SIGNATURE)) {
      signature(said);
    } else if (predicate.equals(DIGESTS)) {
      digests(said);
    } else {
      relations.add(
          untold("predicateType", "its statement is one of " + Printable.quoted(predicate)));
    }
    List<String> remarks = new ArrayList<>(more);
    remarks.add(
        at
            + ": nothing checks the signature itself: where digests match, that tells what was"
            + " signed, and not by whom (“model_signing verify” does)");
    return new Statement.Parts(
        List.copyOf(claims), List.copyOf(relations), List.copyOf(problems), remarks);
  }

  private Relation untold(String name, String why) {
    return new Relation(
        name,
        at,
        () -> {
          throw new UntoldException(
              why + ", which is not known here", "Use a newer Harmonia Smoke.");
        });
  }

  private void signature(ObjectNode said) {
    JsonNode subjects = said.path("subject");
    JsonNode predicate = said.path("predicate");
    JsonNode serialization = predicate.path("serialization");
    String method = serialization.path("method").asText();
    List<Resource> resources = resources(predicate.path("resources"));
    if (subjects.size() != 1) {
      problem("expected one subject, actual " + subjects.size());
    }
    JsonNode subject = subjects.path(0);
    digestsOf(subject, "of the subject");
    serialization(serialization, resources);
    relations.add(
        new SubjectDigest(at, subject.path("digest").path("sha256").asText(), resources)
            .relation());
    if (!method.equals("files") && !method.equals("shards")) {
      relations.add(
          untold("serialization", "its files are serialized as " + Printable.quoted(method)));
      return;
    }
    String model = subject.path("name").asText();
    boolean isFile = resources.size() == 1 && resources.get(0).path().equals(".");
    if (isFile) {
      claim(Resource.named(model, resources.get(0)), folder());
      return;
    }
    RelativePath folder = modelFolder(resources, model);
    Map<String, List<Resource>> files = new LinkedHashMap<>();
    resources.forEach(
        one -> files.computeIfAbsent(one.path(), first -> new ArrayList<>()).add(one));
    files.forEach(
        (path, parts) -> {
          if (method.equals("shards") && parts.get(0).shard().isPresent()) {
            shards(path, parts, folder, serialization.path("shard_size"));
          } else {
            if (parts.size() > 1) {
              problem(Printable.of(path) + " is listed " + parts.size() + " times, expected once");
            }
            parts.forEach(one -> claim(one, folder));
          }
        });
    unlisted(folder, IgnoredPaths.of(serialization), method.equals("shards"));
    if (serialization.path("allow_symlinks").isBoolean()
        && !serialization.path("allow_symlinks").asBoolean()) {
      relations.add(new Relation("symbolic links", at, this::noLinks));
    }
  }

  /** model_signing refuses a model with links unless it was told otherwise. */
  private Relation.Answer noLinks() {
    List<RelativePath> links =
        claims.stream()
            .flatMap(claim -> claim.path().path().stream())
            .filter(path -> repository.linkAt(path).isPresent())
            .toList();
    return links.isEmpty()
        ? Relation.Answer.HOLDS
        : Relation.Answer.of(
            List.of(
                Bundle.malformed(
                        at,
                        "allow_symlinks is false: expected no symbolic link, actual: "
                            + Printable.some(links))
                    .problem()));
  }

  /** Digests beside the SHA-256, of which nobody here knows what they are of. */
  private void digestsOf(JsonNode subject, String whose) {
    subject
        .path("digest")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("sha256")) {
                relations.add(
                    untold(
                        "other digest " + whose,
                        "a digest " + whose + " is a " + Printable.quoted(name)));
              }
            });
  }

  /** How the files were hashed must be how they say that they were. */
  private void serialization(JsonNode said, List<Resource> resources) {
    JsonNode ignored = said.path("ignore_paths");
    boolean areTexts = ignored.isArray();
    for (JsonNode path : ignored) {
      areTexts &= path.isTextual();
    }
    if (!ignored.isMissingNode() && !areTexts) {
      problem("ignore_paths is " + WrongType.describe(ignored) + ", expected an array of texts");
    }
    IgnoredPaths.stated(said)
        .ifPresent(
            one ->
                resources.stream()
                    .filter(resource -> one.have(resource.path()))
                    .findFirst()
                    .ifPresent(
                        resource ->
                            problem(
                                "expected no file that ignore_paths names, actual: "
                                    + Printable.of(resource.path()))));
    JsonNode type = said.path("hash_type");
    if (!type.isMissingNode()) {
      Optional<Algorithm> known =
          Algorithm.named(type.asText().replaceFirst("^blake2$", "blake2b"));
      if (known.isEmpty()) {
        relations.add(
            untold("hash_type", "its files were hashed as " + Printable.quoted(type.asText())));
        return;
      }
      resources.stream()
          .filter(
              one ->
                  Algorithm.named(one.plainAlgorithm())
                      .filter(algorithm -> algorithm != known.get())
                      .isPresent())
          .findFirst()
          .ifPresent(
              one ->
                  problem(
                      "expected digests of hash_type "
                          + Printable.quoted(type.asText())
                          + ", actual "
                          + Printable.quoted(one.algorithm())));
    }
  }

  private void digests(ObjectNode said) {
    List<Resource> resources = new ArrayList<>();
    for (JsonNode subject : said.path("subject")) {
      digestsOf(subject, "of " + Printable.of(subject.path("name").asText()));
      JsonNode actual = subject.path("annotations").path("actual_hash_algorithm");
      resources.add(
          new Resource(
              subject.path("name").asText(),
              Optional.empty(),
              actual.asText("file-sha256").replaceFirst("^file-", ""),
              subject.path("digest").path("sha256").asText()));
    }
    RelativePath folder = modelFolder(resources, "");
    resources.forEach(one -> claim(one, folder));
    unlisted(folder, Optional.empty(), false);
  }

  private List<Resource> resources(JsonNode list) {
    List<Resource> all = new ArrayList<>();
    if (!list.isArray()) {
      problem("resources is " + WrongType.describe(list) + ", expected an array");
    }
    for (JsonNode one : list) {
      if (one.path("name").isTextual()
          && one.path("algorithm").isTextual()
          && one.path("digest").isTextual()) {
        all.add(
            Resource.of(
                one.path("name").asText(),
                one.path("algorithm").asText(),
                one.path("digest").asText()));
      } else {
        problem(
            "expected a name, an algorithm and a digest of each resource, actual "
                + Printable.of(one.toString()));
      }
    }
    return all;
  }

  private void problem(String message) {
    problems.add(Bundle.malformed(at, message).problem());
  }

  private RelativePath folder() {
    return place.folder().orElse(RelativePath.ROOT);
  }

  /** The signature lies in the model's folder, or beside a folder of the model's name. */
  private RelativePath modelFolder(List<Resource> resources, String model) {
    RelativePath own = folder();
    Optional<RelativePath> beside = ClaimedPath.of(model, List.of(own), repository.paths()).path();
    return beside.isPresent() && known(resources, beside.get()) > known(resources, own)
        ? beside.get()
        : own;
  }

  /** How many of the files lie there, or are tracked by git there. */
  private long known(List<Resource> resources, RelativePath from) {
    return resources.stream()
        .flatMap(
            one -> ClaimedPath.of(one.path(), List.of(from), repository.paths()).path().stream())
        .filter(
            path ->
                repository.exists(path)
                    || repository.tracked().filter(all -> all.contains(path)).isPresent())
        .count();
  }

  private void claim(Resource one, RelativePath folder) {
    claims.add(claim(one.path(), folder, content(one)));
  }

  private StatedClaim claim(String path, RelativePath folder, ClaimedContent content) {
    return StatedClaim.of(ClaimedPath.of(path, List.of(folder), repository.paths()), at)
        .with(content)
        .absent(Absence.DRIFT_AMONG_OTHERS)
        .unrecordedIf(content.equals(ClaimedContent.ANY), "its digest has not the form of one");
  }

  private ClaimedContent content(Resource one) {
    Optional<Algorithm> algorithm = Algorithm.named(one.plainAlgorithm());
    if (algorithm.isEmpty()) {
      return ClaimedContent.ANY.uncomputable(
          "the algorithm of its digest is not known: " + Printable.quoted(one.algorithm()), at);
    }
    Optional<Digest> digest = Digest.parse(algorithm.get(), one.digest());
    if (digest.isEmpty()) {
      problem(
          Printable.of(one.path())
              + ": expected "
              + algorithm.get().hexDigits()
              + " hexadecimal digits, actual "
              + Printable.quoted(one.digest()));
      return ClaimedContent.ANY;
    }
    return ClaimedContent.of(digest.get(), at);
  }

  /** The shards of one file. */
  private void shards(String path, List<Resource> parts, RelativePath folder, JsonNode size) {
    Shards shards = new Shards(repository, at, parts);
    if (!size.canConvertToLong() || !size.isIntegralNumber() || size.longValue() < 1) {
      problem("shard_size is " + WrongType.describe(size) + ", expected a number above 0");
      return;
    }
    parts.stream()
        .filter(part -> part.shardSize().filter(own -> own != size.longValue()).isPresent())
        .findFirst()
        .ifPresent(
            part ->
                problem(
                    "expected an algorithm of shards of "
                        + size
                        + " bytes, actual "
                        + Printable.quoted(part.algorithm())));
    shards.gap(size.longValue()).ifPresent(gap -> problem(Printable.of(path) + ": " + gap));
    claims.add(claim(path, folder, shards.content(this::content)));
  }

  private void unlisted(RelativePath folder, Optional<IgnoredPaths> ignored, boolean shards) {
    Set<RelativePath> listed = new HashSet<>();
    claims.forEach(claim -> listed.addAll(claim.path().places()));
    place.path().ifPresent(listed::add);
    relations.add(new UnlistedFiles(repository, at, folder, listed, ignored).relation(shards));
  }
}
