/**
 * The results of a run: kept as the lines of the report that they will be, counted, written as the
 * JSON report and read again. May use findings, shards and what is to their left; knows no JUnit.
 * Begin with {@link io.harmonia.smoke.results.RunRecorder}, which gathers them, and {@link
 * io.harmonia.smoke.results.RunReport}, which says what they come to.
 */
@NullMarked
package io.harmonia.smoke.results;

import org.jspecify.annotations.NullMarked;
