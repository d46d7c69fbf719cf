/** Everything that is recorded or stated about paths, in one place, and who says it. */
@NullMarked
package io.harmonia.smoke.ledger;

import org.jspecify.annotations.NullMarked;
