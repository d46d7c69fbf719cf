package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names and objects that are made to exhaust a run, places that reports may go to. */
final class EndRows {
  private static final String DEEP = "a/".repeat(5_000) + "b";

  private EndRows() {}

  static List<Row> rows() {
    return Stream.of(longPaths(), manyKeys(), places(), partial()).flatMap(List::stream).toList();
  }

  private static List<Row> longPaths() {
    return List.of(
        fault(
                "a recorded path has 5,001 levels",
                w -> Changes.record(w, TOP_SHA, DEEP),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":3")
            .saying("has more than 500 levels"),
        fault(
                "300 recorded paths have 5,002 levels, and another file drifted",
                w -> {
                  w.file(MODEL_SUMS, w.text(MODEL_SUMS) + lines(300, i -> "L" + i + "/" + DEEP));
                  w.file(TOP, "top!!");
                },
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .red(301),
        fault(
                "a recorded path goes up 300,000 times",
                w -> Changes.record(w, TOP_SHA, "../".repeat(300_000) + "b"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":3")
            .saying("leaves the workspace"),
        fault(
                "a recorded name has 256 characters",
                w -> Changes.record(w, TOP_SHA, "models/" + "n".repeat(256)),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":3")
            .saying("has a name of 256 characters in it"),
        fault(
                "a recorded path has 5,000 characters",
                w -> Changes.record(w, TOP_SHA, ("n".repeat(99) + "/").repeat(50) + "b"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":3")
            .saying("is longer than 4,096 characters"),
        fault(
                "an entry's path has a million levels",
                w -> w.editModel("\"path\": \"" + SINGLE, "\"path\": \"" + "a/".repeat(1_000_000)),
                Kind.PATH_REFUSED,
                MODELS + ":23")
            .saying("has more than 500 levels"),
        fault(
                "a listed file's path has 100,000 levels",
                w -> w.editModel("\"path\": \"rest", "\"path\": \"" + "a/".repeat(100_000)),
                Kind.PATH_REFUSED,
                MODELS + ":16")
            .saying("has more than 500 levels"),
        harmless(
            "a recorded path has 100 levels",
            w -> Changes.recorded(w, "models/" + "d/".repeat(98) + "x", "deep")),
        harmless(
            "a recorded name has 255 characters",
            w -> Changes.recorded(w, "models/" + "n".repeat(255), "long")),
        harmless(
            "a recorded path names its own folder 100,000 times",
            w -> w.edit(MODEL_SUMS, "  " + SINGLE, "  " + "./".repeat(100_000) + SINGLE)),
        harmless(
            "a manifest's path has 100,000 separators",
            w ->
                w.editModel(
                    "\"models/acme/shards\"", "\"models" + "/".repeat(100_000) + "acme/shards\"")));
  }

  private static List<Row> manyKeys() {
    return List.of(
        fault(
                "one key stands 50,000 times in a manifest",
                w -> w.edit(MODELS, "\"models\": [", "\"x\": 1, ".repeat(50_000) + "\"models\": ["),
                Kind.MANIFEST_INVALID,
                MODELS + ":4")
            .saying("the key \"x\" stands twice in one object"),
        fault(
                "20,000 keys stand twice in a manifest",
                w -> w.edit(MODELS, "\"models\": [", keys(20_000) + keys(20_000) + "\"models\": ["),
                Kind.MANIFEST_INVALID,
                MODELS + ":4")
            .saying("19,900 more keys stand twice"),
        fault(
            "a licence has 60,000 keys, and a file drifted",
            w -> {
              license(w);
              w.file(TOP, "top!!");
            },
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        harmless("a licence has 60,000 keys", EndRows::license),
        harmless(
            "an entry has 100,000 keys that mean nothing",
            w -> w.editModel("\"version\": \"0.3.0\"", keys(100_000) + "\"version\": \"0.3.0\"")));
  }

  private static List<Row> places() {
    return List.of(
        fault(
                "Allure's environment is to go through a link of the workspace",
                w -> w.link("results", "models/acme"),
                Kind.CRASHED,
                "")
            .with("smoke.allure.environment", "{root}/results/allure")
            .saying("results, a symbolic link in the checked repository"),
        fault(
                "a link of the workspace leads to the folder that a link elsewhere leads to",
                w ->
                    w.link("results", "models/acme")
                        .link("../elsewhere", w.root().getFileName() + "/results"),
                Kind.CRASHED,
                "")
            .with("smoke.allure.environment", "{root}/../elsewhere/allure")
            .saying("results, a symbolic link in the checked repository"),
        harmless(
                "Allure's environment goes through a link that is none of the workspace's",
                w -> w.folder("../there").link("../elsewhere", "there"))
            .with("smoke.allure.environment", "{root}/../elsewhere/allure"));
  }

  private static List<Row> partial() {
    return List.of(
        fault("what a run of some tests comes to is no word", w -> {}, Kind.CRASHED, "")
            .with("smoke.partial", "perhaps")
            .saying("expected one of [allow, reject], actual perhaps"),
        harmless("a run of some tests is allowed, and this is one of all", w -> {})
            .with("smoke.partial", "allow"));
  }

  private static void license(WorkspaceBuilder workspace) {
    workspace.editModel("\"license\": {", "\"license\": {" + keys(60_000));
  }

  private static String keys(int number) {
    return all(number, i -> "\"k" + i + "\": \"v\", ");
  }

  private static String lines(int number, IntFunction<String> name) {
    return all(number, i -> SINGLE_SHA + "  " + name.apply(i) + "\n");
  }

  private static String all(int number, IntFunction<String> each) {
    return IntStream.range(0, number).mapToObj(each).collect(Collectors.joining());
  }
}
