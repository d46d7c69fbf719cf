package io.harmonia.smoke.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a run of a {@link Workflow}.
 *
 * @param folder where everything of it lies
 * @param json the runner's {@code trace.json}
 */
record WorkflowTrace(Path folder, JsonNode json) {

  static WorkflowTrace read(Path folder, RealProgram.Ran ran) throws IOException {
    if (ran.exitCode() > 1) {
      throw new AssertionError("the runner could not run the workflow: " + ran.out());
    }
    return new WorkflowTrace(
        folder, new ObjectMapper().readTree(folder.resolve("trace.json").toFile()));
  }

  /** The file, for a run that goes on from this one. */
  Path file() {
    return folder.resolve("trace.json");
  }

  boolean fires() {
    return json.path("fires").asBoolean();
  }

  Job job(String id) {
    JsonNode job = json.path("jobs").path(id);
    if (job.isMissingNode()) {
      throw new AssertionError("no job " + id + " in " + json.path("jobs"));
    }
    return new Job(job);
  }

  /** Every action that the workflow and the actions that ran name. */
  List<String> uses() {
    List<String> uses = new ArrayList<>();
    json.path("uses").forEach(each -> uses.add(each.asText()));
    json.path("jobs").forEach(job -> new Job(job).steps().forEach(step -> step.addUses(uses)));
    return uses;
  }

  /** Where an uploaded artifact lies. */
  Path artifact(String name) {
    for (JsonNode artifact : json.path("artifacts")) {
      if (artifact.path("name").asText().equals(name)) {
        return Path.of(artifact.path("folder").asText());
      }
    }
    throw new AssertionError("no artifact " + name + " in " + json.path("artifacts"));
  }

  /**
   * A job.
   *
   * @param json its part of the trace
   */
  record Job(JsonNode json) {

    /** Whether its condition holds. */
    boolean fired() {
      return json.path("fired").asBoolean();
    }

    /** {@code success}, {@code failure}, {@code cancelled}, {@code skipped}; {@code held}. */
    String result() {
      return json.path("result").asText();
    }

    String output(String name) {
      return json.path("outputs").path(name).asText();
    }

    /** What its token may, {@code contents=read}. */
    Map<String, String> permissions() {
      Map<String, String> permissions = new TreeMap<>();
      json.path("permissions")
          .properties()
          .forEach(each -> permissions.put(each.getKey(), each.getValue().asText()));
      return permissions;
    }

    /** Its runs: several for a matrix, none where it was skipped. */
    List<JsonNode> runs() {
      List<JsonNode> runs = new ArrayList<>();
      json.path("runs").forEach(runs::add);
      return runs;
    }

    /** Where its first run ran. */
    Path workspace() {
      return Path.of(runs().get(0).path("workspace").asText());
    }

    String summary() {
      return String.join("", runs().stream().map(run -> run.path("summary").asText()).toList());
    }

    /** Its annotations as {@code level file:line message}. */
    List<String> annotations() {
      List<String> annotations = new ArrayList<>();
      runs()
          .forEach(
              run ->
                  run.path("annotations")
                      .forEach(
                          each ->
                              annotations.add(
                                  "%s %s:%s %s"
                                      .formatted(
                                          each.path("level").asText(),
                                          each.path("file").asText(),
                                          each.path("line").asText(),
                                          each.path("message").asText()))));
      return annotations;
    }

    /** Names of what it uploaded. */
    List<String> uploads() {
      List<String> uploads = new ArrayList<>();
      runs().forEach(run -> run.path("uploads").forEach(u -> uploads.add(u.path("name").asText())));
      return uploads;
    }

    /** The files of an upload. */
    List<String> uploaded(String name) {
      List<String> files = new ArrayList<>();
      runs()
          .forEach(
              run ->
                  run.path("uploads")
                      .forEach(
                          upload -> {
                            if (upload.path("name").asText().equals(name)) {
                              upload.path("files").forEach(file -> files.add(file.asText()));
                            }
                          }));
      return files;
    }

    /** Its steps, those inside of actions too. */
    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      runs().forEach(run -> add(run.path("steps"), steps));
      return steps;
    }

    private static void add(JsonNode from, List<Step> steps) {
      from.forEach(
          each -> {
            steps.add(new Step(each));
            add(each.path("steps"), steps);
          });
    }

    /** A step by its path of ids ({@code smoke/suite}) or by its name. */
    Step step(String name) {
      return steps().stream()
          .filter(each -> each.is(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no step " + name + " in " + steps()));
    }

    /** Everything that its steps printed. */
    String log() {
      return String.join("\n", steps().stream().map(Step::log).toList());
    }
  }

  /**
   * A step.
   *
   * @param json its part of the trace
   */
  record Step(JsonNode json) {

    boolean is(String name) {
      return json.path("path").asText().equals(name) || json.path("name").asText().equals(name);
    }

    boolean ran() {
      return json.path("ran").asBoolean();
    }

    /** {@code success}, {@code failure}, {@code cancelled} or {@code skipped}. */
    String conclusion() {
      return json.path("conclusion").asText();
    }

    int exit() {
      return json.path("exit").asInt(-1);
    }

    String log() {
      return json.path("log").asText();
    }

    String output(String name) {
      return json.path("outputs").path(name).asText();
    }

    void addUses(List<String> uses) {
      if (json.has("uses")) {
        uses.add(json.path("uses").asText());
      }
    }

    @Override
    public String toString() {
      return json.path("path").asText() + " " + conclusion();
    }
  }
}
