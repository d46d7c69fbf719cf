/**
 * A run as SARIF, which code scanning reads. May use {@code report} and what explains a kind. Begin
 * with {@link io.harmonia.smoke.sarif.Sarif}.
 */
@NullMarked
package io.harmonia.smoke.sarif;

import org.jspecify.annotations.NullMarked;
