package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a manifest holds, each check of its workspace has a whole verdict, and the manifest is
 * read exactly where Jackson's own mapper reads the same text, but for closed reasons.
 *
 * <p>For longer: {@code mvn test -Dtest=ManifestFuzzTest -Dfuzz.seconds=600 -Dfuzz.seed=1000000}.
 */
@Timeout(3_600)
@Tag("slow")
class ManifestFuzzTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Texts, a byte each character: literals, numbers, ends, escapes, what is no UTF-8 or no JSON.
   */
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "\0",
          "/**/",
          "//",
          "#",
          "'",
          "null",
          "true",
          "NaN",
          "-Infinity",
          "0",
          "-0",
          "01",
          "+1",
          ".5",
          "1.",
          "1.0",
          "1e3",
          "1E+3",
          "1e-400",
          "1e400",
          "1e999999999",
          "1e99999999999999",
          "-1",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "1".repeat(1_001),
          "\"\"",
          "\" \"",
          "\\u0000",
          "\\ud800",
          "\\udc00\\ud800",
          "\\u202e",
          "\\x",
          "\u00ef\u00bb\u00bf",
          "\u00ff",
          "\u00fe\u00ff",
          "\u00c3",
          "\u00c3\u00a9",
          "\u00c0\u00af",
          "\u00ed\u00a0\u0080",
          "\u00f0\u009d\u0084\u009e",
          "\u00f4\u0090\u0080\u0080",
          "\u0080",
          "\"models\":",
          "\"datasets\":",
          "\"totals\":",
          "\"name\":",
          "\"path\":",
          "\"version\":",
          "\"size_bytes\":",
          "\"sizeBytes\":",
          "\"sha256\":",
          "\"SHA256\":",
          "\"files\":",
          "\"file\":",
          "\"files_count\":",
          "\"license\":",
          "\"file_path\":",
          "\"source_url\":",
          "\"..\"",
          "\"/\"",
          "\"C:\\\\x\"",
          "\"~\"",
          "\"1.2.3\"",
          "\"https://a.invalid/\"",
          "\"models_bytes\":");

  @TempDir private Path root;

  @Test
  void everyVerdictIsWholeWhateverAManifestHolds() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    String original = workspace.text(WorkspaceBuilder.MODELS);
    List<byte[]> documents =
        List.of(
            original.getBytes(UTF_8),
            workspace.text(WorkspaceBuilder.COMBINED).getBytes(UTF_8),
            "{\"models\":[{\"repo_id\":\"ö/𝄞\",\"local_path\":\"models\\\\a\",\"top_files\":[]}]}"
                .getBytes(UTF_8),
            "{\"models\": [], \"datasets\": [{}], \"totals\": {\"models_bytes\": 1e0}}"
                .getBytes(UTF_8));

    new Fuzzing(documents, TOKENS)
        .holds("manifests", input -> check(workspace.file(WorkspaceBuilder.MODELS, input), input));
  }

  private static void check(WorkspaceBuilder workspace, byte[] input) {
    Checked checked = workspace.check();

    FuzzedFindings.areWhole(
        checked, WorkspaceBuilder.MODELS, Fuzzing.lines(new String(input, UTF_8)));
    List<Finding> findings =
        checked.of(WorkspaceBuilder.MODELS + " › well-formed").judgement().findings();
    Optional<String> message = findings.stream().findFirst().map(Finding::message);
    Optional<String> refused =
        message.filter(text -> text.matches("(?s).*: (is|goes on|exceeds) .*"));
    assertThat(refused.isEmpty())
        .as("read by us (%s), and by Jackson (%s)", message, jackson(input))
        .isEqualTo(jackson(input).isEmpty() && whyStricter(input, refused).isEmpty());
  }

  /** Why Jackson does not read a text in UTF-8, without its byte-order mark. */
  private static Optional<String> jackson(byte[] input) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
      boolean marked = text.startsWith("\ufeff");
      boolean isMissing = STRICT.readTree(marked ? text.substring(1) : text).isMissingNode();
      return isMissing ? Optional.of("empty") : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of("not UTF-8");
    } catch (JsonProcessingException e) {
      return Optional.of(e.getOriginalMessage());
    }
  }

  /** The closed list of reasons for which we refuse what Jackson's mapper reads. */
  private static Optional<String> whyStricter(byte[] input, Optional<String> refused) {
    String message = refused.orElse("");
    if (message.contains("exceeds a limit of the reader")) {
      return Optional.of("a manifest needs no such depth, length or exponent");
    }
    if (message.contains("is UTF-16") && new String(input, ISO_8859_1).indexOf('\0') >= 0) {
      return Optional.of("a NUL among the first two characters is UTF-16");
    }
    return Optional.empty();
  }
}
