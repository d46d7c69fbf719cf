/**
 * Where recorded files come from, and the checks that they are still served there. Knows what every
 * record says and what servers state, and opens no socket: {@code Upstream} is asked. Begin with
 * {@code SourceUrls}.
 */
@NullMarked
package io.harmonia.smoke.origins;

import org.jspecify.annotations.NullMarked;
