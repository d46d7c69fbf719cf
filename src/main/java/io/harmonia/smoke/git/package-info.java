/**
 * What a repository stores, asked of the git program, which sees a git directory of our own and
 * obeys nothing of the repository. Uses {@code digest} and {@code text}. Begin with {@link
 * io.harmonia.smoke.git.Git}, then {@link io.harmonia.smoke.git.StoredFiles}.
 */
@NullMarked
package io.harmonia.smoke.git;

import org.jspecify.annotations.NullMarked;
