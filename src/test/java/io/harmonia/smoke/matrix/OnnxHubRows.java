package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ONNX hub's manifest. */
final class OnnxHubRows {
  private static final String MANIFEST = "zoo/ONNX_HUB_MANIFEST.json";
  private static final String NET = "zoo/net/net-9.onnx";
  private static final String DATA = "zoo/net/net-9.tar.gz";
  private static final String SHA = sha256("net");

  private OnnxHubRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static void zoo(WorkspaceBuilder workspace) {
    workspace
        .file(NET, "net")
        .file(DATA, "with data")
        .file(
            MANIFEST,
            """
            [{"model": "Net",
              "model_path": "net/net-9.onnx",
              "metadata": {
                "model_sha": "%s",
                "model_bytes": 3,
                "model_with_data_path": "net/net-9.tar.gz",
                "model_with_data_sha": "%s",
                "model_with_data_bytes": 9}}]
            """
                .formatted(SHA, sha256("with data")));
  }

  private static Row fault(String name, Row.Change change, Kind kind, int line) {
    return Row.fault(
        "in an ONNX hub, " + name,
        w -> {
          zoo(w);
          change.to(w);
        },
        kind,
        MANIFEST + ":" + line);
  }

  private static Row harmless(String name, Row.Change change, Kind kind, int line) {
    return Row.harmless(
            "in an ONNX hub, " + name,
            w -> {
              zoo(w);
              change.to(w);
            })
        .seenAs(kind, MANIFEST + ":" + line);
  }

  private static List<Row> faults() {
    return List.of(
        fault("a model changed", w -> w.file(NET, "NET"), Kind.CHECKSUM_MISMATCH, 4),
        fault(
                "a stale digest beside a pointer",
                w -> w.file(NET, pointerTo("NET")),
                Kind.POINTER_MISMATCH,
                4)
            .saying("actual a Git LFS pointer to SHA-256 " + sha256("NET")),
        fault(
                "a size that alone is wrong",
                w -> w.edit(MANIFEST, "\"model_bytes\": 3", "\"model_bytes\": 4"),
                Kind.SIZE_MISMATCH,
                5)
            .saying("Correct the size: the file has the recorded digest"),
        fault(
            "a pointer of another size",
            w -> w.file(NET, pointer("oid sha256:" + SHA, "size 4")),
            Kind.POINTER_MISMATCH,
            5),
        fault(
                "a folder was moved",
                w -> w.delete(NET, DATA).file("zoo/validated/net-9.onnx", "net"),
                Kind.MISSING_ARTIFACT,
                2)
            .red(2),
        fault("an archive is gone", w -> w.delete(DATA), Kind.MISSING_ARTIFACT, 6),
        fault(
                "a digest that is none",
                w -> w.edit(MANIFEST, SHA, SHA.substring(1)),
                Kind.MANIFEST_INVALID,
                4)
            .saying("is not a SHA-256"),
        fault(
            "two models that say different things of one file",
            w ->
                w.file(
                    MANIFEST,
                    "[{\"model_path\": \"net/net-9.onnx\", \"metadata\": {\"model_sha\": \""
                        + SHA
                        + "\"}},\n{\"model_path\": \"net/net-9.onnx\", \"metadata\":"
                        + " {\"model_sha\": \""
                        + OTHER_SHA
                        + "\"}}]"),
            Kind.CHECKSUM_MISMATCH,
            2),
        fault(
            "a path that leaves the workspace",
            w -> w.edit(MANIFEST, "net/net-9.onnx", "../../net-9.onnx"),
            Kind.PATH_REFUSED,
            2));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("all is there", w -> {}, Kind.MATCH, 2),
        harmless("pointers are there", w -> w.file(NET, pointerTo("net")), Kind.POINTER_MATCH, 2),
        harmless(
            "digests are in upper case",
            w -> w.edit(MANIFEST, SHA, SHA.toUpperCase(Locale.ROOT)),
            Kind.MATCH,
            2),
        harmless(
            "a model has fields that are not known",
            w -> w.edit(MANIFEST, "\"model\":", "\"opset_version\": 9, \"tags\": [], \"model\":"),
            Kind.MATCH,
            2));
  }
}
