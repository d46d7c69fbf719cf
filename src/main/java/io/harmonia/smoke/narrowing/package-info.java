/**
 * The settings file of a repository: where it is read, and whether it narrows more than the
 * baseline's did. May use {@code settings} and what that may; the run and the author's commands use
 * it. Begin with {@link io.harmonia.smoke.narrowing.SettingChecks}.
 */
@NullMarked
package io.harmonia.smoke.narrowing;

import org.jspecify.annotations.NullMarked;
