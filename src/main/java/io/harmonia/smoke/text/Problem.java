package io.harmonia.smoke.text;

/**
 * Something wrong with a text that was read, found while parsing it.
 *
 * @param at where it stands
 * @param message what is wrong, expected and actual, without the place
 * @param remedy what a person can do about it
 */
public record Problem(Location at, String message, String remedy) {}
