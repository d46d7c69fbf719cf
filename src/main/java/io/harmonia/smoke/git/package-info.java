/**
 * What git stores: read by the {@code git} program, which is shown a git directory of our own with
 * links to the repository's data, and so obeys nothing of the repository.
 */
@NullMarked
package io.harmonia.smoke.git;

import org.jspecify.annotations.NullMarked;
