/**
 * What changed since the baseline: entries, their content, and what was recorded once. Uses {@code
 * baseline}, {@code version} and what those use. Begin with {@link
 * io.harmonia.smoke.history.WorkspaceDiff}.
 */
@NullMarked
package io.harmonia.smoke.history;

import org.jspecify.annotations.NullMarked;
