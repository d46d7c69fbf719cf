/**
 * JSON, read within limits with the place of every value, and written as manifests are; fields,
 * each stated once. Knows text, bounds, paths and digests, nothing of models. Begin with {@link
 * io.harmonia.smoke.json.JsonReader} for documents and {@link io.harmonia.smoke.json.Field} for
 * fields.
 */
@NullMarked
package io.harmonia.smoke.json;

import org.jspecify.annotations.NullMarked;
