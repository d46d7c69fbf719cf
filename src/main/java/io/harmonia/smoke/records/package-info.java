/**
 * The checks of what is recorded of files: lines of checksum files ({@code ChecksumFileChecks}),
 * and claims of other formats ({@code SourceChecks}, {@code ClaimCheck}). May use the ledger and
 * what holds contents to digests, no check of entries.
 */
@NullMarked
package io.harmonia.smoke.records;

import org.jspecify.annotations.NullMarked;
