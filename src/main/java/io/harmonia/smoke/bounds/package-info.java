/**
 * What a run may take: how much is read of one document, and how long it all lasts. Uses {@code
 * text}. Begin with {@link io.harmonia.smoke.bounds.Bounds}.
 */
@NullMarked
package io.harmonia.smoke.bounds;

import org.jspecify.annotations.NullMarked;
