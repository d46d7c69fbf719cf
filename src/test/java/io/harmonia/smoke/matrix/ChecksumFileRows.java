package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What stands in a checksum file. */
final class ChecksumFileRows {
  private static final String DATASET_SUMS = "datasets/checksums.sha256";
  private static final String LINE = TOP_SHA + "  " + TOP;
  private static final String OTHER = SINGLE_SHA + "  " + SINGLE;
  private static final String LONG = "a".repeat(10_000_000);
  private static final String X = sha256("x");

  private static final String LINES = "smoke.limits.line-length";

  private ChecksumFileRows() {}

  static List<Row> rows() {
    return Stream.of(malformed(), otherFaults(), harmlessForms(), harmlessNames())
        .flatMap(List::stream)
        .toList();
  }

  /** The first line is changed, and is the only one that is red. */
  private static List<Row> malformed() {
    return List.of(
        malformed("a line of a checksum file is junk", "junk", "is not a checksum"),
        malformed("a digest has 63 digits", LINE.substring(1), "63 hexadecimal digits"),
        malformed("a digest has 65 digits", "0" + LINE, "65 hexadecimal digits"),
        malformed("a digest has a digit that is none", "g" + LINE.substring(1), "not all"),
        malformed("a line has an MD5", "d41d8cd98f00b204e9800998ecf8427e  " + TOP, "an MD5"),
        malformed("a line has no name", TOP_SHA, "has no path"),
        malformed("a tag has no name", "SHA256 () = " + TOP_SHA, "has no name"),
        malformed("a tag has no digest", "SHA256 (" + TOP + ") = ", "blank"),
        malformed("a tag is another algorithm's", "SHA512 (" + TOP + ") = " + TOP_SHA, "expected"),
        malformed("a tag is in lower case", "sha256 (" + TOP + ") = " + TOP_SHA, "expected"),
        malformed("a tag is OpenSSL 3's", "SHA2-256(" + TOP + ")= " + TOP_SHA, "expected"),
        malformed("a comment is indented", " # the top shard", "is an indented comment"),
        malformed("a line holds spaces alone", "   ", "is not a checksum"),
        malformed("a name has an escape that is none", "\\" + LINE + "\\x", "an escape"),
        malformed("a line holds a NUL character", LINE + "\0", "NUL"),
        malformed("a digest is written twice", TOP_SHA + LINE, "128 hexadecimal digits"),
        malformed("a line of 10 MB is no checksum", LONG, "is not a checksum").with(LINES, "20MB"),
        malformed(
                "a tag of 10 MB never ends",
                "SHA256 (" + ")=".repeat(5_000_000) + "a b",
                "expected")
            .with(LINES, "20MB"),
        fault(
                "a line has one space where the others have two",
                w -> w.checksums(MODEL_SUMS, LINE, SINGLE_SHA + " " + SINGLE),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":2")
            .saying("one space"),
        fault(
                "a second byte-order mark follows the first",
                w -> w.file(MODEL_SUMS, "\ufeff\ufeff" + LINE + "\n" + OTHER + "\n"),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":1")
            .saying("\\u{feff}"),
        fault(
                "a name is not UTF-8",
                w ->
                    w.file(
                        MODEL_SUMS,
                        (OTHER + "\n" + X + "  t\u00f6k\n").getBytes(StandardCharsets.ISO_8859_1)),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":2")
            .saying("iconv"),
        encoded("a checksum file is UTF-16", "UTF-16"),
        encoded("a checksum file is UTF-16 without a mark", "UTF-16LE"));
  }

  private static Row malformed(String name, String line, String says) {
    return fault(
            name, w -> w.checksums(MODEL_SUMS, line, OTHER), Kind.MALFORMED_LINE, MODEL_SUMS + ":1")
        .saying(says, "sha256sum PATH");
  }

  private static Row encoded(String name, String charset) {
    return fault(
            name,
            w -> w.file(MODEL_SUMS, (LINE + "\n").getBytes(Charset.forName(charset))),
            Kind.MALFORMED_LINE,
            MODEL_SUMS + ":1")
        .saying("iconv");
  }

  private static List<Row> otherFaults() {
    return List.of(
        refused("a line is about standard input", "-", "standard input"),
        refused("a recorded name ends in a separator", TOP + "/", "ends in a separator"),
        refused("a recorded name ends in a dot", TOP + "/.", "ends in a separator or a dot"),
        refused("a recorded name is a blank", "SHA256 ( ) = " + X, "is blank"),
        missing("a recorded name is a directory's", "models/acme", "a directory lies there"),
        missing("a recorded name ends in a carriage return", "models/a.bin\r\r", "\\u{d}"),
        missing("a recorded name is in another case than its file's", "models/acme/SHARDS", "none"),
        fault(
                "a recorded name is 10 MB long",
                w -> w.checksums(MODEL_SUMS, X + "  " + LONG, OTHER),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .with(LINES, "20MB")
            .saying("255"),
        fault(
                "a recorded name is decomposed and its file's is composed",
                w ->
                    w.file("models/\u00e9.bin", "x")
                        .checksums(MODEL_SUMS, X + "  models/e\u0301.bin"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("expected a file"),
        fault(
                "a file is recorded twice with different digests",
                w -> w.checksums(MODEL_SUMS, LINE, OTHER, X + "  ./" + TOP),
                Kind.DUPLICATE,
                MODEL_SUMS + ":3")
            .saying(TOP_SHA + " at " + MODEL_SUMS + ":1"),
        fault(
            "a file is recorded otherwise in another checksum file",
            w ->
                w.file("a.bin", "x")
                    .checksums(MODEL_SUMS, LINE, OTHER, X + "  a.bin")
                    .checksums(
                        DATASET_SUMS, WORDS_SHA + "  acme/words.txt", TOP_SHA + "  ../a.bin"),
            Kind.DUPLICATE,
            DATASET_SUMS + ":2"),
        fault(
                "a recorded name means two files that differ",
                w ->
                    w.file("acme/a.bin", "x")
                        .file("models/acme/a.bin", "y")
                        .checksums(MODEL_SUMS, X + "  acme/a.bin"),
                Kind.AMBIGUOUS_PATH,
                MODEL_SUMS + ":1")
            .saying("two files"),
        fault(
                "a backslash may separate or be part of a name, and the two files differ",
                w ->
                    w.file("models/a/b", "x")
                        .file("models/a\\b", "y")
                        .checksums(MODEL_SUMS, X + "  models\\a\\b", X + "  models/a\\b"),
                Kind.AMBIGUOUS_PATH,
                MODEL_SUMS + ":2")
            .saying("two files"),
        fault(
            "a byte-order mark hides a wrong line from sha256sum",
            w ->
                w.file("a.bin", "y")
                    .file(MODEL_SUMS, "\ufeff" + X + "  a.bin\n" + LINE + "\n" + OTHER + "\n"),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
                "nothing is recorded although it must be",
                w -> w.checksums(MODEL_SUMS).delete(DATASET_SUMS),
                Kind.NOTHING_TO_CHECK,
                MODEL_SUMS + ":1")
            .with("smoke.require", "recorded")
            .red(2)
            .saying("expected at least one"));
  }

  private static Row refused(String name, String recorded, String says) {
    String line = recorded.startsWith("SHA256") ? recorded : X + "  " + recorded;
    return fault(
            name, w -> w.checksums(MODEL_SUMS, line, OTHER), Kind.PATH_REFUSED, MODEL_SUMS + ":1")
        .saying(says);
  }

  private static Row missing(String name, String recorded, String says) {
    return fault(
            name,
            w -> w.checksums(MODEL_SUMS, X + "  " + recorded, OTHER),
            Kind.MISSING_ARTIFACT,
            MODEL_SUMS + ":1")
        .saying(says);
  }

  private static List<Row> harmlessForms() {
    return List.of(
        form("lines have binary marks", TOP_SHA + " *" + TOP, SINGLE_SHA + " *" + SINGLE),
        form("lines have BSD tags", "SHA256 (" + TOP + ") = " + TOP_SHA, OTHER),
        form("lines have OpenSSL tags", "SHA256(" + TOP + ")= " + TOP_SHA, OTHER),
        form("every line has one space", TOP_SHA + " " + TOP, SINGLE_SHA + " " + SINGLE),
        form("a tab stands for the space", TOP_SHA + "\t" + TOP),
        form("lines are indented", "  " + LINE, "\t" + OTHER),
        form("lines are escaped without need", "\\" + LINE, OTHER),
        form("comments and empty lines stand between", "# top", "", LINE, "#", "", OTHER, "", ""),
        form("the same line stands twice", LINE, OTHER, LINE),
        form("names are relative to the checksum file's folder", TOP_SHA + "  acme/shards/top.bin"),
        form("names are relative to either folder", LINE, SINGLE_SHA + "  acme/single.onnx"),
        form("names start with ./", TOP_SHA + "  ./" + TOP, SINGLE_SHA + "  ././" + SINGLE),
        form("names hold empty segments and dots", TOP_SHA + "  models//acme/./shards///top.bin"),
        form("names have backslashes", TOP_SHA + "  " + TOP.replace('/', '\\'), OTHER),
        form("lines end in CR LF", LINE + "\r", OTHER + "\r"),
        harmless("the last line has no end", w -> w.file(MODEL_SUMS, LINE + "\n" + OTHER)),
        harmless("a checksum file is gone", w -> w.delete(MODEL_SUMS))
            .seenAs(Kind.NOT_RECORDED, MODEL_SUMS + ":1"),
        harmless("a checksum file was emptied", w -> w.checksums(MODEL_SUMS))
            .seenAs(Kind.NOT_RECORDED, MODEL_SUMS + ":1")
            .saying("no recorded checksums"),
        harmless(
                "a checksum file holds comments alone", w -> w.checksums(MODEL_SUMS, "# none", "#"))
            .seenAs(Kind.NOT_RECORDED, MODEL_SUMS + ":1")
            .saying("no recorded checksums"),
        harmless(
                "a checksum file starts with a byte-order mark",
                w -> w.file(MODEL_SUMS, "\ufeff" + w.text(MODEL_SUMS)))
            .seenAs(Kind.VALID, MODEL_SUMS + ":1")
            .saying("byte-order mark"),
        harmless(
                "recorded digests are in upper case",
                w -> w.checksums(MODEL_SUMS, OTHER, TOP_SHA.toUpperCase(Locale.ROOT) + "  " + TOP))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":2")
            .saying("upper case"),
        harmless(
                "a checksum file has another name and place",
                w ->
                    w.checksums("SHA256SUMS", LINE, OTHER, WORDS_SHA + "  datasets/acme/words.txt")
                        .delete(MODEL_SUMS, DATASET_SUMS))
            .with("smoke.checksums", "{root}/SHA256SUMS"));
  }

  private static Row form(String name, String... lines) {
    return harmless(name, w -> w.checksums(MODEL_SUMS, lines));
  }

  private static List<Row> harmlessNames() {
    return List.of(
        named("a recorded name has spaces before and in it", " a  b"),
        named("a recorded name starts with a dash", "-a"),
        named("a recorded name starts with an asterisk", "*a"),
        named("a recorded name starts with a number sign", "#a"),
        named("a recorded name ends in a parenthesis", "a)"),
        named("a recorded name looks like a tag", "a) = " + X),
        named("a recorded name looks like a result", "ab: OK"),
        named("a recorded name is in another script", "模型-é-𝄞"),
        named("a recorded name holds a tab", "a\tb"),
        named("a recorded name is as long as names can be", "a".repeat(255)),
        escaped("a recorded name holds a line feed", "a\nb", "a\\nb"),
        escaped("a recorded name ends in a carriage return that is escaped", "a\r", "a\\r"),
        escaped("a recorded name holds a backslash", "a\\b", "a\\\\b"));
  }

  private static Row named(String name, String file) {
    return harmless(
        name,
        w ->
            w.file("models/" + file, "x")
                .checksums(
                    MODEL_SUMS, LINE, X + "  models/" + file, "SHA256 (" + file + ") = " + X));
  }

  private static Row escaped(String name, String file, String written) {
    return harmless(
        name,
        w -> w.file("models/" + file, "x").checksums(MODEL_SUMS, "\\" + X + "  models/" + written));
  }
}
