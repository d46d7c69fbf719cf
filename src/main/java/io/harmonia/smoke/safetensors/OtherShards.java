package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shards of the same model that its index does not name: cut anew into another number of them, with
 * the old index left beside them.
 *
 * @param at where the index begins
 * @param named those that it names
 * @param others those that it does not
 * @param repository where they lie
 */
record OtherShards(
    Location at, List<Shard> named, List<RelativePath> others, RepositoryView repository) {
  private static final Pattern SHARD =
      Pattern.compile("(.*)-[0-9]{5}-of-[0-9]{5}(\\.[a-z]+)", Pattern.DOTALL);

  /** What must hold of them, if there are any. */
  static Optional<Relation> beside(Place place, List<Shard> named, RepositoryView repository) {
    Set<RelativePath> known = new HashSet<>();
    Set<String> models = new HashSet<>();
    for (Shard shard : named) {
      shard.path().ifPresent(known::add);
      shard.path().flatMap(OtherShards::model).ifPresent(models::add);
    }
    if (models.isEmpty()) {
      return Optional.empty();
    }
    List<RelativePath> others =
        models.stream()
            .sorted()
            .flatMap(model -> shardsOf(model, repository))
            .filter(file -> !known.contains(file))
            .toList();
    Location at = Location.startOf(place.shownAs());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Relation("shards", at, new OtherShards(at, named, others, repository)::ask));
  }

  private static Stream<RelativePath> shardsOf(String model, RepositoryView repository) {
    String start = model.substring(0, model.lastIndexOf('.')) + "-";
    return repository.files().tailSet(new RelativePath(start)).stream()
        .takeWhile(file -> file.text().startsWith(start))
        .filter(file -> model(file).filter(model::equals).isPresent());
  }

  /** The path of a shard without its number. */
  private static Optional<String> model(RelativePath path) {
    Matcher shard = SHARD.matcher(path.text());
    return shard.matches() ? Optional.of(shard.group(1) + shard.group(2)) : Optional.empty();
  }

  private Relation.Answer ask() {
    boolean isUsed =
        named.stream()
            .flatMap(shard -> shard.path().stream())
            .map(repository::look)
            .anyMatch(Found.File.class::isInstance);
    return isUsed
        ? Relation.Answer.HOLDS.remarking(
            List.of(at.file() + ": shards lie beside it that it does not name: " + some()))
        : Relation.Answer.of(
            List.of(
                new Problem(
                    at,
                    "expected "
                        + Printable.some(named.stream().map(Shard::name).toList())
                        + ", actual: none of them is there, and other shards of the model are: "
                        + some(),
                    "Restore the index that belongs to these shards, or save the model again.")));
  }

  private String some() {
    return Printable.some(others.stream().map(RelativePath::text).toList());
  }
}
