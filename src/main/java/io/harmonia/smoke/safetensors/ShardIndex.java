package io.harmonia.smoke.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.Spelling;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An index, read: which tensor is in which shard, and how many bytes they are. */
final class ShardIndex {
  private static final String MAP = "weight_map";
  private static final String METADATA = "metadata";
  private static final String TOTAL = "total_size";
  private static final int MOST_PROBLEMS = 100;

  private final Place place;
  private final Map<String, Located<String>> shardOf = new LinkedHashMap<>();
  private final Map<String, Location> shards = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<Located<BigDecimal>> total = Optional.empty();

  private ShardIndex(Place place) {
    this.place = place;
  }

  /**
   * Reads one.
   *
   * @throws MalformedTextException if it has no map of tensors
   */
  static ShardIndex of(JsonDocument document, Place place) throws MalformedTextException {
    if (!(document.root() instanceof ObjectNode root)) {
      throw new MalformedTextException(
          WrongType.problem(
              document.at(document.root()),
              "the index",
              "an object: {\"metadata\": {…}, \"weight_map\": {…}}",
              document.root()));
    }
    if (!(root.path(MAP) instanceof ObjectNode map)) {
      throw new MalformedTextException(
          root.has(MAP)
              ? WrongType.problem(
                  document.at(root, MAP), MAP, "an object: {\"TENSOR\": \"SHARD\"}", root.path(MAP))
              : new Problem(
                  document.at(root),
                  "expected a weight_map, which says where each tensor is, actual: there is none",
                  "Save the model again, or restore the file from git."));
    }
    ShardIndex index = new ShardIndex(place);
    index.problems.addAll(document.problems());
    index.remarks.addAll(document.remarks());
    document.fields(map).forEach(index::add);
    index.readTotal(document, root);
    index.misspelt(document, root, METADATA);
    if (root.path(METADATA) instanceof ObjectNode metadata) {
      index.misspelt(document, metadata, TOTAL);
    }
    if (map.isEmpty() && index.total.filter(is -> is.value().signum() > 0).isPresent()) {
      index.problems.add(
          new Problem(
              document.at(root, MAP),
              "expected the tensors, whose " + TOTAL + " is more than 0, actual none",
              "Save the model again, or restore the file from git."));
    }
    return index;
  }

  private void add(JsonPlaces.Field tensor) {
    if (tensor.value().isTextual()) {
      String shard = tensor.value().asText();
      shards.putIfAbsent(shard, tensor.at());
      shardOf.put(tensor.name(), new Located<>(shard, tensor.at()));
    } else if (problems.size() < MOST_PROBLEMS) {
      problems.add(
          WrongType.problem(
              tensor.at(),
              "the shard of " + Printable.quoted(tensor.name()),
              "the name of a file",
              tensor.value()));
    }
  }

  private void readTotal(JsonDocument document, ObjectNode root) {
    JsonNode stated = root.path(METADATA).path(TOTAL);
    if (stated.isMissingNode()
        || stated.isNull()
        || !(root.path(METADATA) instanceof ObjectNode metadata)) {
      return; // some tools write none
    }
    Location at = document.at(metadata, TOTAL);
    if (stated.isNumber()) {
      total = Optional.of(new Located<>(stated.decimalValue(), at));
    } else {
      problems.add(WrongType.problem(at, TOTAL, "a number, the sum of the tensors' bytes", stated));
    }
  }

  /** Remarks on fields that seem to be meant for one that is read. */
  private void misspelt(JsonDocument document, ObjectNode object, String meant) {
    String letters = Spelling.lettersOf(meant);
    document.fields(object).stream()
        .filter(field -> !field.name().equals(meant))
        .filter(
            field -> {
              String other = Spelling.lettersOf(field.name());
              return other.equals(letters) || Spelling.isOneLetterOff(letters, other);
            })
        .forEach(
            field ->
                remarks.add(
                    field.at()
                        + ": nothing checks "
                        + Printable.quoted(field.name())
                        + "; what is checked is "
                        + Printable.quoted(meant)));
  }

  /** What it claims of shards, and what must hold between them. */
  Statement statement(RepositoryView repository) {
    List<Shard> all = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (Map.Entry<String, Location> shard : shards.entrySet()) {
      ClaimedPath path = ClaimedPath.of(shard.getKey(), place, repository.paths());
      claims.add(
          StatedClaim.of(path, shard.getValue())
              .with(content(path, shard.getValue(), repository))
              .absent(Absence.DRIFT_AMONG_OTHERS));
      all.add(new Shard(shard.getKey(), path.path()));
    }
    List<Relation> relations = new ArrayList<>();
    boolean havePickles = all.stream().anyMatch(shard -> !shard.isSafetensors());
    if (havePickles) {
      remarks.add(
          place.shownAs()
              + ": the shards are pickles, which are never opened: nobody tells which tensors are in"
              + " them"
              + total.map(is -> ", nor whether their " + TOTAL + " is right").orElse(""));
    } else if (!all.isEmpty()) {
      ShardHeaders headers = new ShardHeaders(all, repository);
      Location at = Location.startOf(place.shownAs());
      relations.add(new Relation("tensors", at, new TensorPlaces(headers, shardOf, at)::ask));
      total.ifPresent(
          is ->
              relations.add(
                  new Relation(TOTAL, is.at(), new TotalSize(headers, shardOf, is)::ask)));
    }
    OtherShards.beside(place, all, repository).ifPresent(relations::add);
    return new Statement.Parts(
        List.copyOf(claims), List.copyOf(relations), List.copyOf(problems), List.copyOf(remarks));
  }

  /** A shard whose header no check of its own reads, since git does not track it. */
  private static ClaimedContent content(
      ClaimedPath claimed, Location at, RepositoryView repository) {
    Optional<RelativePath> path =
        claimed
            .path()
            .filter(is -> is.text().endsWith(SafetensorsSource.ENDING))
            .filter(is -> !repository.files().contains(is));
    return path.map(is -> SafetensorsSource.structures(is, repository, at))
        .orElse(ClaimedContent.ANY);
  }
}
