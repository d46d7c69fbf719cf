/**
 * What was read of a workspace ({@code Inventory}), and what all of it says of paths ({@code
 * Ledger}): lines of checksum files, entries of manifests, claims of other formats. Uses the
 * readers, knows no check and no format. Begin with {@code Ledger}.
 */
@NullMarked
package io.harmonia.smoke.ledger;

import org.jspecify.annotations.NullMarked;
