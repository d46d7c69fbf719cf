/**
 * What tests of several rooms share: builders of workspaces and repositories, runs of the suite,
 * and assertions about checks and reports. Begin with {@link
 * io.harmonia.smoke.kit.WorkspaceBuilder} (a workspace), {@link io.harmonia.smoke.kit.CheckAssert}
 * (what a check says) and {@link io.harmonia.smoke.kit.SuiteRunner} (a whole run).
 */
package io.harmonia.smoke.kit;
