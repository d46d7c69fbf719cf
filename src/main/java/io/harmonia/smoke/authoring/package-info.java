/**
 * Makes what belongs into manifests and checksum files from what is there. Nothing is written: who
 * asks for it prints it. Whatever is made has passed the checks of the suite that are about it.
 */
@NullMarked
package io.harmonia.smoke.authoring;

import org.jspecify.annotations.NullMarked;
