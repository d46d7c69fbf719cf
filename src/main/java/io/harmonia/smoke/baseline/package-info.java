/** The earlier state that versions are compared with: a commit, a folder, or none. */
@NullMarked
package io.harmonia.smoke.baseline;

import org.jspecify.annotations.NullMarked;
