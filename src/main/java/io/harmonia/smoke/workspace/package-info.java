/**
 * The directory that is checked: its root, paths that cannot leave it, and what a path turns out to
 * be. A document that is read has a {@link io.harmonia.smoke.workspace.Place} and becomes a {@link
 * io.harmonia.smoke.workspace.Document}.
 */
@NullMarked
package io.harmonia.smoke.workspace;

import org.jspecify.annotations.NullMarked;
