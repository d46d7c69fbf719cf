package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as JUnit XML: one {@code testsuite}, a {@code testcase} for each result, named as in
 * the JSON report. Beside what the schemas of Surefire and of Jenkins' xunit know, each has {@code
 * file} and {@code line}, which viewers read.
 */
public final class JunitXml {
  /** What every such file starts with. */
  static final String MARK = "<testsuite name=\"Harmonia Smoke\"";

  private final XMLStreamWriter xml;
  private final String root;

  private JunitXml(XMLStreamWriter xml, String root) {
    this.xml = xml;
    this.root = root;
  }

  /**
   * Writes the results; the writer is flushed and stays open.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RunReport report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JunitXml(xml, report.workspace().root()).report(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.write('\n');
    out.flush();
  }

  /** Writes what is known before anything ran. */
  static void writeUnfinished(Writer out) throws IOException {
    Result unfinished = Result.crashed("the run", "the run has not finished", Duration.ZERO);
    RunRecorder recorder = new RunRecorder(Clock.systemUTC());
    recorder.add(unfinished.id(), unfinished);
    write(recorder.report(List.of()), out);
  }

  private void report(RunReport report) throws XMLStreamException {
    Summary summary = report.summary();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "Harmonia Smoke");
    xml.writeAttribute("tests", Long.toString(summary.checks()));
    xml.writeAttribute("failures", Long.toString(summary.drifted()));
    xml.writeAttribute("errors", Long.toString(summary.unchecked()));
    xml.writeAttribute("skipped", Long.toString(summary.skipped()));
    xml.writeAttribute("time", seconds(summary.duration()));
    xml.writeAttribute("timestamp", summary.generatedAt().toString());
    for (Result result : report.results()) {
      xml.writeCharacters("\n  ");
      result(result);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void result(Result result) throws XMLStreamException {
    Optional<Location> at = result.gravest().flatMap(Finding::location).or(result::location);
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", Printable.whole(result.id()));
    xml.writeAttribute("classname", Printable.whole(at.map(Location::file).orElse("run")));
    xml.writeAttribute("time", seconds(result.duration()));
    if (at.isPresent()) {
      String below = root.isEmpty() || root.equals(".") ? "" : root + "/";
      xml.writeAttribute("file", Printable.whole(below + at.get().file()));
      xml.writeAttribute("line", Integer.toString(at.get().line()));
    }
    switch (result.verdict()) {
      case PASSED -> {}
      case DRIFTED -> fault("failure", result);
      case UNCHECKED -> fault("error", result);
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", message(result));
      }
    }
    xml.writeEndElement();
  }

  private void fault(String element, Result result) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message(result));
    xml.writeAttribute("type", result.kind().label());
    xml.writeCharacters(
        result.findings().stream()
            .map(
                finding ->
                    Printable.whole(finding.message())
                        + " ["
                        + finding.kind().label()
                        + "]\n  Remedy: "
                        + Printable.whole(finding.remedy()))
            .collect(Collectors.joining("\n")));
    xml.writeEndElement();
  }

  private static String message(Result result) {
    return Printable.whole(result.gravest().map(Finding::message).orElse(result.kind().label()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }
}
