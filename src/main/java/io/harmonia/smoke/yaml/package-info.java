/**
 * YAML with the place of every value, within bounds, and nothing made of it: texts, mappings and
 * sequences. The only room that knows snakeyaml-engine. Begin with {@code YamlReader}.
 */
@NullMarked
package io.harmonia.smoke.yaml;

import org.jspecify.annotations.NullMarked;
