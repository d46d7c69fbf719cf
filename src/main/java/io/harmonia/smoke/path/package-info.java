/** Paths inside the workspace, as values that cannot leave it. */
@NullMarked
package io.harmonia.smoke.path;

import org.jspecify.annotations.NullMarked;
