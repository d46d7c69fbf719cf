/**
 * How a run is cut into shards, so that each check is made once: what weighs how much, and which
 * shard gets it. By what checks are about alone, never by what files are there. Begin with {@link
 * io.harmonia.smoke.shard.ShardSplit}.
 */
@NullMarked
package io.harmonia.smoke.shard;

import org.jspecify.annotations.NullMarked;
