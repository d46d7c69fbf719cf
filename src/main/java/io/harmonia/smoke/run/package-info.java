/** A run, without a test framework: its files, its plan, its progress. */
@NullMarked
package io.harmonia.smoke.run;

import org.jspecify.annotations.NullMarked;
