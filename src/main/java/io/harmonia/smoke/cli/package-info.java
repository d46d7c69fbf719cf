/**
 * The executable jar: commands, options, exit codes. What a command does stands in the rooms before
 * this one, all of which it may use; nothing uses it. Begin with {@link io.harmonia.smoke.cli.Main}
 * and {@link io.harmonia.smoke.cli.Commands}.
 */
@NullMarked
package io.harmonia.smoke.cli;

import org.jspecify.annotations.NullMarked;
