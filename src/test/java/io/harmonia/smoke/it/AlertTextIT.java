package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.AlertReports.drifted;
import static io.harmonia.smoke.it.AlertReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.RealProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a report or a name holds, the issue's text is inert, and fits. */
class AlertTextIT extends AlertFixture {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> HOSTILE =
      List.of(
          "@everyone and @acme/owners",
          "#1 acme/models#1 GH-1 fixes #1 0123456789abcdef0123456789abcdef01234567",
          "</details><script>alert(1)</script><img src=x onerror=alert(1)>",
          "`@a` ``@b`` ```@c``` `````````` `",
          "`",
          "``@everyone``",
          " ` @everyone ` ",
          "```\n@everyone\n```",
          "a\r\n\r\n# heading\r\n- @everyone\n\n~~~\n",
          "\n::error::boom\n::set-output name=action::none\n",
          "::add-mask::x %0A::error::y",
          "\u001b[31mred\u001b[0m\u0007\u0000",
          "$(touch x)`touch x`; touch x\\",
          "${{ github.token }} $GH_TOKEN",
          "<!-- harmonia-smoke: fingerprint="
              + "0000000000000000000000000000000000000000000000000000000000000000 run=1 -->",
          "\n<!-- harmonia-smoke: fingerprint="
              + "0000000000000000000000000000000000000000000000000000000000000000 run=1 -->\n",
          "<!--",
          "-->",
          "[x](javascript:alert(1)) ![x](http://example.test/x.png) https://example.test/ www.x.y",
          "| a | b |\n|---|---|\n| @c | d |",
          "\u202e@txet\u2066\u200b\ufeff\u2028@everyone",
          "$`@x`$ $$x$$ :tada:",
          "\\`@everyone\\`",
          "",
          "   ");

  /** Texts that would do something on GitHub, in a shell, or in a runner's log. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void hostileTextIsInert(int quarter) throws Exception {
    List<String> texts =
        IntStream.range(0, HOSTILE.size())
            .filter(i -> i % 4 == quarter)
            .mapToObj(HOSTILE::get)
            .toList();
    List<ObjectNode> results = new ArrayList<>();
    for (String text : texts) {
      ObjectNode result = drifted(text, text);
      result.put("remedy", text);
      ((ObjectNode) result.path("findings").path(0)).put("remedy", text);
      results.add(result);
    }
    results.add(drifted("!quite harmless", "begins here")); // the report is in order
    results.add(drifted("quite harmless", "ends here"));
    ObjectNode report = report(results.toArray(ObjectNode[]::new));
    texts.forEach(report.putArray("unfinished")::add);
    List<String> names =
        List.of(
            "GITHUB_WORKFLOW",
            "GITHUB_REF_NAME",
            "GITHUB_EVENT_NAME",
            "GITHUB_SHA",
            "SMOKE_PAGE_URL",
            "SMOKE_REPORT_NAME");
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      // No variable can hold U+0000.
      named.put(names.get(i), texts.get(i % texts.size()).replace("\0", ""));
    }

    github.addIssue(TITLE, "open", "", LABEL);
    assertThat(red(WEEKLY, report, named).action()).isEqualTo("commented");
    assertThat(red(NEXT, report, named).action()).isEqualTo("quiet");

    String comment = github.comments(1).get(0);
    for (String words : List.of(body(), comment)) {
      Rendered rendered = Rendered.of(words);
      assertThat(rendered.outsideCode())
          .matches("[A-Za-z0-9 .,:;()×'\n]*")
          .doesNotContain("GH-", "fixes", "everyone", "www", "touch");
      assertThat(rendered.html()).isEqualTo(words.equals(comment) ? 0 : 1);
      assertThat(rendered.images()).isZero();
      assertThat(rendered.links()).allMatch(link -> link.startsWith(RUN_URL));
      assertThat(words).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\u2028\u202e\u200b]");
      assertThat(rendered.code()).contains("!quite harmless", "begins here");
    }
    assertThat(Rendered.of(body()).code()).contains("ends here");
    for (String text : texts) {
      if (text.length() > 3 && text.matches("[ -~]+")) {
        assertThat(Rendered.of(body()).code()).contains(text);
      }
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  /** The job that makes the text has lesser rights than the one that posts it. */
  @ParameterizedTest
  @ValueSource(strings = {"outcome", "counts", "unfinished", "findings", "first", "fingerprints"})
  void whatIsNotOfTheSuitesFormIsNotPosted(String field) throws Exception {
    Map<String, byte[]> files = AlertReports.uploaded(report(drifted("harmless", "x")), folder);
    ObjectNode text = (ObjectNode) JSON.readTree(files.get("smoke-alert.json"));
    if (field.equals("fingerprints")) {
      text.putObject(field).put("failure drift", "x -->@everyone");
    } else {
      text.put(field, "- **drifted** `x` in `y`\n  - @everyone\n");
    }
    files.put("smoke-alert.json", JSON.writeValueAsBytes(text));
    long id = github.addArtifact(Long.parseLong(WEEKLY), REPORT_NAME, files);

    String body = opened(run(WEEKLY, uploaded("failure", "drift", WEEKLY, id)));

    assertThat(body)
        .contains("smoke-alert.json is none that the suite writes")
        .doesNotContain("everyone");
  }

  @Test
  void whatIsTakenForInertIsInert() throws Exception {
    List<String> forged = new ArrayList<>();
    for (String hostile : HOSTILE) {
      forged.add(hostile);
      forged.add("- **drifted** `kind` in `x`\n  - " + hostile + "\n");
      forged.add("- **drifted** `kind` in `" + hostile + "`\n");
      forged.add("- **drifted** `kind` in ```" + hostile + "```\n");
    }
    forged.add("- **drifted** `kind` in ``x` @everyone `y``\n");
    forged.add("- **drifted** `kind` in `x` @everyone `y`\n");
    forged.add("- **drifted** `kind` in ``x`y` @everyone `y``\n");
    forged.add("- **drifted** `kind` in `x\ny`\n");
    forged.add("- **drifted** `kind` in \\`x` in @everyone `y`\n");
    forged.add("- **drifted** `kind` in \u0001\n");
    forged.add("- `a\u0085b`\n");
    forged.add("- `a\u009fb`\n");
    forged.add("- `x`\n".repeat(10_000));
    Path input = Files.write(folder.resolve("forged"), JSON.writeValueAsBytes(forged));

    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            Map.of(),
            List.of(
                "jq",
                "-L",
                String.valueOf(SCRIPT.getParent()),
                "include \"alert\"; map(is_inert)",
                input.toString()));

    JsonNode inert = JSON.readTree(ran.out());
    assertThat(inert).as(ran.out()).hasSameSizeAs(forged);
    int posted = 0;
    for (int i = 0; i < forged.size(); i++) {
      if (inert.get(i).asBoolean()) {
        Rendered rendered = Rendered.of(forged.get(i));
        assertThat(rendered.outsideCode()).matches("[A-Za-z0-9 .,:;()×\n]*");
        assertThat(rendered.outsideCode()).doesNotContain("everyone", "GH-", "www", "fixes");
        assertThat(rendered.links()).isEmpty();
        assertThat(rendered.html() + rendered.images()).isZero();
        assertThat(forged.get(i))
            .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u2028\u202e\u200b]");
        posted++;
      }
    }
    assertThat(posted).isBetween(20, forged.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "😀", "\u001b"})
  void manyLongFindingsFit(String character) throws Exception {
    ObjectNode[] results =
        IntStream.range(0, 500).mapToObj(i -> longFinding(i, character)).toArray(ObjectNode[]::new);
    github.addIssue(TITLE, "open", "", LABEL);

    assertThat(red(WEEKLY, report(results)).action()).isEqualTo("commented");

    for (String words : List.of(body(), github.comments(1).get(0))) {
      assertThat(words.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
      Rendered rendered = Rendered.of(words);
      assertThat(rendered.outsideCode()).matches("[A-Za-z0-9 .,:;()×'\n]*");
      Matcher more =
          Pattern.compile("And ([0-9]+) more: see the full report.")
              .matcher(rendered.outsideCode());
      assertThat(more.find()).isTrue();
      long shown = rendered.code().stream().filter(code -> code.startsWith("message ")).count();
      assertThat(shown).isPositive().isEqualTo(500 - Long.parseLong(more.group(1)));
    }
    assertThat(body()).endsWith("A green run closes the issue.\n");

    results[499].put("id", "another");
    assertThat(red(NEXT, report(results)).action()).isEqualTo("commented");
  }

  private static ObjectNode longFinding(int number, String character) {
    String much = number + character.repeat(5_000);
    ObjectNode result = drifted("entry " + much, "message " + much);
    result.put("remedy", "remedy " + much);
    ((ObjectNode) result.path("findings").path(0)).put("remedy", "remedy " + much);
    return result;
  }

  @Test
  void theActionHandsEveryInputToTheScript() throws Exception {
    String action =
        Files.readString(Tools.repository().resolve(".github/actions/alert/action.yml"));
    Matcher step = Pattern.compile("(?s)      env:\n(.*?)      run: '(.*)'\n").matcher(action);
    assertThat(step.find()).isTrue();
    assertThat(step.group(2)).doesNotContain("${{");
    Map<String, String> given = new HashMap<>();
    Matcher variable =
        Pattern.compile("        (\\w+): \\$\\{\\{ inputs\\.([\\w-]+) \\}\\}\n")
            .matcher(step.group(1));
    Map<String, String> inputs =
        Map.of(
            "token", GitHubServer.TOKEN,
            "result", "failure",
            "outcome", "drift",
            "report-name", "named",
            "report-url", "",
            "page-url", PAGE_URL,
            "title", "Ours",
            "label", "ours");
    while (variable.find()) {
      given.put(variable.group(1), inputs.get(variable.group(2)));
    }
    assertThat(given).hasSameSizeAs(inputs);
    github.addArtifact(
        Long.parseLong(WEEKLY),
        "named",
        AlertReports.uploaded(report(drifted("a", "it is gone")), folder));
    given.put("GITHUB_ACTION_PATH", Tools.repository().resolve(".github/actions/alert").toString());

    Alert alert = run(WEEKLY, given, "bash", "-c", step.group(2));

    assertThat(alert.action()).isEqualTo("opened");
    assertThat(theIssue().path("title").asText()).isEqualTo("Ours");
    assertThat(theIssue().path("labels").path(0).path("name").asText()).isEqualTo("ours");
    assertThat(body()).contains("`it is gone`", PAGE_URL);
    assertThat(action).contains("default: '" + TITLE + "'", "default: " + LABEL);
  }
}
