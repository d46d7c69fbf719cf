/**
 * How a repository begins with Harmonia Smoke: what is there of records and models, and the first
 * files of its own. May use what {@code inventory} may, and that. Begin with {@link
 * io.harmonia.smoke.starting.Start}.
 */
@NullMarked
package io.harmonia.smoke.starting;

import org.jspecify.annotations.NullMarked;
