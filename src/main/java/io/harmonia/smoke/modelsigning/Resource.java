package io.harmonia.smoke.modelsigning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that a signature lists, or a shard of one.
 *
 * @param path relative to the model
 * @param shard the part of the file, if it is one
 * @param algorithm as written
 * @param digest as written
 */
record Resource(String path, Optional<Shard> shard, String algorithm, String digest) {
  private static final Pattern SHARD =
      Pattern.compile("(.+):([0-9]{1,18}):([0-9]{1,18})", Pattern.DOTALL);

  private static final Pattern SHARDED = Pattern.compile("(.+)-sharded-([0-9]{1,18})");

  /**
   * A part of a file.
   *
   * @param from the offset of its first byte
   * @param to the offset after its last byte
   */
  record Shard(long from, long to) {}

  /** Of {@code weights.bin}, or of {@code weights.bin:0:1000000000}. */
  static Resource of(String name, String algorithm, String digest) {
    Matcher shard = SHARD.matcher(name);
    return shard.matches()
        ? new Resource(
            shard.group(1),
            Optional.of(new Shard(Long.parseLong(shard.group(2)), Long.parseLong(shard.group(3)))),
            algorithm,
            digest)
        : new Resource(name, Optional.empty(), algorithm, digest);
  }

  /**
   * The size of the shards that its algorithm names, {@code sha256-sharded-1000000000}, as
   * model_signing writes it (_hashing/io.py, ShardedFileHasher).
   */
  Optional<Long> shardSize() {
    Matcher sharded = SHARDED.matcher(algorithm);
    return sharded.matches() ? Optional.of(Long.parseLong(sharded.group(2))) : Optional.empty();
  }

  /** The name of the algorithm alone. */
  String plainAlgorithm() {
    Matcher sharded = SHARDED.matcher(algorithm);
    return sharded.matches() ? sharded.group(1) : algorithm;
  }

  /** The same of another name, without parts. */
  static Resource named(String name, Resource other) {
    return new Resource(name, Optional.empty(), other.algorithm(), other.digest());
  }
}
