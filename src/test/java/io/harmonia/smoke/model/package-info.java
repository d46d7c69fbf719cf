/**
 * An independent statement of the policy, held against the suite on random workspaces. {@link
 * io.harmonia.smoke.model.PolicyModel} says from a {@link io.harmonia.smoke.model.World} alone what
 * a run must come to. It is written from the documentation and shares no code with what it judges.
 */
@NullMarked
package io.harmonia.smoke.model;

import org.jspecify.annotations.NullMarked;
