package io.harmonia.smoke.report;

import io.harmonia.smoke.results.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** JUnit XML, written and parsed. */
record JunitXmlDocument(Document document) {

  /** Of a workspace {@code some/root} below the folder of the run. */
  static JunitXmlDocument of(RunReport report) {
    return of(report, new CheckoutPaths("/ci/some/root", "/ci"));
  }

  static JunitXmlDocument of(RunReport report, CheckoutPaths paths) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      JunitXml.write(report, paths, out);
      return parse(out.toString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError("no XML", e);
    }
  }

  static JunitXmlDocument parse(String xml) throws Exception {
    return new JunitXmlDocument(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml))));
  }

  Element suite() {
    return document.getDocumentElement();
  }

  List<Element> cases() {
    return elements(suite(), "testcase");
  }

  static List<Element> children(Element parent) {
    return elements(parent, "*").stream().filter(e -> e.getParentNode().equals(parent)).toList();
  }

  static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
