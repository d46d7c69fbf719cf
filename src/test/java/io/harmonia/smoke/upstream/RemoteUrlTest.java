package io.harmonia.smoke.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a b, https://example.org/a%20b",
    "HTTPS://EXAMPLE.org:443/A, https://example.org/A",
    "http://example.org:80, http://example.org/",
    "https://example.org:8443/x, https://example.org:8443/x",
    "https://example.org/%7Ea/100%, https://example.org/%7Ea/100%25",
    "https://example.org./a#part, https://example.org/a",
    "https://bücher.example/ö, https://xn--bcher-kva.example/%C3%B6",
    "https://xn--bcher-kva.example/, https://xn--bcher-kva.example/",
    "https://127.0.0.1/a, https://127.0.0.1/a",
    "'https://[::1]:8080/a', 'https://[::1]:8080/a'",
    "hf://acme/tiny, https://huggingface.co/acme/tiny",
    "hf://acme/tiny@v1, https://huggingface.co/acme/tiny/tree/v1",
    "hf://datasets/acme/words@v1/a/b.csv, https://huggingface.co/datasets/acme/words/resolve/v1/a/b.csv",
    "hf://acme/tiny/a.bin, https://huggingface.co/acme/tiny/resolve/main/a.bin"
  })
  void hasOneSpelling(String stated, String url) throws UnaskableUrlException {
    assertThat(RemoteUrl.parse(stated).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:secret@example.org/",
        "https://token@example.org/",
        "https://example.org@127.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.01/",
        "https://1.2.3.256/",
        "https://example.0x7f/"
      })
  void isRefusedWhereItHidesSomething(String stated) {
    UnaskableUrlException refused =
        catchThrowableOfType(UnaskableUrlException.class, () -> RemoteUrl.parse(stated));

    assertThat(refused.isRefused()).isTrue();
    assertThat(refused.getMessage()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "model.onnx",
        "https:/example.org",
        "ftp://example.org/a",
        "s3://bucket/a",
        "file:///etc/passwd"
      })
  void isNotAskedWhereItIsNoneOfTheWeb(String stated) {
    UnaskableUrlException not =
        catchThrowableOfType(UnaskableUrlException.class, () -> RemoteUrl.parse(stated));

    assertThat(not.isRefused()).isFalse();
  }

  /** A record that names a server is not to be passed over in silence. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https://a b/",
        "https://my_bucket_.-/a",
        "https://exa%6dple.org/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org\\@127.0.0.1/",
        "https://[::1/",
        "https://-example.org/"
      })
  void isRefusedWhereItsServerCannotBeTold(String stated) {
    UnaskableUrlException refused =
        catchThrowableOfType(UnaskableUrlException.class, () -> RemoteUrl.parse(stated));

    assertThat(refused.isRefused()).isTrue();
  }

  @Test
  void isRefusedWhereItIsTooLong() {
    UnaskableUrlException refused =
        catchThrowableOfType(
            UnaskableUrlException.class,
            () -> RemoteUrl.parse("https://example.org/" + "a".repeat(4_096)));

    assertThat(refused.isRefused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/b, https://example.org/b",
    "b?c, https://example.org/x/b?c",
    "//other.example/b, https://other.example/b",
    "http://other.example/b, http://other.example/b",
    "?d, https://example.org/x/a?d"
  })
  void resolvesWhereARedirectLeads(String location, String url) throws UnaskableUrlException {
    assertThat(RemoteUrl.parse("https://example.org/x/a").resolve(location).text()).isEqualTo(url);
  }

  @Test
  void doesNotResolveOtherSchemes() {
    assertThatExceptionOfType(UnaskableUrlException.class)
        .isThrownBy(() -> RemoteUrl.parse("https://example.org/a").resolve("file:///etc/passwd"));
    assertThatExceptionOfType(UnaskableUrlException.class)
        .isThrownBy(() -> RemoteUrl.parse("https://example.org/a").resolve("data:text/plain,x"));
  }

  @Test
  void showsNoQueryAndNothingThatActs() throws UnaskableUrlException {
    assertThat(RemoteUrl.parse("https://example.org/a\u202e\u0007?token=secret").shown())
        .isEqualTo("https://example.org/a%E2%80%AE%07?…");
  }
}
