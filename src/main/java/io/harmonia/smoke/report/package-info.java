/** The results of a run, the JSON report and the Markdown summary. Knows no JUnit. */
@NullMarked
package io.harmonia.smoke.report;

import org.jspecify.annotations.NullMarked;
