/**
 * What git's index has of all files at once: names, sizes, beginnings, attributes. Uses {@code
 * git}. Begin with {@link io.harmonia.smoke.staged.StagedFiles}.
 */
@NullMarked
package io.harmonia.smoke.staged;

import org.jspecify.annotations.NullMarked;
