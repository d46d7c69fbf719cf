package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.Formats;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.schema.SchemaOutline.Place;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds in a schema what a validator passes over in silence, so that the schema checks less than
 * its author thinks. The metaschemas allow all of it:
 *
 * <ul>
 *   <li>keywords that its draft does not know ({@code requierd}), but for annotations that start
 *       with {@code x-}; formats that no one knows
 *   <li>references out of the document, which are never followed, and references to what is not a
 *       schema there, so that neither the metaschema nor this audit has looked at it
 *   <li>keywords that another one switches off, or that do nothing without another one; counts
 *       beyond the validator's
 *   <li>a part that names another draft, or a name that two parts have
 *   <li>a schema that no document can break
 * </ul>
 */
public final class SchemaAudit {
  private static final Set<String> FORMATS =
      Formats.DEFAULT.stream().map(Format::getName).collect(Collectors.toUnmodifiableSet());

  private static final Predicate<String> COUNTS =
      Pattern.compile("(min|max)(Contains|Items|Length|Properties)").asMatchPredicate();

  /** Keywords that do nothing unless another one stands beside them. */
  private static final Map<String, String> PARTNERS =
      Map.of("then", "if", "else", "if", "minContains", "contains", "maxContains", "contains");

  private final JsonDocument document;
  private final SchemaDraft draft;
  private final SchemaOutline outline;
  private final List<Problem> problems = new ArrayList<>();

  private SchemaAudit(JsonDocument document, SchemaDraft draft) {
    this.document = document;
    this.draft = draft;
    this.outline = SchemaOutline.of(document.root(), draft);
  }

  /**
   * What a schema does not check although it seems to.
   *
   * @param document a schema that its metaschema accepts
   */
  public static List<Problem> of(JsonDocument document, SchemaDraft draft) {
    SchemaAudit audit = new SchemaAudit(document, draft);
    audit.outline.schemas().forEach(audit::schema);
    audit.outline.repeated().forEach(audit::repeated);
    if (audit.problems.isEmpty() && !SchemaSubstance.isIn(audit.outline)) {
      audit.problems.add(audit.acceptsEverything());
    }
    return audit.problems;
  }

  private void schema(Place place) {
    if (place.node() instanceof ObjectNode schema) {
      for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
        keyword(schema, keyword.getKey(), keyword.getValue());
      }
      SchemaOutline.references(schema)
          .forEach((keyword, target) -> reference(place, target, document.at(schema, keyword)));
    }
  }

  private void keyword(ObjectNode schema, String name, JsonNode value) {
    Location at = document.at(schema, name);
    String partner = PARTNERS.get(name);
    if (!draft.knows(name)) {
      problems.add(unknownKeyword(name, at));
    } else if (draft.refStandsAlone()
        && schema.has("$ref")
        && !name.equals("$ref")
        && !SchemaDraft.isAnnotation(name)) {
      problems.add(switchedOff(name, at));
    } else if (partner != null && !schema.has(partner)) {
      problems.add(useless(name, "\"" + partner + "\"", at));
    } else if (name.equals("additionalItems") && !schema.path("items").isArray()) {
      problems.add(useless(name, "an array of \"items\"", at));
    } else if (COUNTS.test(name) && !value.canConvertToInt()) {
      problems.add(tooGreat(name, at));
    } else if (name.equals("format") && !FORMATS.contains(value.asText())) {
      problems.add(unknownFormat(value.asText(), at));
    } else if (name.equals("$schema") && !SchemaDraft.of(schema).equals(SchemaDraft.of(root()))) {
      problems.add(anotherDraft(value.asText(), at));
    }
  }

  private JsonNode root() {
    return document.root();
  }

  private void reference(Place from, String target, Location at) {
    if (!outline.staysInside(from, target)) {
      problems.add(
          new Problem(
              at,
              "the reference " + Printable.quoted(target) + " leads out of the schema",
              "Copy what it refers to into \"$defs\" (\"definitions\" in draft 7) and refer to"
                  + " \"#/$defs/…\": the suite opens no other file and no network connection."));
    } else if (outline.follow(from, target).isEmpty()) {
      problems.add(
          new Problem(
              at,
              "the reference " + Printable.quoted(target) + " leads to no schema",
              "Refer to a schema under \"$defs\" (\"definitions\" in draft 7)."));
    }
  }

  private void repeated(ObjectNode schema, String keyword) {
    problems.add(
        new Problem(
            document.at(schema, keyword),
            "the name "
                + Printable.quoted(schema.path(keyword).asText())
                + " stands twice in the schema, so references to it are ambiguous",
            "Give each part a name of its own."));
  }

  private Problem unknownKeyword(String name, Location at) {
    return new Problem(
        at,
        "the keyword "
            + Printable.quoted(name)
            + " is unknown to the schema's dialect, "
            + draft
            + ", so it checks nothing",
        "Correct its spelling, or start its name with \"x-\" if it is an annotation.");
  }

  private static Problem switchedOff(String name, Location at) {
    return new Problem(
        at,
        "the keyword "
            + Printable.quoted(name)
            + " stands beside \"$ref\", so in draft 7 it checks nothing",
        "Move both into \"allOf\": [{\"$ref\": …}, {" + Printable.quoted(name) + ": …}].");
  }

  private static Problem useless(String name, String partner, Location at) {
    return new Problem(
        at,
        "the keyword " + Printable.quoted(name) + " checks nothing without " + partner,
        "Add " + partner + ", or remove the keyword.");
  }

  /** The validator would count with the number's last 32 bits. */
  private static Problem tooGreat(String name, Location at) {
    return new Problem(
        at,
        "the number of " + Printable.quoted(name) + " is greater than the validator can count",
        "Write " + Integer.MAX_VALUE + " or less.");
  }

  private static Problem unknownFormat(String name, Location at) {
    return new Problem(
        at,
        "the format " + Printable.quoted(name) + " is unknown, so it checks nothing",
        "Correct its spelling, or write a \"pattern\".");
  }

  private static Problem anotherDraft(String name, Location at) {
    return new Problem(
        at,
        "the part names another draft than the schema: " + Printable.quoted(name),
        "Remove \"$schema\" there, and write the part as the schema's draft has it.");
  }

  private Problem acceptsEverything() {
    return new Problem(
        document.at(root()),
        "the schema accepts every document, so it checks nothing",
        "Write what a manifest must hold.");
  }
}
