package io.harmonia.smoke.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a result of a report, which must not contradict itself. */
final class JsonResultReader {
  private static final Set<String> CHECKS =
      Stream.concat(Arrays.stream(CheckType.values()).map(CheckType::label), Stream.of(Result.RUN))
          .collect(Collectors.toUnmodifiableSet());

  private JsonResultReader() {}

  static Result read(String where, JsonNode node) {
    return JsonFields.read(where, node, JsonResultReader::result);
  }

  private static Result result(JsonFields fields) {
    String check = fields.text("check");
    if (!CHECKS.contains(check)) {
      throw fields.fault("check", "is unknown: " + Printable.quoted(check));
    }
    Kind kind = kind(fields);
    if (!fields.text("verdict").equals(kind.verdict().label())) {
      throw fields.fault("verdict", "is not that of its kind, which is " + kind.verdict().label());
    }
    List<Finding> findings =
        fields.list(
            "findings", node -> JsonFields.read("a finding", node, JsonResultReader::finding));
    Optional<Location> shown = fields.objectOrNull("location", JsonResultReader::location);
    Result result =
        new Result(
            fields.text("id"),
            check,
            kind,
            fields.textOrNull("entry"),
            evidence(fields),
            fields.has("at") ? fields.objectOrNull("at", JsonResultReader::location) : shown,
            findings,
            fields.texts("remarks"),
            paths(fields, "verified"),
            paths(fields, "verified_by_pointer"),
            Duration.ofMillis(fields.count("duration_ms")));
    requireItsGravestFinding(fields, result, shown);
    return result;
  }

  private static void requireItsGravestFinding(
      JsonFields fields, Result result, Optional<Location> shown) {
    List<Finding> findings = result.findings();
    if (findings.isEmpty() != (result.verdict() == Verdict.PASSED)) {
      throw fields.fault("findings", "is not what its verdict says");
    }
    for (Finding finding : findings) {
      if (finding.kind().compareTo(result.kind()) < 0) {
        throw fields.fault("kind", "is not that of its gravest finding");
      }
    }
    Optional<Finding> gravest = result.gravest();
    if (gravest.isPresent() && gravest.get().kind() != result.kind()) {
      throw fields.fault("kind", "is not that of its first finding");
    }
    if (!fields.textOrNull("message").equals(gravest.map(Finding::message))
        || !fields.textOrNull("remedy").equals(gravest.map(Finding::remedy))
        || !shown.equals(gravest.flatMap(Finding::location).or(() -> shown))) {
      throw fields.fault("message", "is not that of its first finding");
    }
  }

  private static Kind kind(JsonFields fields) {
    String label = fields.text("kind");
    return Kind.parse(label)
        .orElseThrow(() -> fields.fault("kind", "is unknown: " + Printable.quoted(label)));
  }

  private static Finding finding(JsonFields fields) {
    Kind kind = kind(fields);
    Optional<Location> at = fields.objectOrNull("location", JsonResultReader::location);
    Optional<Waived> waived = fields.objectOrNull("waived", was -> waived(was, at));
    if (waived.isPresent() != (kind == Kind.WAIVED) || kind.verdict() == Verdict.PASSED) {
      throw fields.fault("kind", "is not what the finding says");
    }
    return new Finding(kind, fields.text("message"), fields.text("remedy"), at, waived);
  }

  private static Waived waived(JsonFields fields, Optional<Location> at) {
    Finding original = new Finding(kind(fields), fields.text("message"), fields.text("remedy"), at);
    return new Waived(
        original,
        fields.object("waiver", JsonResultReader::location),
        fields.text("reason"),
        LocalDate.parse(fields.text("expires")));
  }

  private static Location location(JsonFields fields) {
    return new Location(
        fields.text("file"),
        Math.toIntExact(fields.count("line")),
        Math.toIntExact(fields.count("column")));
  }

  private static Optional<Evidence> evidence(JsonFields fields) {
    Optional<String> path = fields.textOrNull("path");
    Optional<Boolean> exists = fields.boolOrNull("exists");
    Optional<Long> size = fields.countOrNull("size_bytes");
    Optional<Sha256> sha256 = sha256(fields, "sha256");
    Optional<Sha256> expected = sha256(fields, "expected");
    Optional<Boolean> match = fields.boolOrNull("match");
    Optional<Evidence> evidence =
        path.map(
            text ->
                new Evidence(new RelativePath(text), exists.orElse(false), size, sha256, expected));
    if (exists.isPresent() != path.isPresent()
        || !match.equals(evidence.flatMap(Evidence::match))
        || (path.isEmpty() && (size.isPresent() || sha256.isPresent() || expected.isPresent()))) {
      throw fields.fault("match", "is not what was seen");
    }
    return evidence;
  }

  private static Optional<Sha256> sha256(JsonFields fields, String field) {
    return fields.textOrNull(field).map(hex -> JsonReportReader.digest(fields, field, hex));
  }

  private static Set<RelativePath> paths(JsonFields fields, String field) {
    return fields.has(field)
        ? fields.texts(field).stream()
            .map(RelativePath::new)
            .collect(Collectors.toCollection(HashSet::new))
        : Set.of();
  }
}
