package io.harmonia.smoke.frictionless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
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
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the resources of one descriptor. */
final class DataPackage {
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
  private static final Pattern UPWARDS =
      Pattern.compile("(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?", Pattern.DOTALL);
  private static final Absence ELSEWHERE = new Absence(Absence.Rule.SKIPPED, Optional.empty());
  private static final RelativePath DATA = new RelativePath("data");

  private final Place place;
  private final RepositoryView repository;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private RelativePath folder;

  DataPackage(Place place, RepositoryView repository) {
    this.place = place;
    this.repository = repository;
    this.folder = place.folder().orElse(RelativePath.ROOT);
  }

  /**
   * What a descriptor says.
   *
   * @throws MalformedTextException if it is no descriptor of a Data Package or Data Resource
   */
  Statement of(JsonDocument document) throws MalformedTextException {
    if (!(document.root() instanceof ObjectNode root)
        || !(root.has("resources") || (place.asked() && root.hasNonNull("path")))) {
      throw new MalformedTextException(
          new Problem(
              Location.startOf(place.shownAs()),
              "is no Data Package: expected a list of resources",
              "Leave it out with smoke.sources.exclude, or list the package's resources."));
    }
    problems.addAll(document.problems());
    remarks.addAll(document.remarks());
    List<ObjectNode> resources = resources(document, root);
    findFolder(resources);
    resources.forEach(resource -> resource(document, resource));
    return new Statement.Parts(
        List.copyOf(claims), List.copyOf(relations), List.copyOf(problems), List.copyOf(remarks));
  }

  private List<ObjectNode> resources(JsonDocument document, ObjectNode root) {
    if (!root.has("resources")) {
      return List.of(root);
    }
    List<ObjectNode> all = new ArrayList<>();
    if (!(root.path("resources") instanceof ArrayNode list)) {
      problems.add(
          WrongType.problem(
              document.at(root, "resources"), "resources", "an array", root.path("resources")));
      return all;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.path(i) instanceof ObjectNode resource) {
        all.add(resource);
      } else if (list.path(i).isTextual()) {
        claims.add(
            StatedClaim.of(path(list.path(i).asText()), document.at(list, i))
                .absent(ELSEWHERE)
                .unrecorded("it describes a resource by itself, and is not read"));
      } else {
        problems.add(
            WrongType.problem(document.at(list, i), "a resource", "an object", list.path(i)));
      }
    }
    return all;
  }

  /** Some tools write paths that start from {@code data/}, where the files of a package lie. */
  private void findFolder(List<ObjectNode> resources) {
    RelativePath own = folder;
    RelativePath data = folder.resolve(DATA);
    if (!isAnyKnown(resources, own) && isAnyKnown(resources, data)) {
      folder = data;
      remarks.add(
          place.shownAs()
              + ": the paths are relative to "
              + Printable.of(data.text())
              + ", though the format has them relative to the descriptor; they were read so");
    }
  }

  private boolean isAnyKnown(List<ObjectNode> resources, RelativePath from) {
    return resources.stream()
        .flatMap(
            resource ->
                Stream.of("path", "extrapaths").flatMap(f -> texts(resource.path(f)).stream()))
        .filter(name -> !URL.matcher(name).matches() && !UPWARDS.matcher(name).matches())
        .flatMap(name -> ClaimedPath.of(name, List.of(from), repository.paths()).path().stream())
        .anyMatch(this::isKnown);
  }

  private boolean isKnown(RelativePath path) {
    return repository.exists(path)
        || repository.tracked().filter(all -> all.contains(path)).isPresent();
  }

  private static List<String> texts(JsonNode path) {
    List<String> texts = new ArrayList<>();
    if (path.isTextual()) {
      texts.add(path.asText());
    }
    if (path instanceof ArrayNode list) {
      list.forEach(
          one -> {
            if (one.isTextual()) {
              texts.add(one.asText());
            }
          });
    }
    return texts;
  }

  /** What a path means, which must not lead out of the descriptor's folder. */
  private ClaimedPath path(String name) {
    if (URL.matcher(name).matches()) {
      return ClaimedPath.elsewhere(name);
    }
    return UPWARDS.matcher(name).matches()
        ? ClaimedPath.refused(
            name,
            "leads out of the descriptor's folder, which the format forbids",
            "Move the descriptor to a folder above the file, and write the path from there.")
        : ClaimedPath.of(name, List.of(folder), repository.paths());
  }

  private void resource(JsonDocument document, ObjectNode resource) {
    StatedContent said = new StatedContent(document, resource, repository);
    ClaimedContent content = said.content();
    problems.addAll(said.problems());
    remarks.addAll(said.remarks());
    JsonNode path = resource.path("path");
    Location at = document.at(resource, resource.has("path") ? "path" : "url");
    String name = resource.path("name").asText("a resource without a name");
    boolean areMore = resource.path("extrapaths").size() > 0; // of frictionless-py 5
    if ((path instanceof ArrayNode list && list.size() != 1) || areMore) {
      list(document, resource, said);
    } else if (!texts(path).isEmpty()) {
      claims.add(claim(path(texts(path).get(0)), at, content, said.wasMeant()));
    } else if (!path.isMissingNode() && !path.isNull()) {
      problems.add(WrongType.problem(at, "path", "a text or an array of texts", path));
    } else if (resource.hasNonNull("url")) {
      claims.add(claim(path(resource.path("url").asText()), at, content, said.wasMeant()));
    } else if (resource.hasNonNull("data")) {
      claims.add(
          StatedClaim.of(ClaimedPath.elsewhere(name), document.at(resource, "data"))
              .unrecorded("its data stands in the descriptor itself, so there is no file"));
    } else {
      problems.add(
          new Problem(
              document.at(resource),
              "the resource " + Printable.quoted(name) + " has neither path nor data",
              "Write the path of its file."));
    }
  }

  private static StatedClaim claim(
      ClaimedPath path, Location at, ClaimedContent content, boolean wasMeant) {
    return StatedClaim.of(path, at)
        .with(content)
        .absent(ELSEWHERE)
        .unrecordedIf(
            content.equals(ClaimedContent.ANY),
            wasMeant
                ? "what is recorded of it is no digest and no size"
                : "no hash and no size is recorded for it");
  }

  /** Several files of one resource. */
  private void list(JsonDocument document, ObjectNode resource, StatedContent said) {
    Location at = document.at(resource, "path");
    List<ClaimedPath> paths = new ArrayList<>();
    List<Location> places = new ArrayList<>();
    for (String field : List.of("path", "extrapaths")) {
      JsonNode stated = resource.path(field);
      if (stated.isTextual()) {
        paths.add(path(stated.asText()));
        places.add(document.at(resource, field));
      }
      for (int i = 0; stated instanceof ArrayNode list && i < list.size(); i++) {
        if (list.path(i).isTextual()) {
          paths.add(path(list.path(i).asText()));
          places.add(document.at(list, i));
        } else {
          problems.add(WrongType.problem(document.at(list, i), "a path", "a text", list.path(i)));
        }
      }
    }
    if (paths.isEmpty()) {
      problems.add(new Problem(at, "the list of paths is empty", "Write the path of its file."));
    }
    ClaimedContent content = said.ofSeveral();
    boolean headed = resource.path("dialect").path("header").asBoolean(true);
    PartOfSeveral part =
        new PartOfSeveral(new Multipart(repository, at, List.copyOf(paths), content, headed));
    for (int i = 0; i < paths.size(); i++) {
      claims.add(
          claim(
              paths.get(i),
              places.get(i),
              content.isHeld() ? part.content() : ClaimedContent.ANY,
              said.wasMeant()));
    }
    if (content.isHeld() && !paths.isEmpty()) {
      relations.add(part.relation(resource.path("name").asText("a resource without a name")));
    }
  }
}
