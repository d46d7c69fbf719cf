/**
 * What was read of a workspace ({@code Inventory}), and what all of it says of paths ({@code
 * Ledger}): lines of checksum files, entries of manifests, claims of other formats. Uses the
 * readers, knows no check. Begin with {@code Ledger}; a new format is a line of {@code
 * RecordSources}.
 */
@NullMarked
package io.harmonia.smoke.ledger;

import org.jspecify.annotations.NullMarked;
