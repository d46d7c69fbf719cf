/**
 * The content of an entry, above all of one that is a directory: the files that are there, those
 * that it lists, how many there are, and what they add up to. Single files are held by {@code
 * content}. Begin with {@link io.harmonia.smoke.directory.EntryContentCheck}.
 */
@NullMarked
package io.harmonia.smoke.directory;

import org.jspecify.annotations.NullMarked;
