package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir private Path folder;

  private static String of(Credentials credentials, String url) throws UnaskableUrlException {
    String value = credentials.of(RemoteUrl.parse(url)).orElse("");
    return value.startsWith("Basic ")
        ? new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8)
        : value;
  }

  @Test
  void ofTheEnvironmentAreForTheirHosts() throws UnaskableUrlException {
    Credentials both = Credentials.of(Map.of("HF_TOKEN", "h", "GITHUB_TOKEN", "g"));

    assertThat(of(both, "https://huggingface.co/a")).isEqualTo("Bearer h");
    assertThat(of(both, "https://api.github.com/a")).isEqualTo("Bearer g");
    assertThat(of(both, "https://github.com/a/b.git/info/lfs/objects/batch"))
        .isEqualTo("x-access-token:g");
    assertThat(of(both, "https://github.com/a/b")).isEmpty();
    assertThat(of(both, "http://huggingface.co/a")).isEmpty();
    assertThat(of(both, "https://huggingface.co:8443/a")).isEmpty();
    assertThat(of(both, "https://huggingface.co.evil.example/a")).isEmpty();
    assertThat(of(both, "https://cdn-lfs.huggingface.co/a")).isEmpty();
  }

  @Test
  void ofNetrcAreForTheirMachines() throws IOException, UnaskableUrlException {
    Files.writeString(
        folder.resolve(".netrc"),
        """
        # of the team
        machine models.example.org login me password "a \\"b"
        macdef init
        machine evil.example login x password y

        machine huggingface.co
          login hub
          account none
          password pw
        default login anonymous password everybody
        """);

    Credentials netrc = Credentials.of(Map.of("HOME", folder.toString()));

    assertThat(of(netrc, "https://models.example.org/a")).isEqualTo("me:a \"b");
    assertThat(of(netrc, "https://huggingface.co/a")).isEqualTo("hub:pw");
    assertThat(of(netrc, "https://evil.example/a")).isEmpty();
    assertThat(of(netrc, "https://other.example/a")).isEmpty();
    assertThat(of(netrc, "http://models.example.org/a")).isEmpty();
  }

  @Test
  void ofAnotherFileAreReadWhereItIsNamed() throws IOException, UnaskableUrlException {
    Path other = Files.writeString(folder.resolve("other"), "machine a.example login b password c");

    assertThat(of(Credentials.of(Map.of("NETRC", other.toString())), "https://a.example/"))
        .isEqualTo("b:c");
    assertThat(of(Credentials.of(Map.of("HOME", folder + "/none")), "https://a.example/"))
        .isEmpty();
  }

  @Test
  void ofNetrcAreForMachinesOfAnyCase() throws IOException, UnaskableUrlException {
    Files.writeString(folder.resolve(".netrc"), "machine Models.Example.ORG login Me password Pw");
    Credentials netrc = Credentials.of(Map.of("HOME", folder.toString()));

    assertThat(of(netrc, "https://models.example.org/a")).isEqualTo("Me:Pw");
    assertThat(of(netrc, "https://MODELS.example.org/a")).isEqualTo("Me:Pw");
    assertThat(of(netrc, "https://example.org/a")).isEmpty();
  }
}
