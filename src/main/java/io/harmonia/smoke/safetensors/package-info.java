/**
 * Safetensors files, whose headers say how long they are and what they hold, and the indexes of
 * models that are cut into shards. May use {@code source} and {@code json}. Begin with {@link
 * io.harmonia.smoke.safetensors.SafetensorsSource}.
 */
@NullMarked
package io.harmonia.smoke.safetensors;

import org.jspecify.annotations.NullMarked;
