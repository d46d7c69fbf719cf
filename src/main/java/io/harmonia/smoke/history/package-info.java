/**
 * What changed since the baseline: entries, their content, and what was recorded once. Compares
 * two states as they were read; no bump rule, no finding. Begin with {@code WorkspaceDiff}.
 */
@NullMarked
package io.harmonia.smoke.history;

import org.jspecify.annotations.NullMarked;
