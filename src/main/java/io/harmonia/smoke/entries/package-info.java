/**
 * The checks of manifests as documents and of what their entries say: fields, totals, the combined
 * manifest and its parts, requirements. No file of an entry is opened here. Begin with {@link
 * io.harmonia.smoke.entries.EntryFieldsCheck}, the plainest of them.
 */
@NullMarked
package io.harmonia.smoke.entries;

import org.jspecify.annotations.NullMarked;
