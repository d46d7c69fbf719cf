package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Map;

/**
 * The {@code totals} of a manifest.
 *
 * @param at where they stand
 * @param fields what is stated, by name: {@code models_bytes}, {@code models_files}, {@code
 *     datasets_bytes}, {@code datasets_files}
 * @param names every name that is stated, these and others, but for misspelt ones
 * @param problems what is wrong with them beside their fields
 */
public record Totals(
    Location at, Map<String, Stated<Long>> fields, List<String> names, List<Problem> problems) {}
