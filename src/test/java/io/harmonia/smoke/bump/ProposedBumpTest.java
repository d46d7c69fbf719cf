package io.harmonia.smoke.bump;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of an inventory: after each step, what is asked for is what the rules say, told
 * here by the edits that were made, and writing the proposed version turns the test green.
 */
@Tag("slow")
class ProposedBumpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION_CHECK = MODELS + " › m › version";
  private static final Pattern PROPOSED = Pattern.compile("\"version\": \"([^\"]+)\"");
  private static final List<String> VERSIONS =
      List.of("0.0.1", "0.4.2", "1.0.0", "v2.3.4", "models:v1.9.9", "1.0.0-rc.1", "3.0.0+b.7");

  @TempDir Path folder;
  private WorkspaceBuilder before;
  private WorkspaceBuilder now;
  private int asked;
  private int bumped;

  @BeforeEach
  void twoWorkspaces() throws IOException {
    before = WorkspaceBuilder.empty(Files.createDirectories(folder.resolve("before")));
    now = WorkspaceBuilder.empty(Files.createDirectories(folder.resolve("now")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsTheTestGreen(long seed) throws IOException {
    Random random = new Random(seed);
    ObjectNode entry = entry(VERSIONS.get(random.nextInt(VERSIONS.size())));

    for (int step = 0; step < 60; step++) {
      ObjectNode changed = entry.deepCopy();
      boolean isChange = edit(changed, random, step);
      write(before, entry);
      write(now, changed);

      if (isChange) {
        assertAsksForABump();
        String proposed = proposed();
        changed.put("version", proposed);
        write(now, changed);
        assertThat(judge(BumpPolicy.STRICT).kind())
            .as("%s → %s", entry, changed)
            .isEqualTo(Kind.BUMPED);
        bumped++;
      } else {
        assertThat(judge(BumpPolicy.STRICT).kind())
            .as("%s → %s", entry, changed)
            .isEqualTo(Kind.CONSISTENT);
      }
      entry = changed;
    }

    assertThat(asked).isGreaterThan(20);
    assertThat(bumped).isEqualTo(asked);
  }

  private void assertAsksForABump() throws IOException {
    for (BumpPolicy policy : BumpPolicy.values()) {
      Judgement judgement = judge(policy);
      assertThat(judgement.kind()).as("%s", judgement).isEqualTo(Kind.BUMP_REQUIRED);
    }
    asked++;
  }

  private String proposed() throws IOException {
    Matcher remedy = PROPOSED.matcher(judge(BumpPolicy.LENIENT).findings().get(0).remedy());
    assertThat(remedy.find()).isTrue();
    return remedy.group(1);
  }

  private Judgement judge(BumpPolicy policy) throws IOException {
    return now.since(
            new BaselineFinder(Workspace.open(now.root()), List.of(), Map.of(), false)
                .find(BaselineSetting.parse("dir:" + before.root(), now.root())))
        .bumpPolicy(policy)
        .check()
        .of(VERSION_CHECK)
        .judgement();
  }

  /** Changes an entry; tells whether that is a change of its content. */
  private static boolean edit(ObjectNode entry, Random random, int step) {
    ArrayNode files = (ArrayNode) entry.get("files");
    switch (random.nextInt(9)) {
      case 0 -> file(files, random).put("sha256", WorkspaceBuilder.sha256("content " + step));
      case 1 ->
          files
              .addObject()
              .put("path", "added-" + step)
              .put("sha256", WorkspaceBuilder.sha256("added " + step));
      case 2 -> {
        if (files.size() < 3) {
          return false;
        }
        files.remove(random.nextInt(files.size()));
      }
      case 3 -> file(files, random).put("path", "renamed-" + step);
      case 4 -> entry.put("snapshot", "snapshot" + step);
      case 5 -> entry.put("source_url", "https://models.invalid/m" + step);
      case 6 -> { // another order is no change
        JsonNode first = files.remove(0);
        files.add(first);
        return false;
      }
      case 7 -> {
        entry.put("note", "note " + step);
        return false;
      }
      default -> entry.put("source_url", "https://models.invalid/m/tree/r" + step);
    }
    return true;
  }

  private static ObjectNode file(ArrayNode files, Random random) {
    return (ObjectNode) files.get(random.nextInt(files.size()));
  }

  private static ObjectNode entry(String version) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("name", "m").put("version", version).put("path", "models/m");
    entry.put("snapshot", "snapshot").put("source_url", "https://models.invalid/m/tree/r");
    ArrayNode files = entry.putArray("files");
    for (String name : List.of("a.bin", "b.bin", "c.bin")) {
      files
          .addObject()
          .put("path", name)
          .put("size_bytes", 5)
          .put("sha256", WorkspaceBuilder.sha256(name));
    }
    return entry;
  }

  private static void write(WorkspaceBuilder workspace, ObjectNode entry) {
    ObjectNode models = JSON.createObjectNode();
    models.putArray("models").add(entry);
    workspace.file(MODELS, models.toPrettyString());
    models.putArray("datasets");
    workspace.file(COMBINED, models.toString());
  }
}
