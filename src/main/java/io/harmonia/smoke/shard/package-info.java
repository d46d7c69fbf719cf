/** How a run is cut into shards, so that each check is made once. */
@NullMarked
package io.harmonia.smoke.shard;

import org.jspecify.annotations.NullMarked;
