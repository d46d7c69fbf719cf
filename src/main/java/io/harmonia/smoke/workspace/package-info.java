/**
 * The directory that is checked: its root, paths that cannot leave it, and what a path turns out to
 * be.
 */
@NullMarked
package io.harmonia.smoke.workspace;

import org.jspecify.annotations.NullMarked;
