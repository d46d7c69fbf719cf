/** What a person at a terminal sees: progress, colours, explanations. */
@NullMarked
package io.harmonia.smoke.terminal;

import org.jspecify.annotations.NullMarked;
