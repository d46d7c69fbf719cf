package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that must hold between the claims of a record: that a total is the sum of its parts.
 *
 * @param name what to call it, for example {@code total_size}
 * @param at where the record says so
 * @param contradictions what does not hold; told when it is checked
 */
public record Relation(String name, Location at, Supplier<List<Problem>> contradictions) {}
