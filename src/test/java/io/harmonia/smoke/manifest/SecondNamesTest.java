package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are stated under two of their names. */
class SecondNamesTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"a/b\", \"repo_id\": \"a/b\", \"path\": \"p\"",
        "\"name\": \"a/b\", \"folder_name\": \"a_b\", \"path\": \"p\"",
        "\"repo_id\": \"a/b\", \"folder_name\": \"p\", \"path\": \"models/p\"",
        "\"name\": \"a\", \"path\": \"p\", \"local_path\": \"./p/\"",
        "\"name\": \"a\", \"path\": \"p\", \"local_path\": null",
        "\"name\": \"a\", \"path\": \"p\\\\q\", \"local_path\": \"p/q\"",
        "\"name\": \"a\", \"path\": \"p\", \"files\": [], \"top_files\": []",
        "\"name\": \"a\", \"path\": \"p\", \"files\": [{\"path\": \"x\"}, {\"path\": \"y\"}],"
            + " \"top_files\": [{\"path\": \"y\"}, {\"path\": \"./x\"}]"
      })
  void maySayTheSame(String fields) {
    assertThat(ManifestFixture.entry(root, fields).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"a/b\", \"repo_id\": \"a/c\", \"path\": \"p\"",
        "\"name\": \"a/b\", \"repo_id\": 1, \"path\": \"p\"",
        "\"name\": \"a/b\", \"folder_name\": \"a_c\", \"path\": \"p\"",
        "\"name\": \"a\", \"path\": \"p\", \"local_path\": \"q\"",
        "\"name\": \"a\", \"path\": \"p\", \"local_path\": \"/p\"",
        "\"name\": \"a\", \"path\": \"p\", \"local_path\": [1]",
        "\"name\": \"a\", \"path\": \"p\", \"files\": [], \"top_files\": [{\"path\": \"x\"}]",
        "\"name\": \"a\", \"path\": \"p\", \"files\": [], \"top_files\": \"x\"",
        "\"name\": \"a\", \"path\": \"p\", \"files\": [{\"path\": \"x\", \"size_bytes\": 1}],"
            + " \"top_files\": [{\"path\": \"x\", \"size_bytes\": 2}]"
      })
  void areAProblemWhereTheySayDifferentThings(String fields) {
    assertThat(ManifestFixture.entry(root, fields).problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("one field is stated under two names, and they say different things");
  }

  @Test
  void areNamedWithTheirPlace() {
    Problem problem =
        ManifestFixture.entry(root, "\"name\": \"a\", \"path\": \"p\", \"local_path\": \"\\u0007\"")
            .problems()
            .get(0);

    assertThat(problem.at().column()).isEqualTo(54);
    assertThat(problem.message())
        .endsWith(
            "\"path\" is the text \"p\", \"local_path\" is the text \"\\u{7}\", which nothing"
                + " checks");
    assertThat(problem.remedy()).contains("make both say the same");
  }
}
