/** Waivers: which findings they reach, and the checks with them in force. */
@NullMarked
package io.harmonia.smoke.waiver;

import org.jspecify.annotations.NullMarked;
