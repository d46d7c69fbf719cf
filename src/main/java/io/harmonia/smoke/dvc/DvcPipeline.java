package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.yaml.YamlNode;
import io.harmonia.smoke.yaml.YamlReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code dvc.yaml} says beside a {@code dvc.lock}: where stages work, and which outputs DVC
 * does not keep.
 *
 * @param shownAs how messages call it
 * @param stages its stages by their names, if it could be read
 * @param problem why it could not
 */
record DvcPipeline(String shownAs, Optional<YamlNode> stages, Optional<Problem> problem) {
  /** Reads the one beside a {@code dvc.lock}; that there is none means nothing. */
  static DvcPipeline beside(Place lock, RepositoryView repository) {
    RelativePath folder = lock.folder().orElse(RelativePath.ROOT);
    Place place = repository.at(folder.resolve(new RelativePath("dvc.yaml")));
    ReadFile<YamlNode> read =
        repository.read(place, in -> YamlReader.read(in, place.shownAs(), repository.limits()));
    Optional<Problem> problem =
        read.isMissing() || read.value().isPresent()
            ? Optional.empty()
            : Optional.of(
                new Problem(
                    Location.startOf(place.shownAs()),
                    "cannot be read, so nobody knows where the stages of "
                        + lock.shownAs()
                        + " work"
                        + whyNot(read),
                    "Correct it, or restore it from git."));
    return new DvcPipeline(
        place.shownAs(), read.value().flatMap(root -> root.get("stages")), problem);
  }

  private static String whyNot(ReadFile<YamlNode> read) {
    return read instanceof ReadFile.Malformed<YamlNode> malformed
        ? ": it " + malformed.problem().message() + " (" + malformed.problem().at() + ")"
        : "";
  }

  /** The working directory of a stage, if one is stated. */
  Optional<String> folderOf(String stage) {
    return definition(stage).flatMap(node -> node.get("wdir")).flatMap(YamlNode::text);
  }

  boolean isFrozen(String stage) {
    return definition(stage)
        .flatMap(node -> node.get("frozen"))
        .flatMap(YamlNode::text)
        .filter("true"::equalsIgnoreCase)
        .isPresent();
  }

  /** The outputs of a stage that no remote has. */
  Set<String> unkept(String stage) {
    Set<String> unkept = new HashSet<>();
    Stream.of("outs", "metrics", "plots")
        .flatMap(list -> definition(stage).flatMap(node -> node.get(list)).stream())
        .flatMap(list -> list.elements().stream())
        .flatMap(out -> out.fields().entrySet().stream())
        .filter(out -> isFalse(out.getValue(), "cache") || isFalse(out.getValue(), "push"))
        .forEach(out -> unkept.add(out.getKey()));
    return unkept;
  }

  private static boolean isFalse(YamlNode out, String flag) {
    return out.get(flag).flatMap(YamlNode::text).filter("false"::equalsIgnoreCase).isPresent();
  }

  /** Of {@code build@cpu} that is the {@code do} of {@code build}, or {@code build} itself. */
  private Optional<YamlNode> definition(String stage) {
    Optional<YamlNode> own = stages.flatMap(all -> all.get(stage));
    int at = stage.indexOf('@');
    return own.isPresent() || at < 0
        ? own
        : stages
            .flatMap(all -> all.get(stage.substring(0, at)))
            .map(group -> group.get("do").orElse(group));
  }
}
