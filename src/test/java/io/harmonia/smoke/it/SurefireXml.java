package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Surefire's XML says of a class.
 *
 * @param tests number of test cases
 * @param failures of these, failed assertions
 * @param errors of these, other exceptions
 * @param skipped of these, aborted or disabled
 * @param names names of the test cases
 */
record SurefireXml(long tests, long failures, long errors, long skipped, List<String> names) {

  static SurefireXml of(Path folder, String className) {
    Path file = folder.resolve("TEST-" + className + ".xml");
    try {
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
      NodeList cases = suite.getElementsByTagName("testcase");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < cases.getLength(); i++) {
        names.add(((Element) cases.item(i)).getAttribute("name"));
      }
      return new SurefireXml(
          Long.parseLong(suite.getAttribute("tests")),
          Long.parseLong(suite.getAttribute("failures")),
          Long.parseLong(suite.getAttribute("errors")),
          Long.parseLong(suite.getAttribute("skipped")),
          names);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("No XML report: " + file, e);
    }
  }

  /** Whether Surefire left anything of a class. */
  static boolean exists(Path folder, String className) {
    return Files.exists(folder.resolve("TEST-" + className + ".xml"));
  }
}
