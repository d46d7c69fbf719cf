/** The executable jar: commands, options and exit codes. What a command does stands elsewhere. */
@NullMarked
package io.harmonia.smoke.cli;

import org.jspecify.annotations.NullMarked;
