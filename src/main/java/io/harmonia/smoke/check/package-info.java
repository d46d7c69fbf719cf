/** Pure functions from parsed data and a workspace to a result. */
@NullMarked
package io.harmonia.smoke.check;

import org.jspecify.annotations.NullMarked;
