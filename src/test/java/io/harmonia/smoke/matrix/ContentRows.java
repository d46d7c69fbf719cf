package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of the files themselves. */
final class ContentRows {
  private static final String HUGE = "models/huge.bin";
  private static final long READ_FOR_A_WHILE = 1L << 29;
  private static final long FIVE_GIB = 5L << 30;

  /** As {@code head -c 5368709120 /dev/zero | sha256sum} prints it. */
  private static final String FIVE_GIB_OF_ZEROS =
      "7f06c62352aebd8125b2a1841e2b9e1ffcbed602f381c3dcb3200200e383d1d5";

  private ContentRows() {}

  static List<Row> rows() {
    return Stream.of(changed(), inItsPlace(), missing(), whileItIsRead(), harmlessRows())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> changed() {
    return List.of(
        fault(
            "a recorded file has other content of the same size",
            w -> w.file(TOP, "top!!"),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "the first bit of a recorded file is flipped",
            w -> Changes.flip(w, TOP, 0),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "a bit in the middle of a recorded file is flipped",
            w -> Changes.flip(w, TOP, 2),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "the last byte of a recorded file is changed",
            w -> Changes.flip(w, TOP, 4),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "a bit of a file that only the manifest states is flipped",
            w -> Changes.flip(w, REST, 3),
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":16"),
        fault(
                "the last byte of a file of 5 GiB is changed",
                w -> {
                  Changes.sparse(w, HUGE, FIVE_GIB, FIVE_GIB_OF_ZEROS);
                  overwrite(w.root().resolve(HUGE), FIVE_GIB - 1);
                },
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":3")
            .saying("expected SHA-256 " + FIVE_GIB_OF_ZEROS)
            .in(Surroundings.OPTIMIZING),
        fault(
                "a recorded file is truncated by one byte",
                w -> w.file(TOP, "TOP!"),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .saying("expected 5 bytes, actual 4 bytes", "Restore the artifact"),
        fault(
            "one byte is appended to a recorded file",
            w -> w.file(TOP, "TOP!!!"),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "one byte is appended to a file that only the manifest states",
            w -> w.file(REST, "rest..."),
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":16"),
        fault("a recorded file is empty", w -> w.file(TOP, ""), Kind.EMPTY_FILE, MODEL_SUMS + ":1")
            .saying("actual e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        fault(
                "a file that only the manifest states is empty",
                w -> w.file(REST, ""),
                Kind.EMPTY_FILE,
                MODELS + ":16")
            .saying("actual e3b0c442"),
        fault(
                "a recorded text has CRLF where it had LF",
                w -> w.file(WORDS, "words\r\n"),
                Kind.LINE_ENDINGS_CHANGED,
                DATASET_SUMS + ":1")
            .saying("/" + WORDS + " -text", "restore the artifact"),
        fault(
                "a recorded text has LF where it had CRLF",
                w -> recordWords(w, "words\r\n"),
                Kind.LINE_ENDINGS_CHANGED,
                DATASET_SUMS + ":1")
            .saying("with CRLF for each LF"),
        fault(
                "a recorded file has another one's content",
                w -> w.file(TOP, "words\n"),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .saying("has the content recorded for " + WORDS + " at " + DATASET_SUMS + ":1:1"),
        fault(
                "two recorded files were exchanged",
                w -> w.file(TOP, "single!").file(SINGLE, "TOP!!"),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .red(2)
            .saying(SINGLE, "the two were exchanged"),
        fault(
                "a blob of a hub cache has other content than its name says",
                w -> {
                  w.file("hub/blobs/" + TOP_SHA, "TOP??")
                      .link("hub/snapshots/r/a", "../../blobs/" + TOP_SHA);
                  Changes.record(w, TOP_SHA, "hub/snapshots/r/a");
                },
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":3")
            .saying("expected SHA-256 " + TOP_SHA + ", actual " + sha256("TOP??")));
  }

  private static List<Row> inItsPlace() {
    return List.of(
        fault(
                "a recorded file cannot be read",
                w -> Changes.permissions(w, TOP, "---------"),
                Kind.UNREADABLE,
                MODEL_SUMS + ":1")
            .in(Surroundings.BOUND_BY_PERMISSIONS),
        fault(
                "a file that only the manifest states cannot be read",
                w -> Changes.permissions(w, REST, "---------"),
                Kind.UNREADABLE,
                MODELS + ":16")
            .in(Surroundings.BOUND_BY_PERMISSIONS),
        fault(
                "a directory stands in a recorded file's place",
                w -> w.delete(TOP).folder(TOP),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("a directory lies there"),
        fault(
                "a pipe stands in a recorded file's place",
                w -> Changes.special(w, TOP, "mkfifo", TOP),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .needing("mkfifo")
            .saying("is a device, a pipe or a socket"),
        fault(
                "a pipe stands in the place of a file that only the manifest states",
                w -> Changes.special(w, REST, "mkfifo", REST),
                Kind.PATH_REFUSED,
                MODELS + ":16")
            .needing("mkfifo"),
        fault(
            "a socket stands in a recorded file's place",
            w -> Changes.socket(w, TOP),
            Kind.PATH_REFUSED,
            MODEL_SUMS + ":1"),
        fault(
                "a device stands in a recorded file's place",
                w -> Changes.special(w, TOP, "mknod", TOP, "c", "1", "5"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .needing("mknod"));
  }

  private static List<Row> missing() {
    return List.of(
        fault(
            "a recorded file is gone",
            w -> w.delete(TOP),
            Kind.MISSING_ARTIFACT,
            MODEL_SUMS + ":1"),
        fault(
                "a download of a recorded file broke off (*.incomplete)",
                w -> w.delete(TOP).file(TOP + ".incomplete", "TO"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("a download that broke off lies at " + TOP + ".incomplete"),
        fault(
                "a download of a recorded file broke off (*.part)",
                w -> w.delete(TOP).file(TOP + ".part", "TO"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("a download that broke off lies at " + TOP + ".part"),
        fault(
                "a hub client's download of a recorded file broke off",
                w ->
                    w.delete(TOP)
                        .file(
                            "models/acme/shards/.cache/huggingface/download/aBc=."
                                + TOP_SHA
                                + ".incomplete",
                            "TO"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("a download that broke off lies at models/acme/shards/.cache/huggingface/"),
        fault(
                "a hub cache's download of a recorded file broke off",
                w -> {
                  w.file("hub/blobs/" + OTHER_SHA + ".incomplete", "some");
                  Changes.record(w, OTHER_SHA, "hub/snapshots/r/a.bin");
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":3")
            .saying("lies at hub/blobs/" + OTHER_SHA + ".incomplete"));
  }

  private static List<Row> whileItIsRead() {
    return List.of(
        whileRead(
            "a file grows while it is read",
            file -> Files.write(file, new byte[100], StandardOpenOption.APPEND)),
        whileRead(
            "a file shrinks while it is read",
            file -> {
              try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(100);
              }
            }),
        whileRead(
            "a file is replaced while it is read",
            file -> {
              Path other = file.resolveSibling("other");
              try (RandomAccessFile open = new RandomAccessFile(other.toFile(), "rw")) {
                open.setLength(READ_FOR_A_WHILE);
              }
              Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
              Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }),
        whileRead(
            "a file is written to while it is read, and its time set back",
            file -> {
              FileTime before = Files.getLastModifiedTime(file);
              overwrite(file, 0);
              Files.setLastModifiedTime(file, before);
            }),
        whileRead("a file is deleted while it is read", Files::delete));
  }

  private static Row whileRead(String name, Changes.FileChange change) {
    return fault(
            name,
            w -> Changes.sparse(w, HUGE, READ_FOR_A_WHILE, OTHER_SHA),
            Kind.CHANGED_WHILE_READING,
            MODEL_SUMS + ":3")
        .whilst(Changes.whenOpened(HUGE, change));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a listed file that is not recorded is gone", w -> w.delete(REST))
            .seenAs(Kind.PARTIAL, MODELS + ":5"),
        harmless("an empty file was recorded as empty", w -> Changes.recorded(w, "empty", ""))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3")
            .saying("is empty, as it was recorded"),
        harmless(
                "a text was recorded with CRLF and has it",
                w -> recordWords(w.file(WORDS, "words\r\n"), "words\r\n"))
            .seenAs(Kind.MATCH, DATASET_SUMS + ":1"),
        harmless(
                "two recorded files have the same content",
                w -> {
                  Changes.recorded(w, "a", "same");
                  Changes.recorded(w, "b", "same");
                })
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
            "what a hub client left lies beside the files",
            w ->
                w.file("models/acme/shards/.cache/huggingface/download/rest.bin.metadata", "x")
                    .file("models/acme/shards/rest.bin.lock", "")));
  }

  private static void overwrite(Path file, long position) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(position);
      open.write(1);
    }
  }

  /** States and records another text as that of the words. */
  private static void recordWords(WorkspaceBuilder workspace, String text) {
    for (String manifest : List.of(DATASETS, COMBINED)) {
      workspace
          .edit(
              manifest,
              "\"size_bytes\": 6,\n      \"sha256\"",
              "\"size_bytes\": " + text.length() + ",\n      \"sha256\"")
          .edit(manifest, WORDS_SHA, sha256(text));
    }
    workspace
        .edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": " + text.length())
        .edit(DATASET_SUMS, WORDS_SHA, sha256(text));
  }
}
