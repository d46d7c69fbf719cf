package io.harmonia.smoke.policy;

import io.harmonia.smoke.json.Stated;
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
 * @param id a check's name, as the report has it
 * @param path a path of the workspace
 * @param entry an entry's name
 * @param kind label of the kind of finding that it waives
 * @param reason why
 * @param expires the last day of it
 * @param problems what is wrong with it beside its fields
 * @param schemaFaults what it breaks of the schema for waivers
 */
public record StatedWaiver(
    int number,
    Location at,
    Optional<Stated<String>> id,
    Optional<Stated<RelativePath>> path,
    Optional<Stated<String>> entry,
    Optional<Stated<String>> kind,
    Optional<Stated<String>> reason,
    Optional<Stated<LocalDate>> expires,
    List<Problem> problems,
    List<Problem> schemaFaults) {}
