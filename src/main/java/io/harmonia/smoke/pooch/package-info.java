/**
 * Registries of pooch: a line of shell words for each file, {@code name [algorithm:]digest [url]}.
 * Begin with {@code PoochSource}.
 */
@NullMarked
package io.harmonia.smoke.pooch;

import org.jspecify.annotations.NullMarked;
