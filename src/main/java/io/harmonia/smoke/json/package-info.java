/** JSON with the place of every value, read within limits; nothing of models is known here. */
@NullMarked
package io.harmonia.smoke.json;

import org.jspecify.annotations.NullMarked;
