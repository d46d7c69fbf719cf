package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.HostileText;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RenderedSummary;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.text.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Markdown summary, rendered as GitHub does by a library of the same rules, in a real Chromium,
 * as wide as a desktop and as narrow as a phone. Its pictures are in {@code target/page}.
 */
class SummaryIT {
  private static final Path PICTURES = Tools.repository().resolve("target/page");

  @TempDir Path folder;

  private final Map<String, JsonReportFile> reports = new LinkedHashMap<>();
  private final List<String> pages = new ArrayList<>();

  @Test
  void isReadableWhateverWasFound() throws Exception {
    check("green", 0, workspace("green"));
    check("one", 1, workspace("one").flipAByteOf(SmallWorkspace.WEIGHTS));
    check("many", 1, missing(workspace("many").flipAByteOf(SmallWorkspace.CONFIG), 499));
    SmallWorkspace hostile = workspace("hostile");
    HostileText.MARKDOWN.writeInto(hostile);
    HostileText.HTML.writeInto(hostile);
    HostileText.BACKTICKS.writeInto(hostile);
    HostileText.LONG.writeInto(hostile);
    check("hostile", 1, hostile);

    JsonNode seen = look();

    assertThat(seen).hasSize(2 * reports.size());
    for (JsonNode page : seen) {
      JsonReportFile report = reports.get(page.get("name").asText());
      assertThat(page.get("pageOverflows").asBoolean())
          .as(page.get("name") + ", " + page.get("device"))
          .isFalse();
      assertThat(page.get("overflowing"))
          .as(page.get("name") + ", " + page.get("device"))
          .isEmpty();
      assertThat(page.get("dialogs")).isEmpty();
      assertThat(page.get("requests").asInt()).isZero();
      assertThat(page.get("live").asInt())
          .as(page.get("name") + ", " + page.get("device"))
          .isZero();
      assertThat(page.at("/headings/0").asText()).isEqualTo("Harmonia Smoke: " + report.outcome());
      assertThat(texts(page.at("/tables/0/1")))
          .isEqualTo(
              List.of("checks", "passed", "drifted", "unchecked", "skipped", "waived").stream()
                  .map(count -> Quantity.grouped(report.count(count)))
                  .toList());
      assertThat(found(page)).isEqualTo(found(report));
    }
    assertThat(seen.get(4).get("code"))
        .as("of the findings, those that are shown")
        .hasSizeLessThan(120);
    assertThat(seen.findValuesAsText("device")).contains("desktop", "phone");
    assertThat(seen.get(6).get("code").toString()).contains("<script>", "[hostile](http://");
  }

  private SmallWorkspace workspace(String name) throws Exception {
    return SmallWorkspace.in(Files.createDirectory(folder.resolve(name)));
  }

  /** Recorded files that are not there. */
  private static SmallWorkspace missing(SmallWorkspace workspace, int files) throws Exception {
    String lines =
        IntStream.range(0, files)
            .mapToObj(i -> "%064x  models/acme/gone-%03d/weights.bin%n".formatted(i, i))
            .collect(Collectors.joining());
    Files.writeString(
        workspace.root().resolve("models/checksums.sha256"), lines, StandardOpenOption.APPEND);
    return workspace;
  }

  /** Runs the jar, and renders the summary that it leaves. */
  private void check(String name, int exit, SmallWorkspace workspace) throws Exception {
    Path left = folder.resolve(name + "-reports");
    Jar.Run run =
        Jar.in(folder).run("--root", workspace.root().toString(), "--report-dir", left.toString());
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    reports.put(name, JsonReportFile.in(left));
    String summary = Files.readString(left.resolve("smoke-summary.md"));
    Path page = left.resolve("summary.html");
    Files.writeString(page, RenderedSummary.of(summary).page());
    pages.add(name + "=" + page);
  }

  private JsonNode look() throws Exception {
    Tools.needBrowser();
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(Tools.npm().resolve("summary.mjs").toString());
    command.add(PICTURES.toString());
    command.addAll(pages);
    RealProgram.Ran ran = RealProgram.run(folder, Map.of(), command);
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  /** The kinds and the numbers of checks, as the page has them in its second table or heading. */
  private static Map<String, String> found(JsonNode page) {
    Map<String, String> found = new TreeMap<>();
    for (String heading : texts(page.get("headings"))) {
      String[] parts = heading.split(": |(?<=\\d) ", -1);
      if (heading.matches(".* check(s)? (drifted|unchecked)")) {
        found.put(parts[0], parts[1]);
      }
    }
    if (found.size() > 1) {
      Map<String, String> table = new TreeMap<>();
      page.at("/tables/1").forEach(row -> table.put(row.get(0).asText(), row.get(2).asText()));
      table.remove("kind");
      assertThat(table).isEqualTo(found);
    }
    return found;
  }

  private static Map<String, String> found(JsonReportFile report) {
    Map<String, Long> found =
        report.results().stream()
            .filter(result -> result.get("verdict").asText().matches("drifted|unchecked"))
            .collect(
                Collectors.groupingBy(
                    result -> result.get("kind").asText(), TreeMap::new, Collectors.counting()));
    Map<String, String> shown = new TreeMap<>();
    found.forEach((kind, number) -> shown.put(kind, Quantity.grouped(number)));
    return shown;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
