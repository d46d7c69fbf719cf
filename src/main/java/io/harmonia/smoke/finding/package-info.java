/**
 * What a check is and what it can say. A {@link io.harmonia.smoke.finding.Check} has a subject and,
 * once it is made, a judgement: findings of a closed set of kinds, each of which has a verdict. It
 * knows the ledger and the manifests, and no check that there is. Begin with {@code Check}, then
 * {@link io.harmonia.smoke.finding.Findings}, which every check fills.
 */
@NullMarked
package io.harmonia.smoke.finding;

import org.jspecify.annotations.NullMarked;
