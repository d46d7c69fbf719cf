/**
 * Whether one file, or the pointer in its place, holds what is stated of it, and why not. Uses
 * {@code workspace}, {@code ledger} and {@code finding}. Begin with {@link
 * io.harmonia.smoke.content.ContentVerifier}.
 */
@NullMarked
package io.harmonia.smoke.content;

import org.jspecify.annotations.NullMarked;
