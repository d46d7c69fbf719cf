package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an index states as {@code total_size} is the sum of its tensors' bytes; old transformers
 * counted a truth value as the eighth of one. Where only pointers tell sizes, those are of files,
 * with their headers: a sum that cannot be right is a remark.
 *
 * @param headers of the shards
 * @param shardOf the shard of each tensor
 * @param stated what is stated
 */
record TotalSize(
    ShardHeaders headers, Map<String, Located<String>> shardOf, Located<BigDecimal> stated) {

  /** Whether it is. */
  Relation.Answer ask() throws IOException {
    ShardHeaders.Read read = headers.read();
    Optional<Problem> untold = read.untold(stated.at(), "the sum of the tensors' bytes");
    if (untold.isPresent()) {
      return Relation.Answer.untold(untold.get()).remarking(byPointers(read));
    }
    Sum listed = new Sum();
    Sum all = new Sum();
    Set<String> seen = new HashSet<>();
    for (Header header : read.headers().values()) {
      header
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (seen.add(name)) { // that it is there twice is said elsewhere
                  all.add(tensor);
                  if (shardOf.containsKey(name)) {
                    listed.add(tensor);
                  }
                }
              });
    }
    return listed.is(stated.value()) || all.is(stated.value())
        ? Relation.Answer.HOLDS
        : Relation.Answer.of(
            List.of(
                new Problem(
                    stated.at(),
                    "expected a total_size of "
                        + listed.bytes
                        + ", the sum of the tensors' bytes, actual "
                        + Printable.of(stated.value().toPlainString()),
                    "Correct total_size, or restore shards and index of one and the same model.")));
  }

  private List<String> byPointers(ShardHeaders.Read read) {
    if (read.pointedBytes().isEmpty()) {
      return List.of();
    }
    long files = read.pointedBytes().get();
    BigDecimal headersAtMost =
        BigDecimal.valueOf(HeaderReader.MOST_BYTES + Long.BYTES)
            .multiply(BigDecimal.valueOf(headers.shards().size()));
    BigDecimal difference = BigDecimal.valueOf(files).subtract(stated.value());
    return difference.signum() >= 0 && difference.compareTo(headersAtMost) <= 0
        ? List.of()
        : List.of(
            stated.at()
                + ": total_size is "
                + Printable.of(stated.value().toPlainString())
                + ", and the shards have "
                + Quantity.exactBytes(files)
                + " together by their pointers, which "
                + (difference.signum() < 0 ? "is less" : "is more than headers can add"));
  }

  /** Bytes of tensors. */
  private static final class Sum {
    private BigInteger bytes = BigInteger.ZERO;
    private BigInteger truthValues = BigInteger.ZERO;

    void add(Tensor tensor) {
      BigInteger more = BigInteger.valueOf(tensor.bytes());
      bytes = bytes.add(more);
      truthValues = tensor.isBool() ? truthValues.add(more) : truthValues;
    }

    boolean is(BigDecimal total) {
      BigDecimal exact = new BigDecimal(bytes);
      BigDecimal asBits =
          exact.subtract(new BigDecimal(truthValues).multiply(new BigDecimal("0.875")));
      return exact.compareTo(total) == 0 || asBits.compareTo(total) == 0;
    }
  }
}
