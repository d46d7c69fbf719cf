/**
 * Which checks a run has, in which order. {@link io.harmonia.smoke.plan.WorkspaceRules} wires each
 * rule of the rooms before this one to what it needs, and {@link io.harmonia.smoke.plan.Plan} says
 * what a plan is; waivers and shards are plans over it. Begin with {@code WorkspaceRules}: a new
 * check is a line there.
 */
@NullMarked
package io.harmonia.smoke.plan;

import org.jspecify.annotations.NullMarked;
