package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.TensorFile.cut;
import static io.harmonia.smoke.kit.TensorFile.tensor;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.GgufFile;
import io.harmonia.smoke.kit.TensorFile;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files that state their own structure, and the indexes of shards: safetensors and GGUF. */
final class TensorRows {
  private static final String INDEX = "llm/model.safetensors.index.json";
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";
  private static final byte[] SHARD = TensorFile.of("c");
  private static final String NET = "llm/net.gguf";
  private static final String SPLIT = "llm/net-00001-of-00002.gguf";
  private static final String OTHER_SPLIT = "llm/net-00002-of-00002.gguf";

  private TensorRows() {}

  static List<Row> rows() {
    return Stream.of(indexFaults(), fileFaults(), ggufFaults(), harmlessRows())
        .flatMap(List::stream)
        .toList();
  }

  private static WorkspaceBuilder shards(WorkspaceBuilder workspace) {
    return workspace
        .file("llm/" + FIRST, TensorFile.of("a", "b"))
        .file("llm/" + SECOND, SHARD)
        .file(
            INDEX,
            """
            {"metadata": {"total_size": 24},
             "weight_map": {
              "a": "%s",
              "b": "%s",
              "c": "%s"}}
            """
                .formatted(FIRST, FIRST, SECOND));
  }

  private static GgufFile gguf() {
    return new GgufFile(3).text("general.architecture", "llama").tensor("a", 2, 0, 64);
  }

  private static WorkspaceBuilder splits(WorkspaceBuilder workspace) {
    return workspace
        .file(SPLIT, new GgufFile(3).split(0, 2, 2).tensor("a", 0, 0, 8).bytes(32))
        .file(OTHER_SPLIT, new GgufFile(3).split(1, 2, 2).tensor("b", 0, 0, 8).bytes(32));
  }

  private static Row index(String name, Row.Change change, Kind kind, String place) {
    return Row.fault(
        name,
        w -> {
          shards(w);
          change.to(w);
        },
        kind,
        place);
  }

  private static List<Row> indexFaults() {
    return List.of(
        index(
            "a shard of a model is gone",
            w -> w.delete("llm/" + SECOND),
            Kind.MISSING_ARTIFACT,
            INDEX + ":5"),
        index(
                "an index names a tensor that its shard has not",
                w -> w.edit(INDEX, "\"c\":", "\"d\":"),
                Kind.MANIFEST_INCONSISTENT,
                INDEX + ":5")
            .saying("expected the tensor \"d\" in " + SECOND),
        index(
                "an index has two shards exchanged",
                w -> w.edit(INDEX, "\"b\": \"" + FIRST, "\"b\": \"" + SECOND),
                Kind.MANIFEST_INCONSISTENT,
                INDEX + ":4")
            .saying(FIRST + " has it"),
        index(
                "a tensor is in two shards",
                w -> w.file("llm/" + SECOND, TensorFile.of("c", "a")),
                Kind.MANIFEST_INCONSISTENT,
                INDEX + ":3")
            .saying("is in two shards"),
        index(
            "an index states the bytes of files as those of tensors",
            w -> w.edit(INDEX, "24", "400"),
            Kind.MANIFEST_INCONSISTENT,
            INDEX + ":1"),
        index(
                "a model was cut into shards anew, with its old index",
                w ->
                    w.delete("llm/" + FIRST, "llm/" + SECOND)
                        .file("llm/model-00001-of-00001.safetensors", TensorFile.of("a", "b", "c")),
                Kind.MANIFEST_INCONSISTENT,
                INDEX + ":1")
            .saying("other shards of the model are"),
        index(
            "an index without its map of tensors",
            w -> w.edit(INDEX, "weight_map", "weights"),
            Kind.MANIFEST_INVALID,
            INDEX + ":1"));
  }

  private static Row shard(String name, byte[] file, Kind kind) {
    return index(name, w -> w.file("llm/" + SECOND, file), kind, "llm/" + SECOND + ":1");
  }

  private static List<Row> fileFaults() {
    return List.of(
        shard(
                "the download of a safetensors file broke off",
                cut(SHARD, SHARD.length - 5),
                Kind.SIZE_MISMATCH)
            .saying("as its header says", "broke off"),
        shard(
            "something was appended to a safetensors file",
            Arrays.copyOf(SHARD, SHARD.length + 3),
            Kind.SIZE_MISMATCH),
        shard(
                "a page in the place of a safetensors file",
                "<!doctype html>\n<html></html>".getBytes(StandardCharsets.UTF_8),
                Kind.CHECKSUM_MISMATCH)
            .saying("it is an HTML page"),
        shard(
            "a header with a hole between tensors",
            TensorFile.of("{" + tensor("c", "F32", "1", 4, 8) + "}", 8),
            Kind.CHECKSUM_MISMATCH),
        shard(
                "a header whose tensors do not fit their shapes",
                TensorFile.of("{" + tensor("c", "F32", "1", 0, 8) + "}", 8),
                Kind.CHECKSUM_MISMATCH)
            .saying("dtype and shape of the tensor \"c\" make 4 bytes"),
        shard(
            "a header of a type that is not known",
            TensorFile.of("{" + tensor("c", "F3", "1", 0, 8) + "}", 8),
            Kind.UNREADABLE));
  }

  private static Row gguf(String name, byte[] file, Kind kind) {
    return Row.fault(name, w -> w.file(NET, file), kind, NET + ":1");
  }

  private static List<Row> ggufFaults() {
    byte[] whole = gguf().bytes(64);
    return List.of(
        gguf("the download of a GGUF file broke off", gguf().bytes(35), Kind.SIZE_MISMATCH)
            .saying("the tensor \"a\" is cut off"),
        gguf("a GGUF file broke off in its header", cut(whole, 60), Kind.SIZE_MISMATCH),
        gguf(
            "something was appended to a GGUF file",
            Arrays.copyOf(whole, whole.length + 1),
            Kind.SIZE_MISMATCH),
        gguf(
                "a page in the place of a GGUF file",
                "<html>".getBytes(StandardCharsets.UTF_8),
                Kind.CHECKSUM_MISMATCH)
            .saying("it is an HTML page"),
        gguf(
            "a GGUF file announces more tensors than it can have",
            gguf().counts(1L << 40, 1).bytes(0),
            Kind.CHECKSUM_MISMATCH),
        gguf(
                "a GGUF file of a type that is not known",
                gguf().tensor("b", 99, 64, 1).bytes(96),
                Kind.UNREADABLE)
            .saying("the type 99 of the tensor \"b\" is not known"),
        Row.fault(
            "a split of a GGUF model is gone",
            w -> splits(w).delete(OTHER_SPLIT),
            Kind.MISSING_ARTIFACT,
            SPLIT + ":1"),
        Row.fault(
                "a split of another GGUF model",
                w ->
                    splits(w)
                        .file(
                            OTHER_SPLIT,
                            new GgufFile(3).split(1, 2, 9).tensor("b", 0, 0, 8).bytes(32)),
                Kind.MANIFEST_INCONSISTENT,
                OTHER_SPLIT + ":1")
            .saying("split.tensors.count"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        Row.harmless("shards that fit their index", TensorRows::shards)
            .seenAs(Kind.STRUCTURE_MATCH, "llm/" + SECOND + ":1"),
        Row.harmless(
                "an index states its total as a float", w -> shards(w).edit(INDEX, "24", "24.0"))
            .seenAs(Kind.CONSISTENT, INDEX + ":1"),
        Row.harmless(
                "an index states no total", w -> shards(w).edit(INDEX, "\"total_size\": 24", ""))
            .seenAs(Kind.CONSISTENT, INDEX + ":1"),
        Row.harmless(
                "shards have a tensor that their index does not list",
                w -> shards(w).file("llm/" + SECOND, TensorFile.of("c", "d")))
            .seenAs(Kind.CONSISTENT, INDEX + ":1"),
        Row.harmless(
                "the shards of an index were not downloaded",
                w -> shards(w).delete("llm/" + FIRST, "llm/" + SECOND))
            .seenAs(Kind.NOT_PRESENT, INDEX + ":5"),
        Row.harmless(
                "a shard of which only the pointer is there",
                w -> shards(w).file("llm/" + SECOND, pointerTo("c")))
            .seenAs(Kind.CONSISTENT, INDEX + ":5"),
        Row.harmless("a GGUF file without padding at its end", w -> w.file(NET, gguf().bytes(36)))
            .seenAs(Kind.STRUCTURE_MATCH, NET + ":1"),
        Row.harmless("a GGUF file with padding at its end", w -> w.file(NET, gguf().bytes(64)))
            .seenAs(Kind.STRUCTURE_MATCH, NET + ":1"),
        Row.harmless(
                "a GGUF file in big-endian order",
                w ->
                    w.file(
                        NET, new GgufFile(3, ByteOrder.BIG_ENDIAN).tensor("a", 0, 0, 8).bytes(32)))
            .seenAs(Kind.STRUCTURE_MATCH, NET + ":1"),
        Row.harmless("a GGUF model in splits", TensorRows::splits)
            .seenAs(Kind.CONSISTENT, SPLIT + ":1"));
  }
}
