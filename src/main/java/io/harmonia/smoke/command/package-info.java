/**
 * What the commands of the jar have in common: options for settings, exit codes, how a workspace is
 * read without a suite. May use all but the frames beside it; {@code author} and {@code cli} use
 * it. Begin with {@link io.harmonia.smoke.command.SettingsOptions}.
 */
@NullMarked
package io.harmonia.smoke.command;

import org.jspecify.annotations.NullMarked;
