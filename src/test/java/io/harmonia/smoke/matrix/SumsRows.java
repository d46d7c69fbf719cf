package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Checksum files of other names and algorithms. */
final class SumsRows {
  private static final String FILE = "extra/abc";
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
  private static final String SHA_1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
  private static final String BLAKE2B_256 =
      "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

  private SumsRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        stale("a file is not what MD5SUMS records", "MD5SUMS", MD5 + "  abc"),
        fault(
                "MD5SUMS is right, and strong digests are asked for",
                w -> sums(w, "MD5SUMS", MD5 + "  abc"),
                Kind.WEAK_DIGEST,
                "extra/MD5SUMS:1")
            .with("smoke.digests", "strong"),
        stale("a file is not what the .sha1 beside it records", "abc.sha1", SHA_1),
        stale(
            "a file is not what a tagged line records",
            "B2SUMS",
            "BLAKE2b-256 (abc) = " + BLAKE2B_256),
        fault(
            "a file of a checksum file is gone, and another is there",
            w -> sums(w, "SHA256SUMS", sha256("abc") + "  abc\n" + sha256("b") + "  b"),
            Kind.MISSING_ARTIFACT,
            "extra/SHA256SUMS:2"),
        fault(
                "the digest is of another algorithm than the file's name says",
                w -> sums(w, "SHA256SUMS", MD5 + "  abc"),
                Kind.MANIFEST_INVALID,
                "extra/SHA256SUMS:1")
            .saying("with an MD5 (32 hexadecimal digits)"),
        fault(
                "a tag names another algorithm than the file's name",
                w -> sums(w, "abc.md5", "SHA1 (abc) = " + SHA_1),
                Kind.MANIFEST_INVALID,
                "extra/abc.md5:1")
            .saying("one of SHA-1, as its tag says"),
        fault(
                "a merge conflict was committed in MD5SUMS",
                w -> sums(w, "MD5SUMS", "<<<<<<< HEAD\n" + MD5 + "  abc\n=======\n>>>>>>> b"),
                Kind.MANIFEST_INVALID,
                "extra/MD5SUMS:1")
            .saying("is a mark of a merge conflict"),
        fault(
                "a line of MD5SUMS begins with a semicolon",
                w -> sums(w, "MD5SUMS", ";" + MD5 + "  abc\n" + MD5 + "  abc"),
                Kind.MANIFEST_INVALID,
                "extra/MD5SUMS:1")
            .saying("the line does not start with a digest of MD5"),
        fault(
            "a name in MD5SUMS leaves the workspace",
            w -> sums(w, "MD5SUMS", MD5 + "  abc\n" + MD5 + "  ../../abc"),
            Kind.PATH_REFUSED,
            "extra/MD5SUMS:2"),
        fault(
            "an escaped name holds a backslash, and the file in a folder is right",
            w ->
                sums(w, "MD5SUMS", "\\" + MD5 + "  d\\\\abc")
                    .file("extra/d/abc", "abc")
                    .file("extra/d\\abc", "abd"),
            Kind.CHECKSUM_MISMATCH,
            "extra/MD5SUMS:1"),
        fault(
            "a pointer is to another content than SHA256SUMS records",
            w -> sums(w, "SHA256SUMS", sha256("abc") + "  abc").file(FILE, pointerTo("abd")),
            Kind.POINTER_MISMATCH,
            "extra/SHA256SUMS:1"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        right("MD5SUMS records what is there", "MD5SUMS", MD5 + " *abc"),
        right("a .md5 beside a file holds its digest alone", "abc.md5", MD5),
        right("lines with tags, as openssl writes them", "abc.sha256", tagged()),
        right("CRLF and comments in a .md5", "abc.md5", "# RHash\r\n# x\r\n" + MD5 + "  abc\r"),
        right("B2SUMS of 256 bits", "B2SUMS", BLAKE2B_256 + "  abc"),
        harmless(
                "a checksum file of downloads of which none is there",
                w -> w.file("release/SHA256SUMS", sha256("x") + "  release.tar.gz\n"))
            .seenAs(Kind.NOT_PRESENT, "release/SHA256SUMS:1"),
        harmless(
                "only a pointer is there of what MD5SUMS records",
                w -> sums(w, "MD5SUMS", MD5 + "  abc").file(FILE, pointerTo("abd")))
            .seenAs(Kind.NOT_COMPARABLE, "extra/MD5SUMS:1"));
  }

  private static String tagged() {
    return "SHA2-256(abc)= " + sha256("abc");
  }

  private static Row right(String name, String sums, String text) {
    int line = text.contains("RHash") ? 3 : 1;
    return harmless(name, w -> sums(w, sums, text))
        .seenAs(text.contains(MD5) ? Kind.WEAK_MATCH : Kind.MATCH, "extra/" + sums + ":" + line);
  }

  private static Row stale(String name, String sums, String text) {
    return fault(
        name,
        w -> sums(w, sums, text).file(FILE, "abd"),
        Kind.CHECKSUM_MISMATCH,
        "extra/" + sums + ":1");
  }

  private static WorkspaceBuilder sums(WorkspaceBuilder w, String name, String text) {
    return w.file(FILE, "abc").file("extra/" + name, text + "\n");
  }
}
