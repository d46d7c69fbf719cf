/** What changed since the baseline: entries, their content, and what was recorded once. */
@NullMarked
package io.harmonia.smoke.history;

import org.jspecify.annotations.NullMarked;
