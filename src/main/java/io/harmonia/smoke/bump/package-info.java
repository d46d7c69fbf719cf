/**
 * The checks of versions: a changed model needs a bumped version, and nothing recorded is dropped.
 */
@NullMarked
package io.harmonia.smoke.bump;

import org.jspecify.annotations.NullMarked;
