package io.harmonia.smoke.onnxhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.PathBase;
import io.harmonia.smoke.json.Spelling;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes claims of a manifest's models. What is wrong with one leaves the others as they are. */
final class HubManifest {
  private static final String METADATA = "metadata";

  /** The fields that a check reads, by which object has them. */
  private static final Set<String> OF_MODELS = Set.of("model_path", METADATA);

  private static final Set<String> OF_METADATA =
      Set.of(
          "model_sha",
          "model_bytes",
          "model_with_data_path",
          "model_with_data_sha",
          "model_with_data_bytes");

  /** The letters and digits of a field that says something of a content, and is none of these. */
  private static final Pattern LOOKALIKE =
      Pattern.compile(
          "meta|(?:model|modelwithdata)?"
              + "(?:sha[0-9]*(?:sum)?|md5(?:sum)?|hash|digest|checksum|bytes|size|sizebytes)");

  private static final Field<String> MODEL = Field.text("model");

  private final JsonDocument document;
  private final Place place;
  private final PathRules paths;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private long nothingSaid;

  private HubManifest(JsonDocument document, Place place, PathRules paths) {
    this.document = document;
    this.place = place;
    this.paths = paths;
    problems.addAll(document.problems());
    remarks.addAll(document.remarks());
  }

  /**
   * What a manifest says.
   *
   * @throws MalformedTextException if it is no array
   */
  static Statement of(JsonDocument document, Place place, PathRules paths)
      throws MalformedTextException {
    if (!(document.root() instanceof ArrayNode models)) {
      throw new MalformedTextException(
          WrongType.problem(
              document.at(document.root()),
              "the manifest",
              "an array of models: [{\"model\": …, \"model_path\": …, \"metadata\": {…}}]",
              document.root()));
    }
    HubManifest manifest = new HubManifest(document, place, paths);
    for (int i = 0; i < models.size(); i++) {
      manifest.addModel(models.get(i), document.at(models, i));
    }
    return new Statement.Parts(
        List.copyOf(manifest.claims),
        List.of(),
        List.copyOf(manifest.problems),
        manifest.remarks());
  }

  private List<String> remarks() {
    if (nothingSaid > 1) {
      remarks.add("so it is with " + Quantity.count(nothingSaid - 1, "other file", "other files"));
    }
    return List.copyOf(remarks);
  }

  /** The three fields that speak of one file of a model. */
  private record FileFields(Field<String> path, String sha, String bytes) {
    static final FileFields MODEL =
        new FileFields(Field.text("model_path"), "model_sha", "model_bytes");
    static final FileFields WITH_DATA =
        new FileFields(
            Field.text("model_with_data_path"), "model_with_data_sha", "model_with_data_bytes");
  }

  private void addModel(JsonNode node, Location at) {
    if (!(node instanceof ObjectNode object)) {
      problems.add(WrongType.problem(at, "the model", "an object", node));
      return;
    }
    JsonObject model = statedIn(object);
    JsonNode metadata = object.path(METADATA);
    misspelt(object, OF_MODELS);
    if (metadata instanceof ObjectNode is) {
      misspelt(is, OF_METADATA);
    }
    none(model, METADATA);
    if (object.hasNonNull(METADATA) && !metadata.isObject()) {
      problems.add(WrongType.problem(model.at(METADATA), METADATA, "an object", metadata));
    }
    JsonObject stated = statedIn(metadata instanceof ObjectNode is ? is : object.objectNode());
    Optional<String> name = value(MODEL.in(model));
    if (FileFields.MODEL.path().in(model).isEmpty()) {
      problems.add(
          new Problem(
              at,
              "the model"
                  + name.map(is -> " " + Printable.quoted(is)).orElse("")
                  + " has no model_path",
              "Write the path of its file, relative to the manifest's folder."));
    }
    addFile(model, stated, FileFields.MODEL, name);
    addFile(stated, stated, FileFields.WITH_DATA, name);
  }

  /** Fields that nothing reads, and that are likely meant for one that is read. */
  private void misspelt(ObjectNode object, Set<String> known) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String letters = Spelling.lettersOf(field.getKey());
      boolean isLookalike =
          OF_METADATA.contains(field.getKey())
              || LOOKALIKE.matcher(letters).matches()
              || known.stream()
                  .map(Spelling::lettersOf)
                  .anyMatch(one -> one.equals(letters) || Spelling.isOneLetterOff(one, letters));
      boolean saysNothingElse =
          known.stream().anyMatch(one -> field.getValue().equals(object.get(one)));
      if (!known.contains(field.getKey()) && isLookalike && !saysNothingElse) {
        problems.add(
            new Problem(
                document.at(object, field.getKey()),
                "the field "
                    + Printable.quoted(field.getKey())
                    + " is misspelt or misplaced, so nothing checks it",
                "Write model_path beside a metadata object, and in that model_sha, model_bytes,"
                    + " model_with_data_path, model_with_data_sha and model_with_data_bytes."));
      }
    }
  }

  /** What is null says nothing, where something was meant to be said. */
  private void none(JsonObject object, String field) {
    if (object.node().path(field).isNull()) {
      problems.add(
          new Problem(
              object.at(field),
              field + " is null, so nothing is recorded by it",
              "Write what it is, or remove the field."));
    }
  }

  private JsonObject statedIn(ObjectNode object) {
    return new JsonObject(document, object, PathBase.workspace(paths));
  }

  private void addFile(
      JsonObject named, JsonObject stated, FileFields fields, Optional<String> model) {
    Optional<Stated<String>> path = fields.path().in(named);
    Optional<Stated<Sha256>> sha = Field.sha256(fields.sha()).in(stated);
    Optional<Stated<Long>> bytes = Field.amount(fields.bytes()).in(stated);
    Optional<Sha256> digest = value(sha);
    Optional<Long> size = value(bytes);
    ClaimedContent content = ClaimedContent.ANY;
    if (digest.isPresent()) {
      content = content.digest(Digest.of(digest.get()), sha.orElseThrow().at());
    }
    if (size.isPresent()) {
      content = content.size(size.get(), bytes.orElseThrow().at());
    }
    Optional<String> written = value(path);
    if (written.isPresent()) {
      Location at = path.orElseThrow().at();
      none(stated, fields.sha());
      none(stated, fields.bytes());
      if (sha.isEmpty() && bytes.isEmpty() && nothingSaid++ == 0) {
        remarks.add(
            at + ": neither digest nor size is stated, so that it is there is all that counts");
      }
      StatedClaim claim =
          StatedClaim.of(ClaimedPath.of(written.get(), place, paths), at)
              .with(content)
              .unrecordedIf(
                  content.equals(ClaimedContent.ANY), "no digest and no size is recorded for it");
      claims.add(model.map(claim::partOf).orElse(claim));
    } else if (path.isEmpty() && fields.equals(FileFields.WITH_DATA)) {
      sha.map(Stated::at)
          .or(() -> bytes.map(Stated::at))
          .ifPresent(
              at ->
                  problems.add(
                      new Problem(
                          at,
                          "is of no file: there is no " + fields.path().name() + " beside it",
                          "Write " + fields.path().name() + ", or remove what is said of it.")));
    }
  }

  /** The value of a field, where it is stated; what is wrong with it is a problem. */
  private <T> Optional<T> value(Optional<Stated<T>> stated) {
    stated.flatMap(Stated::problem).ifPresent(problems::add);
    return stated.flatMap(Stated::value);
  }
}
