package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlTest {
  private static final Location HERE = new Location("models/inventory.json", 3, 7);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://huggingface.co/Xenova/all-MiniLM-L6-v2",
        "http://example.org",
        "HTTPS://example.org/a?b=c#d",
        "https://user@example.org:8443/",
        "https://my_bucket.example.org/x",
        "https://[::1]/x",
        "https://exämple.org/größe",
        "hf://owner/name",
        "hf:owner/name",
        "s3://bucket/key",
        "gs://bucket",
        "git+ssh://git@host/x.git",
        "doi:10.5281/zenodo.1234",
        "urn:nbn:de:101:1-201102033592"
      })
  void acceptsAnAbsoluteUrlOfAStore(String text) {
    Stated<String> url = SourceUrl.parse(text, HERE);

    assertThat(url.value()).contains(text);
    assertThat(url.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          huggingface.co/Xenova   | is not absolute: it has no scheme
          //huggingface.co/x      | is not absolute: it has no scheme
          ``                      | is not absolute: it has no scheme
          https:huggingface.co/x  | names no host or bucket
          HTTP:example.org        | names no host or bucket
          https:/example.org/x    | names no host or bucket
          https:///x              | names no host or bucket
          https://:80/x           | names no host or bucket
          https://user@/x         | names no host or bucket
          https://user@:80/x      | names no host or bucket
          localhost:8080/x        | names no host or bucket
          s3:bucket/key           | names no host or bucket
          s3:///key               | names no host or bucket
          C:/repos/models         | is a path on a drive, not a URL
          c:models                | is a path on a drive, not a URL
          file:///models/a        | does not lead to a store: its scheme is file
          FILE:///models/a        | does not lead to a store: its scheme is FILE
          javascript:alert(1)     | does not lead to a store: its scheme is javascript
          data:text/plain,x       | does not lead to a store: its scheme is data
          jar:file:/a.jar!/b      | does not lead to a store: its scheme is jar
          https://                | is not a URL (Expected authority)
          https://a b/c           | is not a URL (Illegal character in authority)
          ` https://example.org`  | is not a URL (Illegal character in scheme name)
          https://example.org/%zz | is not a URL (Malformed escape pair)
          https://example.org/{x} | is not a URL (Illegal character in path)
          git@github.com:o/r.git  | is not a URL (Illegal character in scheme name)
          """)
  void refusesWhatLeadsNowhere(String text, String why) {
    Stated<String> url = SourceUrl.parse(text, HERE);

    assertThat(url.value()).isEmpty();
    assertThat(url.text()).isEqualTo(text);
    assertThat(url.problem())
        .contains(
            new Problem(
                HERE,
                "\"" + text + "\" " + why,
                "Write where the content comes from, for example https://huggingface.co/owner/name,"
                    + " hf://owner/name or s3://bucket/key."));
  }
}
