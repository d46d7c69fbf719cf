/**
 * The seam to records of files: where a format's records lie, what a source reads of them, and what
 * it then says of paths ({@code Claim}). Knows the workspace and git, no format and no check. Begin
 * with {@code RecordSource}; "How to add a format" in CONTRIBUTING.md walks through one.
 */
@NullMarked
package io.harmonia.smoke.source;

import org.jspecify.annotations.NullMarked;
