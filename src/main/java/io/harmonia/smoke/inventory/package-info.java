/** Makes manifests from what is there: the text that an author puts in. */
@NullMarked
package io.harmonia.smoke.inventory;

import org.jspecify.annotations.NullMarked;
