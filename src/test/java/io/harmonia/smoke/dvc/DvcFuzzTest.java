package io.harmonia.smoke.dvc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a record holds, it is read or refused, with places in it. */
@Tag("slow")
class DvcFuzzTest {
  private static final String SINGLE =
      """
      md5: f5ea021eddd7b1df6de80b904cba1da6
      wdir: ../data
      deps:
      - path: a
        repo: {url: x, rev_lock: y}
      meta: &m [1, "two"]
      outs:
      - md5: 993ed7d20d5f775dc558eb129f5a6c20
        size: 6
        hash: md5
        path: words.txt
        desc: *m
      - md5: 053663f8f421e03155508cb9c5c4d55c.dir
        nfiles: 3
        path: folder
        files:
        - relpath: x/y
          md5: 993ed7d20d5f775dc558eb129f5a6c20
      """;
  private static final String LOCK =
      """
      schema: '2.0'
      stages:
        make@a:
          cmd: 'x: y'
          deps:
          - path: words.txt
            md5: 993ed7d20d5f775dc558eb129f5a6c20
          params:
            params.yaml:
              a: 0.1
          outs:
          - {path: data/words.txt, hash: md5, md5: 993ed7d20d5f775dc558eb129f5a6c20, size: 6}
      """;
  private static final List<String> TOKENS =
      List.of(
          "- ",
          ": ",
          "\n",
          "  ",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "*m",
          "!!binary ",
          "|",
          ">",
          "'",
          "\"",
          "\\",
          "#",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "<<: *m",
          "? ",
          "~",
          "null",
          "true",
          "false",
          "-1",
          "1e9",
          "0x1",
          "\t",
          "\r",
          "\0",
          "\u00ff",
          "../",
          "/",
          "$",
          "@",
          "<<<<<<< HEAD\n",
          "=======\n",
          ">>>>>>> x\n",
          "path: ",
          "md5: ",
          "wdir: ",
          "outs:\n",
          "deps:\n",
          "files:\n",
          "stages:\n",
          ".dir");

  @TempDir Path root;

  @Test
  void dvcFilesAreReadOrRefused() {
    holds("data/record.dvc", SINGLE);
  }

  @Test
  void locksAreReadOrRefused() {
    holds("dvc.lock", LOCK);
  }

  private void holds(String record, String text) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .sources(new DvcSource())
            .file("data/words.txt", "words\n")
            .file("data/folder/x/y", "y")
            .file("dvc.yaml", "stages:\n  make:\n    foreach: [a]\n    do: {wdir: data}\n");
    new Fuzzing(List.of(SINGLE.getBytes(UTF_8), text.getBytes(UTF_8)), TOKENS)
        .holds(
            record,
            input ->
                FuzzedFindings.areWhole(
                    workspace.file(record, input).check(),
                    record,
                    Fuzzing.lines(new String(input, UTF_8))));
  }
}
