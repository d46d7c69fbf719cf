/**
 * The list of the formats that are read beside Harmonia's own; each has a room of its own, which
 * knows {@code source} and nothing later. Begin with {@link
 * io.harmonia.smoke.formats.RecordSources}.
 */
@NullMarked
package io.harmonia.smoke.formats;

import org.jspecify.annotations.NullMarked;
