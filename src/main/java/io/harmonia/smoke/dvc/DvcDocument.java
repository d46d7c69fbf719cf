package io.harmonia.smoke.dvc;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The stages of a {@code .dvc} file or a {@code dvc.lock}, as they are written.
 *
 * <pre>{@code
 * outs:
 * - md5: 993ed7d20d5f775dc558eb129f5a6c20
 *   size: 6
 *   hash: md5
 *   path: words.txt
 * }</pre>
 */
final class DvcDocument {
  /** The schema of DVC, {@code dvc/schema.py} and {@code dvc/output.py}. */
  private static final Set<String> KNOWN =
      Set.of(
          "path",
          "md5",
          "etag",
          "checksum",
          "size",
          "nfiles",
          "isexec",
          "version_id",
          "hash",
          "files",
          "cloud",
          "cache",
          "persist",
          "remote",
          "push",
          "fs_config",
          "desc",
          "type",
          "labels",
          "meta",
          "metric",
          "plot",
          "repo",
          "db",
          "params",
          "dataset",
          "relpath");

  /** What a stage may have, {@code SINGLE_STAGE_SCHEMA}, of which DVC requires nothing. */
  private static final Set<String> OF_STAGES =
      Set.of(
          "md5",
          "cmd",
          "wdir",
          "deps",
          "outs",
          "params",
          "locked",
          "frozen",
          "meta",
          "always_changed",
          "desc");

  /** The letters and digits of a name that says something of a content. */
  private static final Pattern OF_A_CONTENT =
      Pattern.compile(
          "(?:md5|sha[0-9]|blake|crc|xxh|digest|checksum|hash|etag).*"
              + "|.*(?:md5|sha[0-9]+|digest|checksum|hash)"
              + "|(?:file|total)?(?:sizes?|sise|szie|siez)|(?:size)?(?:in)?bytes"
              + "|(?:n|num)files?|filecount");

  private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{32,}(?:\\.dir)?");

  private static final String FIX = "Write it as DVC does, or restore the file from git.";

  private final List<DvcStage> stages = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> unknown = new TreeSet<>();

  private DvcDocument() {}

  /**
   * Reads one.
   *
   * @param isLock whether it is a {@code dvc.lock}
   * @throws MalformedTextException if it is neither
   */
  static DvcDocument of(YamlNode root, boolean isLock) throws MalformedTextException {
    if (!(root instanceof YamlNode.Mapping)) {
      throw new MalformedTextException(
          new Problem(
              root.at(), "is " + root.what() + ", expected a mapping, as DVC writes it", FIX));
    }
    DvcDocument document = new DvcDocument();
    if (isLock) {
      document.lock(root);
    } else {
      document.stages.add(document.stage(Optional.empty(), root));
      document.outputs(root);
    }
    return document;
  }

  List<DvcStage> stages() {
    return stages;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Fields that mean nothing to DVC. */
  Set<String> unknown() {
    return unknown;
  }

  /** DVC 1 had the stages at the top. */
  private void lock(YamlNode root) {
    Optional<YamlNode> below = root.get("stages");
    boolean isOld = below.isEmpty() && !root.fields().containsKey("schema");
    YamlNode all = isOld ? root : below.orElse(root);
    if (!isOld && below.isEmpty()) {
      return;
    }
    if (!(all instanceof YamlNode.Mapping)) {
      wrong(all, "stages", "a mapping");
      return;
    }
    for (Map.Entry<String, YamlNode> each : all.fields().entrySet()) {
      if (each.getValue() instanceof YamlNode.Mapping) {
        stages.add(stage(Optional.of(each.getKey()), each.getValue()));
      } else {
        wrong(each.getValue(), "the stage " + Printable.quoted(each.getKey()), "a mapping");
      }
    }
  }

  private DvcStage stage(Optional<String> name, YamlNode node) {
    return new DvcStage(
        name,
        node.get("wdir").flatMap(YamlNode::text),
        isTrue(node.get("frozen").or(() -> node.get("locked"))),
        items(node, "outs"),
        items(node, "deps"));
  }

  /** Stages without outputs have a command or dependencies: DVC writes no other ones. */
  private void outputs(YamlNode root) {
    Set<String> other = new TreeSet<>(root.fields().keySet());
    other.removeAll(OF_STAGES);
    boolean isStage = root.get("cmd").isPresent() || root.get("deps").isPresent();
    if (!root.fields().containsKey("outs") && (!isStage || !other.isEmpty())) {
      problems.add(
          new Problem(
              root.at(),
              "expected outs, the list of outputs, actual "
                  + (other.isEmpty() ? "none" : "none beside " + Printable.some(other)),
              FIX));
    }
  }

  private static boolean isTrue(Optional<YamlNode> flag) {
    return flag.flatMap(YamlNode::text).filter("true"::equalsIgnoreCase).isPresent();
  }

  private static boolean isFalse(Optional<YamlNode> flag) {
    return flag.flatMap(YamlNode::text).filter("false"::equalsIgnoreCase).isPresent();
  }

  private List<DvcItem> items(YamlNode stage, String field) {
    Optional<YamlNode> list = stage.get(field);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!(list.get() instanceof YamlNode.Sequence)) {
      wrong(list.get(), field, "a list");
      return List.of();
    }
    List<DvcItem> items = new ArrayList<>(list.get().elements().size());
    for (YamlNode element : list.get().elements()) {
      item(element, "path", Optional.empty()).ifPresent(items::add);
    }
    return items;
  }

  /**
   * Reads an output or a dependency, or one file of it.
   *
   * @param hash the algorithm of the directory that it is a file of
   */
  private Optional<DvcItem> item(YamlNode node, String name, Optional<String> hash) {
    Optional<YamlNode> path = node.get(name);
    if (path.flatMap(YamlNode::text).isEmpty()) {
      if (node.get("db").isEmpty() && node.get("params").isEmpty()) { // which have no file
        problems.add(
            new Problem(
                path.map(YamlNode::at).orElse(node.at()),
                "expected a " + name + ", actual " + path.map(YamlNode::what).orElse("none"),
                FIX));
      }
      return Optional.empty();
    }
    String algorithm =
        hash.or(
                () ->
                    node.get("hash").flatMap(YamlNode::text).map(it -> it.toLowerCase(Locale.ROOT)))
            .orElse(DvcItem.Recorded.LEGACY);
    extra(node, algorithm);
    List<DvcItem> files = new ArrayList<>();
    for (YamlNode file : node.get("files").map(YamlNode::elements).orElse(List.of())) {
      item(file, "relpath", Optional.of(algorithm)).ifPresent(files::add);
    }
    return Optional.of(
        new DvcItem(
            new Located<>(path.get().text().orElseThrow(), path.get().at()),
            recorded(node, algorithm),
            files,
            !isFalse(node.get("cache")) && !isFalse(node.get("push")),
            node.get("repo").isPresent()));
  }

  /**
   * Fields that DVC does not know, which is drift where they seem to say something of a content.
   */
  private void extra(YamlNode node, String algorithm) {
    for (Map.Entry<String, YamlNode> field : node.fields().entrySet()) {
      String name = field.getKey();
      if (KNOWN.contains(name) || name.equals(algorithm)) {
        continue;
      }
      String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
      boolean isDigest =
          field.getValue().text().filter(text -> DIGEST.matcher(text).matches()).isPresent();
      if (isDigest || OF_A_CONTENT.matcher(letters).matches()) {
        problems.add(
            new Problem(
                field.getValue().at(),
                "has the field "
                    + Printable.quoted(name)
                    + ", which DVC does not know, so nothing checks it: expected md5, size or"
                    + " nfiles",
                "Rename it to what it means, or run “dvc commit”."));
      } else {
        unknown.add(name);
      }
    }
  }

  private DvcItem.Recorded recorded(YamlNode node, String algorithm) {
    boolean isLegacy = algorithm.equals(DvcItem.Recorded.LEGACY);
    return new DvcItem.Recorded(
        algorithm,
        node.get(isLegacy ? "md5" : algorithm)
            .or(() -> otherDigest(node, algorithm))
            .flatMap(
                value ->
                    value
                        .text()
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Located<>(text.toLowerCase(Locale.ROOT), value.at()))),
        number(node, "size"),
        number(node, "nfiles"));
  }

  /** A digest that cannot be of the algorithm that is stated; ETags and the like are of none. */
  private static Optional<YamlNode> otherDigest(YamlNode node, String algorithm) {
    Optional<YamlNode> md5 = node.get("md5").filter(other -> node.get("hash").isPresent());
    return Algorithm.named(algorithm).isPresent()
        ? md5
        : md5.or(() -> node.get("checksum")).or(() -> node.get("etag"));
  }

  private Optional<Located<Long>> number(YamlNode node, String field) {
    Optional<YamlNode> value = node.get(field);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Location at = value.get().at();
    try {
      long number = Long.parseLong(value.get().text().orElse(""));
      if (number >= 0) {
        return Optional.of(new Located<>(number, at));
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problems.add(
        new Problem(
            at,
            "expected a whole number for "
                + field
                + ", actual "
                + value.get().text().map(Printable::quoted).orElse(value.get().what()),
            FIX));
    return Optional.empty();
  }

  private void wrong(YamlNode node, String what, String expected) {
    problems.add(
        new Problem(
            node.at(), "expected " + expected + " for " + what + ", actual " + node.what(), FIX));
  }
}
