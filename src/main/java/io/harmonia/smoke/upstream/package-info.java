/**
 * What servers are asked of files, what they state, and what that says of what is recorded. Knows
 * digests, opens no socket and knows no host and no check. Begin with {@code Course}, then {@code
 * Opinion}.
 */
@NullMarked
package io.harmonia.smoke.upstream;

import org.jspecify.annotations.NullMarked;
