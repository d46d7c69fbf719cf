/**
 * The settings: {@link SmokeSettings} states each once, and docs/settings.md, the jar's help, the
 * check for misspelt names and the digest of a run's inputs come from there. May use what a setting
 * is a value of; reads no file. Begin with {@link SmokeSettings}; a new setting is a constant
 * there.
 */
@NullMarked
package io.harmonia.smoke.settings;

import org.jspecify.annotations.NullMarked;
