/**
 * A run without a test framework: the workspace's files, the plan of its checks, the session in
 * which tests and their results meet, its report. May use everything but JUnit, Allure and the
 * command line. Begin with {@link SmokeSession} and {@link PlannedRun}.
 */
@NullMarked
package io.harmonia.smoke.run;

import org.jspecify.annotations.NullMarked;
