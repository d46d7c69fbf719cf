package io.harmonia.smoke.policy;

import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.StatedFields;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One waiver, as its file states it. Every field may be missing or wrong.
 *
 * <pre>{@code
 * {"path": "models/acme/old.gguf", "kind": "checksum-mismatch",
 *  "reason": "republished upstream, ticket 42", "expires": "2026-12-31"}
 * }</pre>
 *
 * @param number its place in the list, from 1
 * @param at where it stands
 * @param fields those of {@link #FIELDS} that are stated
 * @param problems what is wrong with it beside its fields
 * @param schemaFaults what it breaks of the schema for waivers
 */
public record StatedWaiver(
    int number,
    Location at,
    StatedFields fields,
    List<Problem> problems,
    List<Problem> schemaFaults) {
  private static final Field<String> ID = Field.text("id");
  private static final Field<RelativePath> PATH = Field.path("path");
  private static final Field<String> ENTRY = Field.text("entry");
  private static final Field<String> KIND = Field.text("kind");
  private static final Field<String> REASON = Field.text("reason");
  private static final Field<LocalDate> EXPIRES = Field.date("expires");

  /** The fields of a waiver. */
  static final List<Field<?>> FIELDS = List.of(ID, PATH, ENTRY, KIND, REASON, EXPIRES);

  /** A check's name, as the report has it. */
  public Optional<Stated<String>> id() {
    return fields.get(ID);
  }

  /** A path of the workspace. */
  public Optional<Stated<RelativePath>> path() {
    return fields.get(PATH);
  }

  /** An entry's name. */
  public Optional<Stated<String>> entry() {
    return fields.get(ENTRY);
  }

  /** Label of the kind of finding that it waives. */
  public Optional<Stated<String>> kind() {
    return fields.get(KIND);
  }

  /** Why. */
  public Optional<Stated<String>> reason() {
    return fields.get(REASON);
  }

  /** The last day of it. */
  public Optional<Stated<LocalDate>> expires() {
    return fields.get(EXPIRES);
  }
}
