package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Location;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class JunitXmlTest {
  private static final String MESSAGE = "models/checksums.sha256:1:1: message";

  @Test
  void countsAsTheReportDoes() {
    Element suite = JunitXmlDocument.of(oneOfEach()).suite();

    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
  }

  @Test
  void hasACaseForEachResultUnderItsFullName() {
    List<Element> cases = JunitXmlDocument.of(oneOfEach()).cases();

    assertThat(cases).extracting(c -> c.getAttribute("name")).containsExactly("a", "b", "c", "d");
    assertThat(cases)
        .extracting(c -> c.getAttribute("classname"))
        .containsOnly("models/checksums.sha256");
    assertThat(cases).extracting(c -> c.getAttribute("time")).containsOnly("0.005");
  }

  @Test
  void saysWhereFromTheRootOfTheRepository() {
    List<Element> cases = JunitXmlDocument.of(oneOfEach()).cases();

    assertThat(cases)
        .extracting(c -> c.getAttribute("file"))
        .containsOnly("some/root/models/checksums.sha256");
    assertThat(cases).extracting(c -> c.getAttribute("line")).containsOnly("1");
  }

  @Test
  void pointsAtTheGravestFindingWhereThatStandsElsewhere() {
    Location there = new Location("models/inventory.json", 12, 5);
    Result result = SomeResults.recorded("x", Finding.at(there, Kind.SIZE_MISMATCH, "m", "r"));

    Element at = JunitXmlDocument.of(SomeResults.report(result)).cases().get(0);

    assertThat(at.getAttribute("file")).isEqualTo("some/root/models/inventory.json");
    assertThat(at.getAttribute("line")).isEqualTo("12");
    assertThat(at.getAttribute("classname")).isEqualTo("models/checksums.sha256");
  }

  @Test
  void makesAFailureOfDriftAndAnErrorOfWhatIsUnchecked() {
    List<Element> cases = JunitXmlDocument.of(oneOfEach()).cases();

    assertThat(JunitXmlDocument.children(cases.get(0))).isEmpty();
    assertThat(cases.subList(1, 4))
        .extracting(c -> JunitXmlDocument.children(c).get(0).getTagName())
        .containsExactly("failure", "skipped", "error");
    Element failure = JunitXmlDocument.elements(cases.get(1), "failure").get(0);
    assertThat(failure.getAttribute("type")).isEqualTo("checksum-mismatch");
    assertThat(failure.getAttribute("message")).isEqualTo(MESSAGE + " of b");
  }

  @Test
  void saysWhyATestIsSkippedInItsMessage() {
    Element skipped =
        JunitXmlDocument.elements(JunitXmlDocument.of(oneOfEach()).suite(), "skipped").get(0);

    assertThat(skipped.getAttribute("message")).isEqualTo(MESSAGE + " of c");
  }

  @Test
  void hasEveryFindingWithItsRemedyInTheText() {
    Result two =
        SomeResults.recorded(
            "x",
            SomeResults.finding(Kind.SIZE_MISMATCH, "one"),
            SomeResults.finding(Kind.CHECKSUM_MISMATCH, "two"));

    String text = JunitXmlDocument.of(SomeResults.report(two)).cases().get(0).getTextContent();

    assertThat(text.lines())
        .containsExactly(
            "models/checksums.sha256:1:1: one [size-mismatch]",
            "  Remedy: Do something about it.",
            "models/checksums.sha256:1:1: two [checksum-mismatch]",
            "  Remedy: Do something about it.",
            "at models(checksums.sha256:1)");
  }

  @Test
  void isRedWhereNothingFailedAndTheRunIsIncomplete() {
    RunReport cutOff =
        SomeResults.recorder(SomeResults.matched("a")).report(List.of("the run has not finished"));

    JunitXmlDocument xml = JunitXmlDocument.of(cutOff);

    assertThat(xml.suite().getAttribute("tests")).isEqualTo("2");
    assertThat(xml.suite().getAttribute("errors")).isEqualTo("1");
    assertThat(xml.cases()).hasSize(2);
    assertThat(JunitXmlDocument.elements(xml.suite(), "error"))
        .singleElement()
        .extracting(e -> e.getAttribute("message"))
        .isEqualTo("the run: incomplete: the run has not finished");
  }

  @Test
  void addsNoCaseWhereTheRunIsClean() {
    JunitXmlDocument xml = JunitXmlDocument.of(SomeResults.report(SomeResults.matched("a")));

    assertThat(xml.suite().getAttribute("tests")).isEqualTo("1");
    assertThat(xml.cases()).hasSize(1);
  }

  @Test
  void isAnErrorBeforeAnythingRan() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JunitXml.writeUnfinished(out);

    Element suite = JunitXmlDocument.parse(out.toString(StandardCharsets.UTF_8)).suite();

    assertThat(suite.getAttribute("tests")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(out.toString(StandardCharsets.UTF_8).substring(0, 200)).contains(JunitXml.MARK);
  }

  @Test
  void namesNotesAndWhatWasCheckedAsProperties() {
    RunRecorder recorder = SomeResults.recorder(SomeResults.matched("a"));
    recorder.note("links were followed");

    List<Element> properties =
        JunitXmlDocument.elements(
            JunitXmlDocument.of(recorder.report(List.of())).suite(), "property");

    assertThat(properties)
        .extracting(p -> p.getAttribute("name") + "=" + p.getAttribute("value"))
        .containsExactly(
            "outcome=clean",
            "generated_at=2026-11-22T06:17:00Z",
            "root=some/root",
            "note=links were followed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]]><x/>",
        "a & b < c > d \" e ' f",
        "&#x1b; &amp; <!-- -->",
        "line\nfeed\rreturn\ttab",
        "\u0000\u0001\u001b[31m\u0085",
        "\ufffe\uffff",
        "\ud800 lone \udc00",
        "\ud83d\ude00 tök ☃"
      })
  void keepsHostileTextWellFormedAndRecognisable(String hostile) {
    Finding finding =
        Finding.at(
            new Location(hostile, 1, 1), Kind.CHECKSUM_MISMATCH, "<" + hostile + ">", hostile);
    RunRecorder recorder = SomeResults.recorder(SomeResults.recorded("x" + hostile, finding));
    recorder.note(hostile);

    JunitXmlDocument xml = JunitXmlDocument.of(recorder.report(List.of()));

    Element failed = xml.cases().get(0);
    Element failure = JunitXmlDocument.elements(failed, "failure").get(0);
    String message = failure.getAttribute("message");
    assertThat(message).doesNotContainPattern("\\p{Cntrl}|\\p{Cn}");
    assertThat(failure.getTextContent()).startsWith(message + " [checksum-mismatch]\n");
    String shown = message.substring(message.indexOf(":1:1: ") + 6);
    assertThat(shown).startsWith("<").endsWith(">").doesNotContainPattern("\\p{Cntrl}|\\p{Cn}");
    String inner = shown.substring(1, shown.length() - 1);
    assertThat(failed.getAttribute("name")).endsWith(inner);
    assertThat(failed.getAttribute("file")).endsWith(inner);
    assertThat(inner).isEqualTo(io.harmonia.smoke.text.Printable.whole(hostile));
  }

  static RunReport oneOfEach() {
    return SomeResults.report(
        SomeResults.of("a", Kind.MATCH),
        SomeResults.of("b", Kind.CHECKSUM_MISMATCH),
        SomeResults.of("c", Kind.NOT_RECORDED),
        SomeResults.of("d", Kind.UNREADABLE));
  }
}
