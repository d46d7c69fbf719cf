/** The settings of a run, each parsed once. */
@NullMarked
package io.harmonia.smoke.settings;

import org.jspecify.annotations.NullMarked;
