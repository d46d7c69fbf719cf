/**
 * The fault matrix: each fault of a valid workspace turns a run red by its right name, and each
 * harmless variation leaves it clean. A row is one line in one of the {@code …Rows} classes.
 */
@NullMarked
package io.harmonia.smoke.matrix;

import org.jspecify.annotations.NullMarked;
