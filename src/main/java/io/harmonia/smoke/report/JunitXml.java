package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as JUnit XML: one {@code testsuite}, a {@code testcase} for each result, named as in
 * the JSON report, in one pass over the results.
 *
 * <pre>{@code
 * <testcase name="models/checksums.sha256 › models/a.onnx" classname="models/checksums.sha256"
 *           time="0.012" file="models/checksums.sha256" line="4">
 * }</pre>
 *
 * <p>Without {@code file} and {@code line}, which viewers read, it is valid by the schemas of
 * Surefire (surefire-test-report-3.0.xsd) and of Jenkins' xunit plugin (junit-10.xsd). So there is
 * no {@code timestamp}, which the first does not know; it is a property.
 *
 * <p>No test fails exactly where the outcome is clean: where nothing failed and the run is yet not
 * clean, one more test case, an error, says why.
 */
public final class JunitXml {
  /** What every such file starts with. */
  static final String MARK = "<testsuite name=\"Harmonia Smoke\"";

  /** As files are written in it. */
  public static final ResultFile.Format FORMAT =
      new ResultFile.Format("JUnit XML", MARK, JunitXml::write);

  private static final String RUN = "the run";

  private final XMLStreamWriter xml;
  private final CheckoutPaths paths;

  private JunitXml(XMLStreamWriter xml, CheckoutPaths paths) {
    this.xml = xml;
    this.paths = paths;
  }

  /**
   * Writes the results; in UTF-8; the stream is flushed and stays open.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RunReport report, OutputStream out) throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    write(report, CheckoutPaths.of(report.workspace().root(), here, System.getenv()), out);
  }

  static void write(RunReport report, CheckoutPaths paths, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new JunitXml(xml, paths).report(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.write('\n');
    out.flush();
  }

  /** Writes what is known before anything ran. */
  static void writeUnfinished(OutputStream out) throws IOException {
    write(new RunRecorder(Clock.systemUTC()).report(List.of("the run has not finished")), out);
  }

  private void report(RunReport report) throws XMLStreamException {
    Summary summary = report.summary();
    boolean unsaid =
        report.outcome() != Outcome.CLEAN
            && summary.of(Counted.DRIFTED) + summary.of(Counted.UNCHECKED) == 0;
    int more = unsaid ? 1 : 0;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "Harmonia Smoke");
    xml.writeAttribute("tests", Long.toString(summary.of(Counted.CHECKS) + more));
    xml.writeAttribute("failures", Long.toString(summary.of(Counted.DRIFTED)));
    xml.writeAttribute("errors", Long.toString(summary.of(Counted.UNCHECKED) + more));
    xml.writeAttribute("skipped", Long.toString(summary.of(Counted.SKIPPED)));
    xml.writeAttribute("time", seconds(summary.duration()));
    properties(report);
    if (unsaid) {
      result(unsaid(report));
    }
    for (Iterator<Result> all = report.results().all().iterator(); all.hasNext(); ) {
      result(all.next());
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static Result unsaid(RunReport report) {
    String notes = String.join("; ", report.notes());
    String message = RUN + ": " + report.outcome().label() + (notes.isEmpty() ? "" : ": " + notes);
    return Result.crashed(RUN, message, "See the report, and run again.", Duration.ZERO);
  }

  private void properties(RunReport report) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property("outcome", report.headline());
    property("generated_at", report.summary().generatedAt().toString());
    property("root", report.workspace().root());
    if (report.workspace().commit().isPresent()) {
      property("commit", report.workspace().commit().get());
    }
    if (report.workspace().baseline().isPresent()) {
      property("baseline", report.workspace().baseline().get());
    }
    for (String note : report.notes()) {
      property("note", note);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", Printable.whole(value));
  }

  private void result(Result result) throws XMLStreamException {
    Optional<Location> at = result.location();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", Printable.whole(result.id()));
    xml.writeAttribute(
        "classname", Printable.whole(result.subject().map(Location::file).orElse("run")));
    xml.writeAttribute("time", seconds(result.duration()));
    if (at.isPresent()) {
      xml.writeAttribute("file", Printable.whole(paths.of(at.get().file())));
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

  /** Every finding: its message has what was expected and what is there. */
  private void fault(String element, Result result) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message(result));
    xml.writeAttribute("type", result.kind().label());
    String between = "";
    for (Finding finding : result.findings()) {
      xml.writeCharacters(between);
      xml.writeCharacters(Printable.whole(finding.message()));
      xml.writeCharacters(" [" + finding.kind().label() + "]\n  Remedy: ");
      xml.writeCharacters(Printable.whole(finding.remedy()));
      between = "\n";
    }
    Optional<String> frame = result.location().flatMap(StackFrame::of);
    if (frame.isPresent()) {
      xml.writeCharacters("\n" + frame.get());
    }
    xml.writeEndElement();
  }

  private static String message(Result result) {
    return Printable.whole(result.gravest().map(Finding::message).orElse(result.kind().label()));
  }

  private static String seconds(Duration duration) {
    return Quantity.decimal(Math.max(0, duration.toNanos()) / 1e9, 3);
  }
}
