/** Manifests, entries and artifacts, and the reader, the only place that knows Jackson's parser. */
@NullMarked
package io.harmonia.smoke.manifest;

import org.jspecify.annotations.NullMarked;
