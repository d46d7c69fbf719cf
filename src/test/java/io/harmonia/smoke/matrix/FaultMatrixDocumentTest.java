package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages list the rows that there are. */
class FaultMatrixDocumentTest {

  /** Written anew by {@code mvn test -Dtest=FaultMatrixDocumentTest -Dmatrix.write}. */
  @Test
  void areListedOnThePages() throws IOException {
    Map<Path, String> pages = FaultMatrixDocument.pages();
    if (System.getProperty("matrix.write") != null) {
      Files.createDirectories(FaultMatrixDocument.FOLDER);
      for (Path old : there()) {
        Files.delete(old);
      }
      for (Map.Entry<Path, String> page : pages.entrySet()) {
        Files.writeString(page.getKey(), page.getValue());
      }
    }

    for (Map.Entry<Path, String> page : pages.entrySet()) {
      assertThat(page.getKey()).as("write it anew with -Dmatrix.write").hasContent(page.getValue());
    }
    assertThat(there()).as("write them anew with -Dmatrix.write").allMatch(pages::containsKey);
  }

  private static List<Path> there() throws IOException {
    try (Stream<Path> files = Files.list(FaultMatrixDocument.FOLDER)) {
      return files.toList();
    }
  }
}
