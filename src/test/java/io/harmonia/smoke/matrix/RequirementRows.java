package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REQUIREMENTS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import java.util.List;

/** Versions that are needed. */
final class RequirementRows {
  private static final String PLACE = REQUIREMENTS + ":2";

  private RequirementRows() {}

  static List<Row> rows() {
    return List.of(
        met("a required version is there", "1.2.0"),
        met("a version in the required range is there", ">=1.2.0 <2.0.0"),
        met("a version that a caret admits is there", "^1.1"),
        met("a version in one of two required ranges is there", "3.x || 1.x"),
        harmless("nothing is required", w -> w.file(REQUIREMENTS, "{}"))
            .seenAs(Kind.VALID, REQUIREMENTS + ":1"),
        harmless(
            "a required version of a dataset is there",
            w -> w.file(REQUIREMENTS, "{\"datasets\": {\"acme/words\": \"^2\"}}")),
        harmless(
            "requirements with a byte-order mark and CRLF",
            w -> w.file(REQUIREMENTS, "\ufeff{\"models\":\r\n{\"acme/shards\": \"^1\"\r\n}}\r\n")),
        harmless(
                "a requirement that is not met is waived by its entry",
                w ->
                    w.requirements("\"acme/shards\": \"^9\"")
                        .waivers(
                            "{\"entry\": \"acme/shards\", \"kind\": \"requirement-unmet\","
                                + " \"reason\": \"known\", \"expires\": \""
                                + SOON
                                + "\"}"))
            .seenAs(Kind.WAIVED, PLACE),
        unmet("a version is lower than required", "\"acme/shards\": \"^2\"")
            .saying("in ^2, actual 1.2.0 at " + MODELS, "for example 2.0.0"),
        unmet("a version is higher than required", "\"acme/shards\": \"<1.2\""),
        unmet(
            "a version meets one of two comparators that both must hold",
            "\"acme/shards\": \"~1 <1.1\""),
        unmet("an entry that is required is missing", "\"acme/none\": \"*\"")
            .saying("expected an entry \"acme/none\" in models", "actual none"),
        unmet("an entry that is required is written otherwise", "\"Acme/Shards\": \"*\"")
            .saying("\"acme/shards\" at " + MODELS, "which differs in case"),
        unmet("a required model is a dataset", "\"acme/words\": \"*\""),
        fault(
            "an entry that is required has no version",
            w -> w.editModel("\"version\": \"1.2.0\",", "").requirements("\"acme/shards\": \"*\""),
            Kind.REQUIREMENT_UNMET,
            PLACE),
        fault(
            "a pre-release is where a release is required",
            w ->
                w.editModel("\"1.2.0\"", "\"1.3.0-rc.1\"")
                    .requirements("\"acme/shards\": \"^1.2\""),
            Kind.REQUIREMENT_UNMET,
            PLACE),
        fault(
            "the manifest of a required model cannot be parsed",
            w -> w.file(MODELS, "{").requirements("\"acme/shards\": \"^1\""),
            Kind.MANIFEST_INVALID,
            MODELS + ":1"),
        malformed("a required range is a word", "\"latest\""),
        malformed("a required range has a comma", "\">=1.0.0, <2.0.0\""),
        malformed("a required range has a malformed pre-release", "\">=2.0.0-a..b <2\""),
        malformed("a required range is a number", "1.2"),
        malformed("a required range is null", "null"),
        file("the requirements have a misspelt list", "{\"model\": {\"acme/shards\": \"^9\"}}"),
        file("the requirements of a list are no object", "{\"models\": [\"acme/shards\"]}"),
        file(
            "a requirement stands twice",
            "{\"models\": {\"acme/shards\": \"*\", \"acme/shards\": \"^9\"}}"),
        file("the requirements are no object", "[]"),
        file("the requirements are no JSON", "{"),
        fault(
            "the requirements lead out of the workspace",
            w -> w.link(REQUIREMENTS, "/dev/null"),
            Kind.PATH_REFUSED,
            REQUIREMENTS + ":1"),
        fault(
                "requirements that a setting names are not there",
                w -> {},
                Kind.NOTHING_TO_CHECK,
                "none.json:1")
            .with("smoke.requirements", "{root}/none.json"));
  }

  private static Row met(String name, String range) {
    return harmless(name, w -> w.requirements("\"acme/shards\": \"" + range + "\""));
  }

  private static Row unmet(String name, String required) {
    return fault(name, w -> w.requirements(required), Kind.REQUIREMENT_UNMET, PLACE);
  }

  private static Row malformed(String name, String range) {
    return fault(
        name, w -> w.requirements("\"acme/shards\": " + range), Kind.MANIFEST_INVALID, PLACE);
  }

  private static Row file(String name, String json) {
    return fault(name, w -> w.file(REQUIREMENTS, json), Kind.MANIFEST_INVALID, REQUIREMENTS + ":1");
  }
}
