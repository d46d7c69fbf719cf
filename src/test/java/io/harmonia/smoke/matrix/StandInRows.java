package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the place of a content, and neither is one nor states one. */
final class StandInRows {
  private static final String SINGLE_LINE = MODEL_SUMS + ":2";
  private static final String KEY = "SHA256E-s7--" + SINGLE_SHA + ".onnx";
  private static final String CONFLICT =
      pointer(
          "<<<<<<< HEAD",
          "oid sha256:" + SINGLE_SHA,
          "size 7",
          "=======",
          "oid sha256:" + OTHER_SHA,
          "size 9",
          ">>>>>>> feature");
  private static final String PAGE =
      "\n<!DOCTYPE HTML>\n<html><body>Sign in" + " ".repeat(2000) + "</body></html>\n";

  private StandInRows() {}

  static List<Row> rows() {
    return Stream.of(almostPointers(), annexed(), pages(), harmlessRows())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> almostPointers() {
    return List.of(
        almost("with a merge conflict in it", CONFLICT, "line 2 is the marker of a merge conflict"),
        almost(
            "whose conflict begins before its first line",
            "<<<<<<< HEAD\n" + CONFLICT.replace("\n<<<<<<< HEAD", ""),
            "line 1 is the marker of a merge conflict"),
        almost("cut off in its oid", pointer("oid sha256:1234"), "line 2 states no valid oid"),
        almost("cut off after its oid", pointer("oid sha256:" + SINGLE_SHA), "it has no size"),
        almost(
            "with two oids",
            pointer("oid sha256:" + SINGLE_SHA, "oid sha256:" + OTHER_SHA, "size 7"),
            "line 3 is not what follows there"),
        almost(
            "with a byte-order mark", "\ufeff" + pointerTo("single!"), "begins with a byte-order"),
        almost(
                "with a merge conflict in it, where pointers are rejected",
                CONFLICT,
                "an almost Git LFS pointer")
            .with("smoke.lfs-pointers", "reject"),
        fault(
                "an almost-pointer that PowerShell wrote in UTF-16",
                w ->
                    w.file(
                        SINGLE,
                        ("\ufeff" + pointerTo("single!")).getBytes(StandardCharsets.UTF_16LE)),
                Kind.POINTER_MISMATCH,
                SINGLE_LINE)
            .saying("it is in UTF-16"),
        fault(
                "an almost-pointer whose own text was recorded",
                w ->
                    w.file("models/new.bin", CONFLICT)
                        .checksums(MODEL_SUMS, sha256(CONFLICT) + "  models/new.bin"),
                Kind.POINTER_MISMATCH,
                MODEL_SUMS + ":1")
            .saying("is that of this text itself"),
        fault(
                "an almost-pointer of which a digest is stated, and none recorded",
                w -> w.file(REST, CONFLICT),
                Kind.POINTER_MISMATCH,
                MODELS + ":16")
            .saying("line 2"),
        fault(
            "an almost-pointer of which its size alone is stated",
            w ->
                w.editModel(", \"sha256\": \"" + WorkspaceBuilder.REST_SHA + "\"", "")
                    .editModel(
                        "\"rest.bin\", \"size_bytes\": 6",
                        "\"rest.bin\", \"size_bytes\": " + CONFLICT.length())
                    .editModel("\"size_bytes\": 11", "\"size_bytes\": " + (CONFLICT.length() + 5))
                    .file(REST, CONFLICT)
                    .edit(
                        WorkspaceBuilder.COMBINED,
                        "\"models_bytes\": 18",
                        "\"models_bytes\": " + (CONFLICT.length() + 12)),
            Kind.POINTER_MISMATCH,
            MODELS + ":16"),
        fault(
            "an almost-pointer of which nothing is stated",
            w -> nothingStated(w).file("models/extra.bin", CONFLICT),
            Kind.POINTER_MISMATCH,
            MODELS + ":2"));
  }

  private static List<Row> annexed() {
    return List.of(
        fault(
                "a git-annex pointer in the place of a recorded file",
                w -> w.file(SINGLE, "/annex/objects/" + KEY + "\n"),
                Kind.MISSING_ARTIFACT,
                SINGLE_LINE)
            .saying("a git-annex pointer to the key", "Run “git annex get " + SINGLE + "”"),
        fault(
                "a git-annex link that was checked out as a text",
                w -> w.file(SINGLE, "../../.git/annex/objects/K9/Wj/" + KEY + "/" + KEY),
                Kind.MISSING_ARTIFACT,
                SINGLE_LINE)
            .saying("git annex get"),
        fault(
                "a git-annex pointer whose own text was recorded",
                w ->
                    w.file("models/new.bin", "/annex/objects/" + KEY + "\n")
                        .checksums(
                            MODEL_SUMS,
                            sha256("/annex/objects/" + KEY + "\n") + "  models/new.bin"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("is that of this text itself"),
        fault(
                "a git-annex link without its content",
                w ->
                    w.delete(SINGLE)
                        .link(SINGLE, "../../.git/annex/objects/K9/Wj/" + KEY + "/" + KEY),
                Kind.MISSING_ARTIFACT,
                SINGLE_LINE)
            .saying("a git-annex link to the key", "Run “git annex get " + SINGLE + "”"));
  }

  private static List<Row> pages() {
    return List.of(
        fault(
                "an HTML page in the place of a model",
                w -> w.file(SINGLE, PAGE),
                Kind.CHECKSUM_MISMATCH,
                SINGLE_LINE)
            .saying("it is an HTML page", "a download brought this instead"),
        fault(
                "a server's answer that says error in the place of a model",
                w -> w.file(SINGLE, "{\"error\":\"Repository not found\"}"),
                Kind.CHECKSUM_MISMATCH,
                SINGLE_LINE)
            .saying("a server's answer that says error"),
        fault(
                "an HTML page of another size than the manifest states",
                w ->
                    w.editModel(", \"sha256\": \"" + WorkspaceBuilder.REST_SHA + "\"", "")
                        .file(REST, PAGE),
                Kind.SIZE_MISMATCH,
                MODELS + ":16")
            .saying("it is an HTML page"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless(
                "a text that mentions the address of Git LFS in its second line",
                w -> Changes.recorded(w, "models/note.txt", "About pointers:\n" + CONFLICT))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "an HTML page that is called one",
                w -> Changes.recorded(w, "models/index.html", PAGE))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "an HTML page that was recorded as it is",
                w -> Changes.recorded(w, "models/page.bin", PAGE))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "a model that begins with an angle bracket",
                w -> Changes.recorded(w, "models/net.pmml", "<PMML version=\"4.4\"/>"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "a git-annex link with its content",
                w -> {
                  String object = ".git/annex/objects/K9/Wj/" + KEY + "/" + KEY;
                  w.delete(SINGLE).file(object, "single!").link(SINGLE, "../../" + object);
                })
            .seenAs(Kind.MATCH, SINGLE_LINE),
        harmless(
                "a text that names git-annex in its second line",
                w -> Changes.recorded(w, "models/a.txt", "see\n/annex/objects/" + KEY + "\n"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "a git-annex pointer of which nothing is stated",
                w -> nothingStated(w).file("models/extra.bin", "/annex/objects/" + KEY + "\n"))
            .seenAs(Kind.NOT_RECORDED, MODELS + ":2")
            .saying("a git-annex pointer to the key", "git annex get models/extra.bin"),
        harmless(
                "an HTML page of which nothing is stated",
                w -> nothingStated(w).file("models/extra.bin", PAGE))
            .seenAs(Kind.NOT_RECORDED, MODELS + ":2")
            .saying("is an HTML page"),
        harmless(
                "an empty file of which nothing is stated",
                w -> nothingStated(w).file("models/extra.bin", ""))
            .seenAs(Kind.NOT_RECORDED, MODELS + ":2")
            .saying("is empty, and nothing is stated of it"));
  }

  private static Row almost(String name, String text, String why) {
    return fault(
            "an almost-pointer " + name,
            w -> w.file(SINGLE, text),
            Kind.POINTER_MISMATCH,
            SINGLE_LINE)
        .saying("an almost Git LFS pointer, which stands for nothing: ", why);
  }

  /** One entry, of whose file neither a size nor a digest is stated. */
  private static WorkspaceBuilder nothingStated(WorkspaceBuilder workspace) {
    String entry = "{\"name\": \"extra\", \"version\": \"1.0.0\", \"path\": \"models/extra.bin\"}";
    return workspace
        .file(MODELS, "{\"models\": [\n" + entry + "\n]}\n")
        .file(WorkspaceBuilder.COMBINED, "{\"models\": [" + entry + "], \"datasets\": []}")
        .delete(WorkspaceBuilder.DATASETS);
  }
}
