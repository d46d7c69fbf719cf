/** The suite: the one place where a verdict becomes a pass, a failure or an abort. */
@NullMarked
package io.harmonia.smoke.junit;

import org.jspecify.annotations.NullMarked;
