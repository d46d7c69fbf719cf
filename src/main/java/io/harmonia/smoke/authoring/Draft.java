package io.harmonia.smoke.authoring;

import io.harmonia.smoke.workspace.Place;

/**
 * New content of a file that is still to be made.
 *
 * @param place where the file lies, or is to lie
 * @param content makes it
 */
public record Draft(Place place, NewContent content) {}
