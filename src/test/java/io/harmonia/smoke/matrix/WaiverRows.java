package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What is waived, and how. */
final class WaiverRows {
  private static final String MISMATCH = waiver("path", SINGLE, "checksum-mismatch");

  private WaiverRows() {}

  static List<Row> rows() {
    return List.of(
        harmless("a changed file is waived by its path", w -> change(w).waivers(MISMATCH))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2")
            .saying("waived until " + SOON + " (known)", "found checksum-mismatch"),
        harmless(
                "a changed file is waived by its path in another spelling",
                w -> change(w).waivers(MISMATCH.replace("models/", "./models//")))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2"),
        harmless(
                "a changed file is waived by its entry",
                w -> change(w).waivers(waiver("entry", "acme/single", "checksum-mismatch")))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2"),
        harmless(
                "a missing file is waived by its check's id",
                w ->
                    w.delete(SINGLE)
                        .waivers(waiver("id", MODEL_SUMS + " › " + SINGLE, "missing-artifact")))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2"),
        harmless(
                "an unrecorded artifact of a directory is waived by its path",
                w -> w.file(REST, "REST..").waivers(waiver("path", REST, "checksum-mismatch")))
            .seenAs(Kind.WAIVED, MODELS + ":16"),
        harmless(
                "wrong totals are waived by their check's id and the total's name",
                w ->
                    w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
                        .waivers(
                            waiver(
                                "id",
                                COMBINED + " › totals › models_bytes",
                                "manifest-inconsistent")))
            .seenAs(Kind.WAIVED, COMBINED + ":40"),
        harmless(
                "an entry that the combined manifest has too many is waived by its name",
                w ->
                    tooMany(w)
                        .waivers(waiver("entry", "models/acme/extra", "manifest-inconsistent")))
            .seenAs(Kind.WAIVED, COMBINED + ":4"),
        harmless(
                "an entry's own finding is waived, and another entry lies inside its path",
                w ->
                    outer(w)
                        .file("models/own.bin", "own?")
                        .waivers(waiver("entry", "all", "checksum-mismatch")))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":3"),
        harmless(
            "a waiver lasts until the last day that is allowed",
            w -> change(w).waivers(MISMATCH.replace(SOON, day(366)))),
        harmless(
                "a waiver lasts two years, which a setting allows",
                w -> change(w).waivers(MISMATCH.replace(SOON, day(700))))
            .with("smoke.waivers.longest", "730"),
        harmless(
                "each of two wrong totals is waived by its name",
                w ->
                    w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
                        .edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": 7")
                        .waivers(total("models_bytes"), total("datasets_bytes")))
            .seenAs(Kind.WAIVED, COMBINED + ":40"),
        harmless(
                "waivers elsewhere, and named", w -> change(w).file("w.json", "[" + MISMATCH + "]"))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2")
            .with("smoke.waivers", "{root}/w.json"),
        harmless(
                "an entry is not there, and its missing recorded file is waived",
                w ->
                    w.delete(TOP, REST, "models/acme/shards")
                        .waivers(waiver("path", TOP, "missing-artifact")))
            .seenAs(Kind.NOT_PRESENT, MODELS + ":5"),
        harmless("a list of no waivers", w -> w.file(WAIVERS, "[]"))
            .seenAs(Kind.VALID, WAIVERS + ":1"),
        harmless(
                "waivers with a byte-order mark and CRLF",
                w -> change(w).file(WAIVERS, "\ufeff[\r\n" + MISMATCH + "\r\n]\r\n"))
            .seenAs(Kind.WAIVED, MODEL_SUMS + ":2"),
        fault(
            "a waiver of an entry reaches no recorded file of an entry inside its path",
            w -> change(outer(w)).waivers(waiver("entry", "all", "checksum-mismatch")),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":2"),
        fault(
            "a waiver of an entry reaches no content of an entry inside its path",
            w -> outer(w).file(REST, "REST..").waivers(waiver("entry", "all", "checksum-mismatch")),
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":16"),
        fault(
                "a waiver lasts a day too long",
                w -> change(w).waivers(MISMATCH.replace(SOON, day(367))),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2)
            .saying("lasts too long: expected a day up to " + day(366), "Write \"expires\""),
        fault(
                "what a waiver that lasts too long names is red",
                w -> change(w).waivers(MISMATCH.replace(SOON, "9999-12-31")),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":2")
            .red(2),
        fault(
                "a waiver lasts longer than a setting allows",
                w -> change(w).waivers(MISMATCH),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2)
            .with("smoke.waivers.longest", "30"),
        fault(
                "the totals are waived whole",
                w ->
                    w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
                        .waivers(waiver("id", COMBINED + " › totals", "manifest-inconsistent")),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2)
            .saying("is not waived whole", "{\"id\": \"" + COMBINED + " › totals › models_bytes\""),
        fault(
                "the parts are waived whole",
                w ->
                    tooMany(w)
                        .waivers(waiver("id", COMBINED + " › parts", "manifest-inconsistent")),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2)
            .saying("{\"entry\": \"models/acme/extra\", \"kind\": \"manifest-inconsistent\""),
        fault(
            "one of two wrong totals is waived",
            w ->
                w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
                    .edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": 7")
                    .waivers(total("models_bytes")),
            Kind.MANIFEST_INCONSISTENT,
            COMBINED + ":42"),
        fault(
                "a waiver has expired",
                w -> change(w).waivers(MISMATCH.replace(SOON, "1999-12-31")),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2)
            .saying("actual 1999-12-31"),
        fault(
                "a file whose waiver has expired is red again",
                w -> change(w).waivers(MISMATCH.replace(SOON, "1999-12-31")),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":2")
            .red(2),
        fault(
                "a waiver of what is mended",
                w -> w.waivers(MISMATCH),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .saying("matches nothing", "is match"),
        fault(
            "a waiver of a path that nothing records",
            w -> w.waivers(waiver("path", "models/none.bin", "checksum-mismatch")),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2"),
        fault(
            "a waiver of an entry that is not there",
            w -> w.waivers(waiver("entry", "acme/none", "checksum-mismatch")),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2"),
        fault(
            "a waiver of an id that no check has",
            w -> w.waivers(waiver("id", "models", "checksum-mismatch")),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2"),
        fault(
                "a waiver of another kind than was found",
                w -> w.delete(SINGLE).waivers(MISMATCH),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":2")
            .red(2),
        fault(
                "the size of a file that has other content is waived",
                w ->
                    w.file(SINGLE, "longer than it was")
                        .waivers(waiver("path", SINGLE, "size-mismatch")),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":2")
            .red(2),
        fault(
                "a directory's path waives nothing below it",
                w ->
                    w.file(REST, "REST..")
                        .waivers(waiver("path", "models/acme/shards", "checksum-mismatch")),
                Kind.CHECKSUM_MISMATCH,
                MODELS + ":16")
            .red(2),
        fault(
            "a waiver stands twice",
            w -> change(w).waivers(MISMATCH, MISMATCH),
            Kind.WAIVER_INVALID,
            WAIVERS + ":3"),
        malformed("a waiver has no reason", "\"reason\": \"known\", ", ""),
        malformed("a waiver has a blank reason", "\"known\"", "\" \""),
        malformed("a waiver has no date", ", \"expires\": \"" + SOON + "\"", ""),
        malformed("a waiver has a date that no calendar has", SOON, "2999-02-29"),
        malformed("a waiver has a misspelt field", "\"expires\"", "\"expire\""),
        malformed("a waiver has no kind", "\"kind\": \"checksum-mismatch\", ", ""),
        malformed("a waiver names two things", "\"path\"", "\"id\": \"x\", \"path\""),
        malformed("a waiver has a path that leaves the workspace", "models/", "../models/"),
        malformed("a waiver of what could not be checked", "checksum-mismatch", "unreadable"),
        malformed("a waiver of a malformed manifest", "checksum-mismatch", "manifest-invalid"),
        malformed("a waiver of a path that is refused", "checksum-mismatch", "path-refused"),
        malformed("a waiver of a malformed line", "checksum-mismatch", "malformed-line"),
        malformed("a waiver of a waiver", "checksum-mismatch", "waiver-invalid"),
        fault(
            "a waiver has a key twice",
            w -> change(w).waivers(MISMATCH.replace("\"kind\"", "\"reason\": \"x\", \"kind\"")),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2"),
        fault(
                "a manifest that cannot be parsed cannot be waived by its check's id",
                w ->
                    w.file(DATASETS, "{")
                        .waivers(waiver("id", DATASETS + " › well-formed", "path-refused")),
                Kind.WAIVER_INVALID,
                WAIVERS + ":2")
            .red(2),
        fault(
            "the waivers are no list",
            w -> w.file(WAIVERS, "{\"waivers\": []}"),
            Kind.WAIVER_INVALID,
            WAIVERS + ":1"),
        fault(
            "the waivers are no JSON",
            w -> w.file(WAIVERS, "[\n{"),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2"),
        fault(
            "the waivers lead out of the workspace",
            w -> w.link(WAIVERS, "/dev/null"),
            Kind.PATH_REFUSED,
            WAIVERS + ":1"),
        fault(
                "the waivers cannot be read",
                w -> {
                  w.file(WAIVERS, "[]");
                  Changes.permissions(w, WAIVERS, "---------");
                },
                Kind.UNREADABLE,
                WAIVERS + ":1")
            .in(Surroundings.BOUND_BY_PERMISSIONS),
        fault(
                "waivers that a setting names are not there",
                w -> {},
                Kind.NOTHING_TO_CHECK,
                "none.json:1")
            .with("smoke.waivers", "{root}/none.json"));
  }

  /** A waiver that is malformed waives nothing, so that the file is red as well. */
  private static Row malformed(String name, String from, String to) {
    return fault(
            name,
            w -> change(w).waivers(MISMATCH.replace(from, to)),
            Kind.WAIVER_INVALID,
            WAIVERS + ":2")
        .red(2);
  }

  private static WorkspaceBuilder change(WorkspaceBuilder workspace) {
    return workspace.file(SINGLE, "SINGLE!");
  }

  private static String total(String name) {
    return waiver("id", COMBINED + " › totals › " + name, "manifest-inconsistent");
  }

  /** An entry whose path holds those of others, and of whose own one file is recorded. */
  private static WorkspaceBuilder outer(WorkspaceBuilder workspace) {
    String first = "\"models\": [";
    String outer = first + "{\"name\": \"all\", \"version\": \"1.0.0\", \"path\": \"models\"},";
    Changes.recorded(workspace, "models/own.bin", "own!");
    return workspace.editModel(first, outer);
  }

  /** An entry that the combined manifest has, and the part has not. */
  private static WorkspaceBuilder tooMany(WorkspaceBuilder workspace) {
    return workspace.edit(
        COMBINED,
        "\"models\": [",
        "\"models\": [{\"name\": \"acme/extra\", \"version\": \"1.0.0\","
            + " \"path\": \"models/acme/extra.bin\", \"size_bytes\": 0, \"files_count\": 0},");
  }

  private static String day(int fromToday) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(fromToday).toString();
  }

  private static String waiver(String field, String value, String kind) {
    return "{\"%s\": \"%s\", \"kind\": \"%s\", \"reason\": \"known\", \"expires\": \"%s\"}"
        .formatted(field, value, kind, SOON);
  }
}
