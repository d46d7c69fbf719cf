package io.harmonia.smoke.origins;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.cli.Main;
import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the jar in processes of their own, whose environment has credentials and proxies. */
@Timeout(120)
class UpstreamProcessTest {
  private static final List<String> PLANTED =
      List.of("hf_planted0123", "ghp_planted0123", "netrc_planted0123");
  private static final String SHA = "0".repeat(64);

  @TempDir private Path folder;

  private LoopbackServer server;
  private int status;

  @BeforeEach
  void start() throws Exception {
    server = LoopbackServer.start();
    WorkspaceBuilder.empty(folder.resolve("workspace"))
        .file(
            "registry.txt",
            String.join(
                    "\n",
                    "a sha256:" + SHA + " https://huggingface.co/acme/tiny/resolve/main/a",
                    "b sha256:" + SHA + " https://github.com/acme/tiny/releases/download/v1/b",
                    "c sha256:" + SHA + " https://models.example.org/c",
                    "d sha256:" + SHA + " https://other.example.org/d",
                    "e sha256:" + SHA + " https://models.example.org/e?key=url_planted0123",
                    "f sha256:" + SHA + " https://me:url_planted0123@models.example.org/f",
                    "g sha256:" + SHA + " https://raw.githubusercontent.com/acme/tiny/main/g")
                + "\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String run(List<String> jvm, Map<String, String> environment, String... settings)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("check", "--root", folder.resolve("workspace").toString()));
    command.addAll(List.of("--report-dir", folder.resolve("reports").toString()));
    command.addAll(List.of("-D", "smoke.sources=pooch:registry.txt"));
    for (String setting : settings) {
      command.addAll(List.of("-D", setting));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    status = process.waitFor();
    return out;
  }

  private Map<String, String> environment() throws IOException {
    Path netrc =
        Files.writeString(
            folder.resolve("netrc"),
            "machine models.example.org login me password netrc_planted0123\n");
    return Map.of(
        "https_proxy",
        server.origin(),
        "HF_TOKEN",
        "hf_planted0123",
        "GITHUB_TOKEN",
        "ghp_planted0123",
        "NETRC",
        netrc.toString());
  }

  private List<String> trusting() throws Exception {
    Path store = LoopbackServer.trustStore(folder.resolve("trusted.p12"));
    return List.of(
        "-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=changeit");
  }

  /** The classes without which nobody opens a socket, which the control loads. */
  @Test
  void withNoneNothingIsLoadedThatOpensASocket() throws Exception {
    List<String> jvm = new ArrayList<>(trusting());
    jvm.add("-Xlog:class+load");

    String none = run(jvm, environment());
    String present = run(jvm, environment(), "smoke.upstream=present");

    List<String> opening =
        List.of(
            "java.net.http.HttpClient ",
            "sun.nio.ch.SocketChannelImpl ",
            "sun.nio.ch.NioSocketImpl ");
    assertThat(none).contains("[smoke] ").doesNotContain(opening);
    assertThat(present).contains(opening.get(0), opening.get(1));
    assertThat(server.asked()).isNotEmpty();
  }

  @Test
  void plantedTokensAppearNowhere() throws Exception {
    server.elsewhere(
        asked ->
            asked.url().endsWith("/d")
                ? Reply.of(301, "Location", "https://models.example.org/gone?key=url_planted0123")
                : asked.url().endsWith("/c") ? Reply.of(500) : Reply.of(401));

    String out = run(trusting(), environment(), "smoke.upstream=digest");

    assertThat(server.asked())
        .extracting(one -> one.fields().getOrDefault("authorization", ""))
        .contains("Bearer hf_planted0123", "Bearer ghp_planted0123")
        .anyMatch(value -> value.startsWith("Basic "));
    assertThat(out).contains("[smoke] incomplete").doesNotContain(PLANTED);
    try (Stream<Path> all = Files.walk(folder.resolve("reports"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).doesNotContain(PLANTED).doesNotContain("Bearer");
      }
    }
  }

  /** Going around the proxy would be neither meant nor seen. */
  @Test
  void aProxyThatCannotBeUsedIsWrongUsage() throws Exception {
    Map<String, String> socks =
        Map.of("ALL_PROXY", server.origin().replace("http://", "socks5://u:url_planted0123@"));

    String out = run(List.of(), socks, "smoke.upstream=digest");

    assertThat(status).isEqualTo(2);
    assertThat(out).contains("ALL_PROXY: names no proxy").doesNotContain("url_planted0123");
    assertThat(server.asked()).isEmpty();
    assertThat(run(List.of(), socks)).doesNotContain("ALL_PROXY"); // nobody is asked
    assertThat(status).isNotEqualTo(2);
  }
}
