package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validates manifests against this project's schema and, for the combined one, the workspace's own.
 * Each fault is one problem, with its JSON pointer (RFC 6901) and place, though both schemas find
 * it.
 */
public final class SchemaValidator {
  /** What the message of a fault has that breaks the schema of this project. */
  public static final String OURS = " breaks " + SchemaFault.OUR_NAME + ":";

  private static final String OURS_FOR_WAIVERS = "/io/harmonia/smoke/waivers.schema.json";
  private static final Pattern ALTERNATIVES = Pattern.compile("^(.*/(?:anyOf|oneOf))/.*$");
  private static final Pattern METASCHEMAS =
      Pattern.compile("https?://json-schema\\.org/draft[-/][-/a-z0-9]+");
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ROOT)
          .formatAssertionsEnabled(true)
          .build();

  /**
   * What a document breaks of this project's schema and of its workspace's.
   *
   * @param ours what it breaks of this project's
   * @param read the document itself, which is needed where there is a schema of the workspace
   */
  public List<Problem> validate(
      List<SchemaFault> ours,
      Optional<JsonDocument> read,
      Optional<WorkspaceSchema> workspaceSchema) {
    List<Problem> problems = new ArrayList<>();
    List<SchemaFault> faults = new ArrayList<>(ours);
    if (workspaceSchema.isPresent()) {
      JsonDocument theirs = workspaceSchema.get().document();
      JsonDocument document = read.orElseThrow();
      try {
        problems.addAll(audit(theirs));
        if (problems.isEmpty()) {
          faults.addAll(validateAgainst(theirs, document));
        }
      } catch (RuntimeException | StackOverflowError e) {
        problems.add(unusable(e));
      }
    }
    problems.addAll(problems(faults));
    return problems;
  }

  /** What each element of a list of waivers breaks of the schema for them, by its index. */
  public static Map<Integer, List<Problem>> validateWaivers(JsonDocument waivers) {
    Map<Integer, List<Problem>> problems = new HashMap<>();
    Schema ours = load(OURS_FOR_WAIVERS);
    for (SchemaFault fault : validate(ours, waivers, SchemaFault.OUR_NAME)) {
      problems
          .computeIfAbsent((Integer) fault.instance().getElement(0), index -> new ArrayList<>())
          .add(fault.toProblem());
    }
    return problems;
  }

  /** The faults as problems; one that two schemas find is reported for the stricter one. */
  private static List<Problem> problems(List<SchemaFault> faults) {
    Map<NodePath, List<SchemaFault>> byPlace = new LinkedHashMap<>();
    faults.forEach(f -> byPlace.computeIfAbsent(f.instance(), i -> new ArrayList<>()).add(f));
    Set<Problem> problems = new LinkedHashSet<>();
    for (List<SchemaFault> there : byPlace.values()) {
      there.stream()
          .filter(fault -> !fault.isOurs() || there.stream().noneMatch(o -> o.covers(fault)))
          .forEach(fault -> problems.add(fault.toProblem()));
    }
    return List.copyOf(problems);
  }

  /** What is wrong with the workspace's schema itself. */
  private static List<Problem> audit(JsonDocument schema) {
    Optional<SchemaDraft> draft = SchemaDraft.of(schema.root());
    if (draft.isEmpty()) {
      return List.of(
          new Problem(
              schema.locate(List.of("$schema")),
              "\"$schema\" is not a draft that is supported: expected draft 7, 2019-09 or 2020-12,"
                  + " actual "
                  + Printable.quoted(schema.root().path("$schema").asText()),
              "Write \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"."));
    }
    List<Problem> problems = new ArrayList<>(schema.problems());
    SpecificationVersion version = draft.get().version();
    Schema metaschema = registry(version).getSchema(SchemaLocation.of(version.getDialectId()));
    problems.addAll(problems(validate(metaschema, schema, "its metaschema")));
    if (problems.isEmpty()) {
      problems.addAll(SchemaAudit.of(schema, draft.get()));
    }
    return problems;
  }

  private static List<SchemaFault> validateAgainst(JsonDocument schema, JsonDocument instance) {
    SchemaDraft draft = SchemaDraft.of(schema.root()).orElseThrow();
    Schema theirs =
        registry(draft.version()).getSchema(SchemaLocation.of(WorkspaceSchema.BASE), schema.root());
    return validate(theirs, instance, WorkspaceSchema.PATH.text());
  }

  private static Problem unusable(Throwable e) {
    String reason =
        e instanceof StackOverflowError
            ? "it goes too deep, or refers to itself without end"
            : Printable.of(String.valueOf(e.getMessage()));
    return new Problem(
        Location.startOf(WorkspaceSchema.PATH.text()),
        "the validator cannot use the schema: " + reason,
        "Correct the schema: until then nothing is checked against it.");
  }

  private static List<SchemaFault> validate(
      Schema schema, JsonDocument instance, String schemaName) {
    return validate(
        schema,
        instance.root(),
        path -> new SchemaFault(path, instance.locate(steps(path, 0)), schemaName));
  }

  /**
   * What a value breaks of a schema.
   *
   * @param begun makes the fault of the value at a path, without any complaint
   */
  public static List<SchemaFault> validate(
      Schema schema, JsonNode instance, Function<NodePath, SchemaFault> begun) {
    Map<String, SchemaFault> faults = new LinkedHashMap<>();
    for (Error error : schema.validate(instance)) {
      Matcher alternatives = ALTERNATIVES.matcher(error.getEvaluationPath().toString());
      String group =
          alternatives.matches()
              ? alternatives.group(1) + " " + error.getInstanceLocation()
              : error.getEvaluationPath() + " " + error.getInstanceLocation() + error.getProperty();
      faults.computeIfAbsent(group, g -> begun.apply(error.getInstanceLocation())).add(error);
    }
    return List.copyOf(faults.values());
  }

  /** The field names and element numbers of a path, from one of them on. */
  public static List<Object> steps(NodePath path, int from) {
    List<Object> steps = new ArrayList<>();
    for (int i = from; i < path.getNameCount(); i++) {
      steps.add(path.getElement(i));
    }
    return steps;
  }

  /** A registry that opens nothing but the metaschemas in the library's jar. */
  private static SchemaRegistry registry(SpecificationVersion version) {
    return SchemaRegistry.withDefaultDialect(
        version,
        builder ->
            builder
                .schemaRegistryConfig(CONFIG)
                .schemaLoader(loader -> loader.allow(SchemaValidator::isMetaschema)));
  }

  private static boolean isMetaschema(AbsoluteIri iri) {
    return METASCHEMAS.matcher(iri.toString()).matches();
  }

  /** Loads a schema that the jar has. */
  public static Schema load(String resource) {
    try (InputStream in = SchemaValidator.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + resource);
      }
      return registry(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonReader.read(in, resource, Limits.STANDARD).root());
    } catch (IOException | MalformedTextException e) {
      throw new IllegalStateException("The jar's " + resource + " cannot be read", e);
    }
  }
}
