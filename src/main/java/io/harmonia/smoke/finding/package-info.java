/** What a check is and what it can say: kinds, verdicts, findings, judgements. */
@NullMarked
package io.harmonia.smoke.finding;

import org.jspecify.annotations.NullMarked;
