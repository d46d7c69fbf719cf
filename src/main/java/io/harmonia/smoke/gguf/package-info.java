/**
 * GGUF files, whose headers say how long they are, and models that are split into several. May use
 * {@code source}. Begin with {@link io.harmonia.smoke.gguf.GgufSource}.
 */
@NullMarked
package io.harmonia.smoke.gguf;

import org.jspecify.annotations.NullMarked;
