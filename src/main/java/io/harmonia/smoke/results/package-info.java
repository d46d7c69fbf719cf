/** The results of a run: kept, counted, written as the JSON report and read again. */
@NullMarked
package io.harmonia.smoke.results;

import org.jspecify.annotations.NullMarked;
