package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each tensor is in the header of its shard, and in no other one. Loaders take which files to load
 * from the index, and then every tensor that is in them (transformers, and vllm's {@code
 * filter_duplicate_safetensors_files}): so a tensor that is not listed is loaded, and of one that
 * is there twice the last one counts.
 *
 * @param headers of the shards
 * @param shardOf the shard of each tensor
 * @param at where the index begins
 */
record TensorPlaces(ShardHeaders headers, Map<String, Located<String>> shardOf, Location at) {
  private static final int MOST = 20;
  private static final String REMEDY =
      "Restore shards and index of one and the same model, or save the model again.";

  /** What contradicts the index. */
  Relation.Answer ask() throws IOException {
    ShardHeaders.Read read = headers.read();
    List<Problem> wrong = new ArrayList<>();
    long more = 0;
    Map<String, String> holder = new HashMap<>();
    List<String> unlisted = new ArrayList<>();
    for (Map.Entry<String, Header> shard : read.headers().entrySet()) {
      for (String tensor : shard.getValue().tensors().keySet()) {
        String before = holder.putIfAbsent(tensor, shard.getKey());
        if (before != null) {
          more += add(wrong, twice(tensor, before, shard.getKey()));
        } else if (!shardOf.containsKey(tensor)) {
          unlisted.add(tensor);
        }
      }
    }
    for (Map.Entry<String, Located<String>> tensor : shardOf.entrySet()) {
      Located<String> stated = tensor.getValue();
      Header header = read.headers().get(stated.value());
      if (header != null && !header.tensors().containsKey(tensor.getKey())) {
        more += add(wrong, absent(tensor.getKey(), stated, holder.get(tensor.getKey())));
      }
    }
    if (more > 0) {
      wrong.add(
          new Problem(
              at, "and " + Quantity.grouped(more) + " more tensors are not in place", REMEDY));
    }
    return new Relation.Answer(
        List.copyOf(wrong), remarks(unlisted), read.untold(at, "where each tensor is"));
  }

  private static int add(List<Problem> wrong, Problem problem) {
    if (wrong.size() < MOST) {
      wrong.add(problem);
      return 0;
    }
    return 1;
  }

  private Problem twice(String tensor, String one, String other) {
    Located<String> stated = shardOf.get(tensor);
    return new Problem(
        stated == null ? at : stated.at(),
        "the tensor "
            + Printable.quoted(tensor)
            + " is in two shards, "
            + Printable.of(one)
            + " and "
            + Printable.of(other),
        REMEDY);
  }

  private static Problem absent(String tensor, Located<String> stated, @Nullable String holder) {
    return new Problem(
        stated.at(),
        "expected the tensor "
            + Printable.quoted(tensor)
            + " in "
            + Printable.of(stated.value())
            + ", actual: its header has none"
            + Optional.ofNullable(holder).map(is -> "; " + Printable.of(is) + " has it").orElse(""),
        REMEDY);
  }

  private List<String> remarks(List<String> unlisted) {
    return unlisted.isEmpty()
        ? List.of()
        : List.of(
            at.file()
                + ": "
                + Quantity.count(unlisted.size(), "tensor is", "tensors are")
                + " in the shards that it does not list, and loaded with them: "
                + Printable.some(unlisted));
  }
}
