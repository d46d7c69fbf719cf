package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;

/**
 * A value, and the place that states it.
 *
 * @param value the value
 * @param at the place
 * @param <T> type of the value
 */
public record Located<T>(T value, Location at) {}
