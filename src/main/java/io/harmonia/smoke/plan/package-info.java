/** All checks of a workspace, in their order. */
@NullMarked
package io.harmonia.smoke.plan;

import org.jspecify.annotations.NullMarked;
