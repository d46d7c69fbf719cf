/** Semantic versions, ranges of them, and how far one is from another. */
@NullMarked
package io.harmonia.smoke.version;

import org.jspecify.annotations.NullMarked;
