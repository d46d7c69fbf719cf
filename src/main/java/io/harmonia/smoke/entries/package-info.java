/** The checks of manifests and their entries: fields, totals, parts and the whole, requirements. */
@NullMarked
package io.harmonia.smoke.entries;

import org.jspecify.annotations.NullMarked;
