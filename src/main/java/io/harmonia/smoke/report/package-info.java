/**
 * A run as people and programs see it: Markdown, console, JUnit XML, GitHub's commands, and the
 * folder of reports; the merging of shards. May use results and findings; knows no JUnit. Begin
 * with {@link io.harmonia.smoke.report.MarkdownSummary} and {@link
 * io.harmonia.smoke.report.ReportFolder}.
 */
@NullMarked
package io.harmonia.smoke.report;

import org.jspecify.annotations.NullMarked;
