/**
 * JSON, read within limits with the place of every value, and written as manifests are. Knows text
 * and bounds, nothing of models. Begin with {@link io.harmonia.smoke.json.JsonReader}.
 */
@NullMarked
package io.harmonia.smoke.json;

import org.jspecify.annotations.NullMarked;
