/**
 * What earlier runs read of files, kept in a folder of the user's own ({@code smoke.state}), and
 * when it is believed. Uses {@code digest}, {@code git} and what those use. Begin with {@code
 * VerifiedState}.
 */
@NullMarked
package io.harmonia.smoke.state;

import org.jspecify.annotations.NullMarked;
