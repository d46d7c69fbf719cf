package io.harmonia.smoke.text;

/**
 * Something wrong with a text that was read, found while parsing it.
 *
 * @param message what is wrong, expected and actual, without the place
 */
public record Problem(Location at, String message, String remedy) {}
