/**
 * What the scripts of the pipeline decide by, so that each rule stands once: which files may be
 * brought, the key and patterns of a cache, the verdict of a job and the text of its alert.
 */
@NullMarked
package io.harmonia.smoke.ci;

import org.jspecify.annotations.NullMarked;
