package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Bags of BagIt. */
final class BagRows {
  private static final String BAGIT = "bag/bagit.txt";
  private static final String INFO = "bag/bag-info.txt";
  private static final String MANIFEST = "bag/manifest-sha256.txt";
  private static final String FIRST = line("a", "data/a");
  private static final String SECOND = line("ccc", "data/b/c");

  private BagRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "a file of a bag was changed",
            w -> bag(w).file("bag/data/a", "b"),
            Kind.CHECKSUM_MISMATCH,
            MANIFEST + ":1"),
        fault(
            "a file of a bag is gone",
            w -> bag(w).delete("bag/data/a"),
            Kind.MISSING_ARTIFACT,
            MANIFEST + ":1"),
        fault(
                "a bag has a file that no manifest names",
                w -> bag(w).file("bag/data/d", "d"),
                Kind.MANIFEST_INVALID,
                BAGIT + ":1")
            .saying("in no payload manifest"),
        fault(
                "the bytes in Payload-Oxum are others",
                w -> bag(w).file(INFO, "Payload-Oxum: 5.2\n"),
                Kind.MANIFEST_INCONSISTENT,
                INFO + ":1")
            .saying("expected 5 bytes, actual 4 bytes"),
        fault(
                "the files in Payload-Oxum are others",
                w -> bag(w).file(INFO, "Payload-Oxum: 4.1\n"),
                Kind.MANIFEST_INCONSISTENT,
                INFO + ":1")
            .saying("expected 1 file, actual 2 files"),
        fault(
            "one of two manifests of a bag lacks a file",
            w -> bag(w).file("bag/manifest-md5.txt", "0cc175b9c0f1b6a831c399e269772661 data/a\n"),
            Kind.MANIFEST_INVALID,
            MANIFEST + ":2"),
        fault(
                "the digests of a bag are of an algorithm that is not computed here",
                w ->
                    bag(w)
                        .delete(MANIFEST)
                        .file("bag/manifest-crc32.txt", "00 data/a\n00 data/b/c\n"),
                Kind.UNREADABLE,
                "bag/manifest-crc32.txt:1")
            .red(2)
            .saying("an algorithm that is not computed here"),
        fault(
            "a digest in a bag's manifest is cut off",
            w -> bag(w).file(MANIFEST, FIRST.substring(1) + SECOND),
            Kind.MANIFEST_INVALID,
            MANIFEST + ":1"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a whole bag", BagRows::bag).seenAs(Kind.MATCH, MANIFEST + ":1"),
        harmless(
                "a file of a bag that is to be fetched",
                w ->
                    bag(w)
                        .delete("bag/data/a")
                        .file("bag/fetch.txt", "https://example.org/a 1 data/a\n"))
            .seenAs(Kind.NOT_PRESENT, MANIFEST + ":1")
            .saying("curl -fL"),
        harmless(
            "one blank, ./ and CRLF in a bag's manifest",
            w ->
                bag(w)
                    .file(
                        MANIFEST,
                        FIRST.replace("  data", " ./data").replace("\n", "\r\n") + SECOND)),
        harmless(
            "an older bag of which one manifest lacks a file",
            w ->
                bag(w)
                    .file(BAGIT, declared("0.97"))
                    .file("bag/manifest-md5.txt", "0cc175b9c0f1b6a831c399e269772661 data/a\n")),
        harmless("a bag without bag-info.txt", w -> bag(w).delete(INFO)));
  }

  private static WorkspaceBuilder bag(WorkspaceBuilder w) {
    return w.file(BAGIT, declared("1.0"))
        .file(INFO, "Payload-Oxum: 4.2\n")
        .file("bag/data/a", "a")
        .file("bag/data/b/c", "ccc")
        .file(MANIFEST, FIRST + SECOND);
  }

  private static String declared(String version) {
    return "BagIt-Version: " + version + "\nTag-File-Character-Encoding: UTF-8\n";
  }

  private static String line(String content, String name) {
    return sha256(content) + "  " + name + "\n";
  }
}
