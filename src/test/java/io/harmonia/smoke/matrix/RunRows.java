package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Limits, hostile text, and the process that a run is made in. */
final class RunRows {
  private static final String HOSTILE =
      "acme/[x](http://evil.invalid) ![i](y) @octocat #1 <script>|`a`| ]]> ::error::x %0A";

  private RunRows() {}

  static List<Row> rows() {
    return Stream.of(limits(), time(), text(), process()).flatMap(List::stream).toList();
  }

  private static List<Row> limits() {
    return List.of(
        fault(
                "a manifest is larger than the limit",
                w -> field(w, " ".repeat(20_000) + "1"),
                Kind.MANIFEST_INVALID,
                MODELS + ":1")
            .with("smoke.limits.document-size", "20kB")
            .saying("20,000 bytes", "smoke.limits.document-size"),
        harmless(
                "a manifest is as large as a raised limit allows",
                w -> field(w, " ".repeat(20_000) + "1"))
            .with("smoke.limits.document-size", "1MB"),
        fault(
                "a manifest is nested 501 levels deep",
                w -> field(w, "[".repeat(500) + "]".repeat(500)),
                Kind.MANIFEST_INVALID,
                MODELS + ":5")
            .saying("500 levels of nesting", "smoke.limits.depth"),
        harmless(
                "a manifest is nested as deep as a raised limit allows",
                w -> field(w, "[".repeat(500) + "]".repeat(500)))
            .with("smoke.limits.depth", "600"),
        fault(
                "a text of a manifest is longer than the limit",
                w -> field(w, "\"" + "x".repeat(1_001) + "\""),
                Kind.MANIFEST_INVALID,
                MODELS + ":5")
            .with("smoke.limits.text-length", "1kB")
            .saying("1,000 characters of a text", "smoke.limits.text-length"),
        fault(
                "a key of a manifest is longer than the limit",
                w -> field(w, "{\"" + "x".repeat(50_001) + "\": 1}"),
                Kind.MANIFEST_INVALID,
                MODELS + ":5")
            .saying("50,000 characters of a key", "smoke.limits.key-length"),
        fault(
                "a number of a manifest has 1,001 digits",
                w -> field(w, "9".repeat(1_001)),
                Kind.MANIFEST_INVALID,
                MODELS + ":5")
            .saying("1,000 digits of a number", "smoke.limits.number-length"),
        fault(
                "a number of a manifest is a gigabyte of digits by its exponent",
                w -> field(w, "1e999999999"),
                Kind.MANIFEST_INVALID,
                MODELS + ":5")
            .saying("smoke.limits.number-length"),
        fault(
                "a line of a checksum file is longer than the limit",
                w -> w.checksums(MODEL_SUMS, TOP_SHA + "  " + "a".repeat(1_000_000)),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":1")
            .saying("1,000,000 bytes of a line", "smoke.limits.line-length"),
        fault(
                "a checksum file is larger than the limit",
                w -> w.checksums(MODEL_SUMS, "#".repeat(30_000)),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":1")
            .with("smoke.limits.document-size", "20kB")
            .saying("20,000 bytes", "smoke.limits.document-size"));
  }

  private static List<Row> time() {
    return List.of(
        fault("a setting is no word that it knows", w -> {}, Kind.CRASHED, "")
            .with("smoke.require", "everything")
            .saying("expected one of [none, recorded, present], actual everything"),
        fault("the time is over before anything is read", w -> {}, Kind.TIMED_OUT, MODELS + ":1")
            .with("smoke.timeout", "1ms")
            .red(9)
            .saying("smoke.timeout"),
        harmless("the time suffices", w -> {}).with("smoke.timeout", "PT1H"));
  }

  private static List<Row> text() {
    return List.of(
        harmless(
            "an entry is named by Markdown, HTML and workflow commands", w -> rename(w, HOSTILE)),
        harmless(
            "an entry is named by 100,000 characters",
            w -> rename(w, "acme/" + "n".repeat(100_000))));
  }

  private static List<Row> process() {
    return List.of(
        harmless("the default charset is not UTF-8", RunRows::named)
            .in(Surroundings.jvm("with ISO-8859-1", "-Dfile.encoding=ISO-8859-1")),
        harmless("the locale is C", RunRows::named)
            .in(Surroundings.environment("in the C locale", "LC_ALL", "C")),
        harmless("the language is Turkish", w -> {})
            .in(Surroundings.jvm("in Turkish", "-Duser.language=tr", "-Duser.country=TR")),
        harmless("the digits are Arabic", w -> {})
            .in(Surroundings.jvm("in Arabic", "-Duser.language=ar", "-Duser.extensions=u-nu-arab")),
        harmless("the time zone is another", w -> {})
            .in(Surroundings.jvm("in Kiritimati", "-Duser.timezone=Pacific/Kiritimati")),
        harmless("the workspace is reached through a link", RunRows::linked)
            .with("smoke.root", "{root}/../link"),
        harmless("the workspace is mounted read-only", w -> {}).in(Surroundings.READ_ONLY_MOUNT),
        harmless("nothing may be written", w -> writeProtect(w.root()))
            .in(Surroundings.BOUND_BY_PERMISSIONS),
        harmless(
                "a folder that nothing lists cannot be read",
                w -> {
                  w.file("private/secret", "x");
                  Changes.permissions(w, "private", "---------");
                })
            .in(Surroundings.BOUND_BY_PERMISSIONS));
  }

  /** Puts an unknown field before the list of the models' manifest. */
  private static void field(WorkspaceBuilder workspace, String value) {
    workspace.edit(MODELS, "\"models\": [", "\n\"x\": " + value + ",\n\"models\": [");
  }

  private static void rename(WorkspaceBuilder workspace, String name) {
    for (String manifest : List.of(MODELS, COMBINED)) {
      workspace.edit(manifest, "\"name\": \"acme/single\"", "\"name\": \"" + name + "\"");
    }
  }

  /** Gives a recorded file a name in other letters than ASCII's. */
  private static void named(WorkspaceBuilder workspace) {
    String path = "models/acme/größe-☃.onnx";
    rename(workspace, "acme/größe-☃");
    for (String file : List.of(MODELS, COMBINED, MODEL_SUMS)) {
      workspace.edit(file, SINGLE, path);
    }
    workspace.delete(SINGLE).file(path, "single!");
  }

  private static void linked(WorkspaceBuilder workspace) throws Exception {
    Path root = workspace.root();
    Files.createSymbolicLink(root.resolveSibling("link"), root.getFileName());
  }

  private static void writeProtect(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.toList()) {
        String mode = Files.isDirectory(each) ? "r-xr-xr-x" : "r--r--r--";
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(mode));
      }
    }
  }
}
