/**
 * The suite: the one room that knows JUnit's tests, and where a verdict becomes a pass, a failure
 * or an abort. May use everything but the command line. Begin with {@link ManifestSmokeSuite},
 * whose extension makes a run of it; {@link SmokeReportListener} hears what JUnit makes of its
 * tests.
 */
@NullMarked
package io.harmonia.smoke.junit;

import org.jspecify.annotations.NullMarked;
