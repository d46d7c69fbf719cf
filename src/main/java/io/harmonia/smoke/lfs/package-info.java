/**
 * What a repository says of files that Git LFS keeps: the pointers of git's index, and the paths
 * that {@code .gitattributes} gives to it. Uses {@code staged}, {@code pointer} and {@code source}.
 * Begin with {@link io.harmonia.smoke.lfs.LfsSource}.
 */
@NullMarked
package io.harmonia.smoke.lfs;

import org.jspecify.annotations.NullMarked;
