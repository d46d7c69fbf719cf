/**
 * Croissant: the files that a dataset's JSON-LD description lists. Begin with {@code
 * CroissantSource}.
 */
@NullMarked
package io.harmonia.smoke.croissant;

import org.jspecify.annotations.NullMarked;
