package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/**
 * What the schemas of Surefire and of Jenkins' xunit plugin have in common, in our words, and the
 * schemas themselves where environment variables name their files.
 */
class JunitXmlSchemaTest {
  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "testsuite", Set.of("properties", "testcase"),
          "properties", Set.of("property"),
          "property", Set.of(),
          "testcase", Set.of("failure", "skipped", "error"),
          "failure", Set.of(),
          "skipped", Set.of(),
          "error", Set.of());
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "testsuite", Set.of("name", "tests", "failures", "errors", "skipped", "time", "group"),
          "properties", Set.of(),
          "property", Set.of("name", "value"),
          "testcase", Set.of("name", "classname", "time", "group"),
          "failure", Set.of("message", "type"),
          "skipped", Set.of("message"),
          "error", Set.of("message", "type"));
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "testsuite", Set.of("name", "tests", "failures", "errors", "skipped"),
          "property", Set.of("name", "value"),
          "testcase", Set.of("name", "time"),
          "failure", Set.of("type"),
          "error", Set.of("type"));
  private static final Set<String> WITH_TEXT = Set.of("failure", "skipped", "error");

  @Test
  void holdsWhatBothSchemasKnowInTheirOrder() {
    Element suite = document().suite();

    check(suite);
    List<String> order =
        JunitXmlDocument.children(suite).stream().map(Element::getTagName).toList();
    assertThat(order.lastIndexOf("properties")).isLessThan(order.indexOf("testcase"));
    assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
  }

  @Test
  void hasFileAndLineBesidesWhichNeitherKnows() {
    JunitXmlDocument all =
        JunitXmlDocument.of(SomeResults.report(SomeResults.of("a", Kind.CHECKSUM_MISMATCH)));

    assertThat(all.cases()).allMatch(c -> c.hasAttribute("file") && c.hasAttribute("line"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMOKE_XSD_SUREFIRE", "SMOKE_XSD_XUNIT"})
  void isValidByTheSchemaItself(String variable) throws Exception {
    String file = System.getenv(variable);
    assumeThat(file).as(variable + " names no schema").isNotNull();

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Path.of(file).toFile())
        .newValidator()
        .validate(new DOMSource(document().document()));
  }

  /** One result of each kind, one of two findings and one from nowhere, without file and line. */
  private static JunitXmlDocument document() {
    RunRecorder recorder = SomeResults.recorder();
    for (Kind kind : Kind.values()) {
      recorder.add(kind.label(), SomeResults.of(kind.label(), kind));
    }
    Finding finding = Finding.nowhere(Kind.CRASHED, "<]]>\u0000\n", "&");
    recorder.add("two", SomeResults.recorded("two", finding, finding));
    recorder.add("run", Result.crashed("run", "crashed", java.time.Duration.ofHours(3)));
    recorder.note("a note");
    JunitXmlDocument xml = JunitXmlDocument.of(recorder.report(List.of("unfinished")));
    for (Element element : xml.cases()) {
      element.removeAttribute("file");
      element.removeAttribute("line");
    }
    return xml;
  }

  private static void check(Element element) {
    String name = element.getTagName();
    Set<String> attributes = new TreeSet<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add(element.getAttributes().item(i).getNodeName());
    }
    assertThat(attributes).as(name).isSubsetOf(ATTRIBUTES.get(name));
    assertThat(attributes).as(name).containsAll(REQUIRED.getOrDefault(name, Set.of()));
    List<Element> children = JunitXmlDocument.children(element);
    assertThat(children)
        .extracting(Element::getTagName)
        .allMatch(child -> CHILDREN.getOrDefault(name, Set.of()).contains(child));
    if (name.equals("testcase")) {
      assertThat(children).hasSizeLessThan(2);
      assertThat(element.getAttribute("time")).matches("\\d+\\.\\d{3}");
    } else if (children.isEmpty() && !WITH_TEXT.contains(name)) {
      assertThat(element.getTextContent()).isBlank();
    }
    children.forEach(JunitXmlSchemaTest::check);
  }
}
