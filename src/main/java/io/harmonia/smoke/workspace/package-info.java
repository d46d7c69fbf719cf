/**
 * The directory that is checked: what its paths turn out to be, what lies near them, and the
 * documents that are read of it. Uses {@code path}, {@code pointer}, {@code git} and what those
 * use. Begin with {@link io.harmonia.smoke.workspace.Workspace} and {@link
 * io.harmonia.smoke.workspace.Found}.
 */
@NullMarked
package io.harmonia.smoke.workspace;

import org.jspecify.annotations.NullMarked;
