package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Asked;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What sources say that are asked; they are a server of this machine. */
final class UpstreamRows {
  private static final LoopbackServer SERVER = server();
  private static final String SOURCE = MODELS + ":26";
  private static final String HUB = "http://huggingface.co/acme/tiny/resolve/";
  private static final String S3 = "s3://bucket.invalid/words.txt";
  private static final String TOP_URL = SERVER.origin() + "/other/top.bin";
  private static final String COMMIT = "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0";

  private UpstreamRows() {}

  private static LoopbackServer server() {
    try {
      return LoopbackServer.start().elsewhere(UpstreamRows::answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String sha) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha)) + ":";
  }

  /** The first part of the path says what is served there. */
  private static Reply answer(Asked asked) {
    String path = asked.url().replaceFirst("https?://[^/]+/", "");
    String rest = path.substring(path.indexOf('/') + 1);
    return switch (path.replaceFirst("/.*", "")) {
      case "page" -> Reply.of(200, "Content-Type", "text/html", "Content-Length", "4711");
      case "match" -> Reply.of(200, "Content-Length", "7", "Repr-Digest", digest(SINGLE_SHA));
      case "other" -> Reply.of(200, "Content-Length", "7", "Repr-Digest", digest(OTHER_SHA));
      case "present" -> Reply.of(200, "Content-Length", "7");
      case "bare" -> Reply.of(200, "Transfer-Encoding", "chunked");
      case "larger" -> Reply.of(200, "Content-Length", "8");
      case "removed" -> Reply.of(410);
      case "private" -> Reply.of(403);
      case "busy" -> Reply.of(503);
      case "no-head" ->
          asked.method().equals("HEAD")
              ? Reply.of(405)
              : Reply.of(206, "Content-Range", "bytes 0-0/7").body("s");
      case "gzip" ->
          Reply.of(
              200,
              "Content-Encoding",
              "gzip",
              "Content-Length",
              "27",
              "Repr-Digest",
              digest(OTHER_SHA));
      case "weak" -> Reply.of(200, "Content-Length", "7", "ETag", "W/\"" + OTHER_SHA + "\"");
      case "parts" ->
          Reply.of(200, "Content-Length", "7", "ETag", "\"" + OTHER_SHA.substring(32) + "-3\"");
      case "loop" -> Reply.of(302, "Location", "/loop/" + rest);
      case "detour" -> Reply.of(302, "Location", "/match/" + rest);
      case "moved" -> Reply.of(301, "Location", "/match/" + rest);
      case "moved-away" -> Reply.of(308, "Location", "/gone/" + rest);
      case "inside" -> Reply.of(302, "Location", "http://127.0.0.9:1/" + rest);
      case "lie" ->
          Reply.of(
              302,
              "Location",
              "/larger/" + rest,
              "X-Linked-Etag",
              "\"" + SINGLE_SHA + "\"",
              "X-Linked-Size",
              "7");
      default -> hub(path);
    };
  }

  /** What Hugging Face says: huggingface_hub, file_download.py and utils/_http.py. */
  private static Reply hub(String path) {
    if (path.startsWith("acme/tiny/resolve/")) {
      return Reply.of(
          302, "Location", "https://cdn.invalid/", "X-Linked-Etag", "\"" + OTHER_SHA + "\"");
    }
    return path.startsWith("acme/secret/")
        ? Reply.of(401, "X-Error-Code", "RepoNotFound")
        : Reply.of(404);
  }

  private static WorkspaceBuilder served(WorkspaceBuilder workspace, String url) {
    for (String manifest : List.of(MODELS, COMBINED)) {
      workspace
          .edit(manifest, "https://models.invalid/acme/shards", SERVER.origin() + "/page/shards")
          .edit(manifest, "https://models.invalid/acme/single", url);
    }
    return workspace;
  }

  private static Row asking(Row row) {
    return row.with("smoke.upstream", "digest")
        .with("smoke.upstream.http", "true")
        .with("smoke.upstream.allow", "127.0.0.1");
  }

  private static Row fault(String name, String where, Kind kind) {
    return asking(
        Row.fault("a source " + name, w -> served(w, SERVER.origin() + where), kind, SOURCE));
  }

  private static Row harmless(String name, String where, Kind kind) {
    return asking(
        Row.harmless("a source " + name, w -> served(w, SERVER.origin() + where))
            .seenAs(kind, SOURCE));
  }

  /** Every host is the server. */
  private static Surroundings behindAProxy() {
    return new Surroundings(
        "behind a proxy",
        List.of(),
        List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + SERVER.port()),
        Map.of());
  }

  static List<Row> rows() {
    return Stream.of(faults(), refused(), harmlessRows(), hubs()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault("states another digest", "/other/single.onnx", Kind.UPSTREAM_CHANGED)
            .saying("expected SHA-256 " + SINGLE_SHA + ", actual " + OTHER_SHA),
        asking(
            Row.fault(
                "the source of a listed file states another digest",
                w ->
                    served(w, SERVER.origin() + "/match/single.onnx")
                        .edit(MODELS, SERVER.origin() + "/page/shards", TOP_URL)
                        .edit(COMBINED, SERVER.origin() + "/page/shards", TOP_URL),
                Kind.UPSTREAM_CHANGED,
                MODELS + ":11")),
        fault("states another size", "/larger/single.onnx", Kind.UPSTREAM_CHANGED)
            .saying("expected 7 bytes, actual 8 bytes"),
        fault(
                "states another size, where presence alone is asked for",
                "/larger/single.onnx",
                Kind.UPSTREAM_CHANGED)
            .with("smoke.upstream", "present"),
        fault("is gone", "/gone/single.onnx", Kind.UPSTREAM_GONE).saying("answered 404"),
        fault("was removed for good", "/removed/single.onnx", Kind.UPSTREAM_GONE)
            .saying("answered 410"),
        fault("moved, and has nothing there", "/moved-away/single.onnx", Kind.UPSTREAM_MOVED)
            .saying("/gone/single.onnx"),
        fault(
                "redirects elsewhere with the recorded digest in the header of another host's table",
                "/lie/single.onnx",
                Kind.UPSTREAM_CHANGED)
            .saying("actual 8 bytes"),
        fault(
                "serves a page to sign in instead of the file",
                "/page/single.onnx",
                Kind.UPSTREAM_NOT_VISIBLE)
            .saying("a web page in the place of the file"),
        asking(
                Row.fault(
                    "a source is busy, and must answer",
                    w ->
                        served(w, SERVER.origin() + "/busy/single.onnx")
                            .edit(DATASETS, S3, SERVER.origin() + "/page/words")
                            .edit(COMBINED, S3, SERVER.origin() + "/page/words"),
                    Kind.UPSTREAM_NO_ANSWER,
                    SOURCE))
            .with("smoke.upstream.required", "true")
            .saying("smoke.upstream.required"),
        asking(
                Row.fault(
                    "a source has no server to ask, and must answer",
                    w -> served(w, SERVER.origin() + "/match/single.onnx"),
                    Kind.UPSTREAM_NO_ANSWER,
                    DATASETS + ":11"))
            .with("smoke.upstream.required", "true")
            .saying("for which no server is asked"),
        asking(
                Row.fault(
                    "no source at a host answers",
                    w -> served(w, "http://127.0.0.3:1/single.onnx"),
                    Kind.UPSTREAM_NO_ANSWER,
                    SOURCE))
            .with("smoke.upstream.allow", "127.0.0.1,127.0.0.3")
            .saying("cannot be connected to"));
  }

  private static Row refused(String name, String url) {
    return asking(
        Row.fault(
            "a source " + name + " is not asked",
            w -> served(w, url),
            Kind.UPSTREAM_REFUSED,
            SOURCE));
  }

  private static List<Row> refused() {
    return List.of(
        refused("at an address of this machine", "http://127.0.0.9:1/single.onnx")
            .saying("smoke.upstream.allow"),
        refused("at the address of a metadata service", "http://169.254.169.254/single.onnx"),
        refused("at an address of a private network", "http://10.1.2.3/single.onnx"),
        refused("at a local name", "http://metadata.google.internal/single.onnx"),
        refused("at a mapped address", "http://[::ffff:127.0.0.9]/single.onnx"),
        refused("at an address in one number", "http://2130706441/single.onnx"),
        refused("with credentials in its URL", "http://me:pw@127.0.0.1/single.onnx"),
        refused("that redirects to this machine", SERVER.origin() + "/inside/single.onnx"),
        refused("without encryption", SERVER.origin() + "/match/single.onnx")
            .with("smoke.upstream.http", "false")
            .saying("smoke.upstream.http")
            .red(2));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("states the recorded digest", "/match/single.onnx", Kind.UPSTREAM_MATCH),
        harmless("is found by a detour of redirects", "/detour/single.onnx", Kind.UPSTREAM_MATCH),
        harmless("moved, and has it there", "/moved/single.onnx", Kind.UPSTREAM_MATCH)
            .saying("moved to", "/match/single.onnx"),
        harmless("states the size alone", "/present/single.onnx", Kind.UPSTREAM_PRESENT),
        harmless("takes no HEAD", "/no-head/single.onnx", Kind.UPSTREAM_PRESENT),
        harmless("compresses what it serves", "/gzip/single.onnx", Kind.UPSTREAM_PRESENT),
        harmless("has a weak ETag", "/weak/single.onnx", Kind.UPSTREAM_PRESENT),
        harmless("has an ETag of parts", "/parts/single.onnx", Kind.UPSTREAM_PRESENT),
        harmless("is a page about a model", "/page/about", Kind.UPSTREAM_PRESENT),
        harmless(
                "states another digest, where presence alone is asked for",
                "/other/single.onnx",
                Kind.UPSTREAM_PRESENT)
            .with("smoke.upstream", "present"),
        harmless("is not shown to everybody", "/private/single.onnx", Kind.UPSTREAM_PRIVATE)
            .saying(".netrc"),
        harmless("is busy, and others answer", "/busy/single.onnx", Kind.UPSTREAM_UNREACHABLE),
        harmless("redirects for ever", "/loop/single.onnx", Kind.UPSTREAM_UNREACHABLE)
            .saying("more than 5 times"),
        Row.harmless(
            "a source is gone, and nobody asks", w -> served(w, SERVER.origin() + "/gone/x")));
  }

  private static Row hub(Row row) {
    return asking(row).in(behindAProxy());
  }

  private static List<Row> hubs() {
    return List.of(
        hub(
            Row.harmless(
                    "a branch of a hub has another content by now",
                    w -> served(w, HUB + "main/single.onnx"))
                .seenAs(Kind.UPSTREAM_MOVED_ON, SOURCE)
                .saying("its branch moved on")),
        hub(Row.fault(
                "a branch of a hub has another content by now, which is not accepted",
                w -> served(w, HUB + "main/single.onnx"),
                Kind.UPSTREAM_CHANGED,
                SOURCE))
            .with("smoke.upstream.moved-on", "drift"),
        hub(
            Row.fault(
                "a tag of a hub states another digest",
                w -> served(w, HUB + "v1.0/single.onnx"),
                Kind.UPSTREAM_CHANGED,
                SOURCE)),
        hub(
            Row.fault(
                "a commit of a hub states another digest",
                w -> served(w, HUB + COMMIT + "/single.onnx"),
                Kind.UPSTREAM_CHANGED,
                SOURCE)),
        hub(Row.fault(
                "a repository of a hub cannot be seen",
                w -> served(w, "http://huggingface.co/acme/secret/resolve/main/single.onnx"),
                Kind.UPSTREAM_NOT_VISIBLE,
                SOURCE))
            .saying("HF_TOKEN"));
  }
}
