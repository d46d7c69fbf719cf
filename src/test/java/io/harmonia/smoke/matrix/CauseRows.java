package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import java.util.List;

/** Faults of which several checks could speak: one does, and has the remedy. */
final class CauseRows {
  private CauseRows() {}

  static List<Row> rows() {
    return List.of(
        fault(
            "a part cannot be parsed, and a requirement and a waiver are of its entries",
            w ->
                w.file(MODELS, "{")
                    .requirements("\"acme/shards\": \"^1\"")
                    .waivers(
                        "{\"entry\": \"acme/shards\", \"kind\": \"size-mismatch\","
                            + " \"reason\": \"known\", \"expires\": \""
                            + SOON
                            + "\"}"),
            Kind.MANIFEST_INVALID,
            MODELS + ":1"),
        fault(
                "a part cannot be parsed, and the last commit had its entries and recorded files",
                w -> {
                  Repository.in(w.root()).commit();
                  w.file(MODELS, "{");
                },
                Kind.MANIFEST_INVALID,
                MODELS + ":1")
            .needing("git"),
        fault(
                "a part cannot be parsed that nothing else repeats, and the last commit had it",
                w -> {
                  w.delete(COMBINED);
                  Repository.in(w.root()).commit();
                  w.file(MODELS, w.text(MODELS).replace("\"version\": \"1.2.0\",", "\"version\""));
                },
                Kind.MANIFEST_INVALID,
                MODELS + ":8")
            .red(2)
            .needing("git"),
        fault(
            "a part leads out of the workspace, and its entries are in the combined manifest",
            w -> w.delete(DATASETS).link(DATASETS, "/dev/null"),
            Kind.PATH_REFUSED,
            DATASETS + ":1"),
        fault(
                "a recorded file broke off, and its size is stated in two manifests",
                w -> w.file(SINGLE, "sin"),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":2")
            .saying("expected 7 bytes, actual 3 bytes", "it is shorter than it should be"),
        fault(
                "a recorded file was replaced, and its digest is stated where it is recorded",
                w ->
                    w.file(SINGLE, "SINGLE!")
                        .edit(MODELS, SINGLE_SHA, sha256("SINGLE!"))
                        .edit(COMBINED, SINGLE_SHA, sha256("SINGLE!")),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":2")
            .saying("which is what " + MODELS + ":25:17 states"),
        fault(
                "a manifest states another digest than is recorded and the file has",
                w -> w.editModel(SINGLE_SHA, OTHER_SHA),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":25")
            .saying("The file has the recorded content"),
        fault(
                "two lines record one file, and the first has its digest",
                w -> w.checksums(MODEL_SUMS, TOP_SHA + "  " + TOP, OTHER_SHA + "  " + TOP),
                Kind.DUPLICATE,
                MODEL_SUMS + ":2")
            .saying("Remove the line"),
        fault(
                "two lines record one file, and it is gone",
                w ->
                    w.delete(TOP)
                        .checksums(MODEL_SUMS, TOP_SHA + "  " + TOP, OTHER_SHA + "  " + TOP),
                Kind.DUPLICATE,
                MODEL_SUMS + ":1")
            .red(2)
            .saying("its content tells which line is right"),
        fault(
            "a total is a text, which the schema refuses as well",
            w -> w.edit(COMBINED, "\"models_files\": 3", "\"models_files\": \"3\""),
            Kind.MANIFEST_INVALID,
            COMBINED + ":41"));
  }
}
