package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The document lists the rows that there are. */
class FaultMatrixDocumentTest {

  /** Written anew by {@code mvn test -Dtest=FaultMatrixDocumentTest -Dmatrix.write}. */
  @Test
  void isListedInTheDocument() throws Exception {
    String current = FaultMatrixDocument.text();
    if (System.getProperty("matrix.write") != null) {
      Files.writeString(FaultMatrixDocument.PLACE, current);
    }

    assertThat(FaultMatrixDocument.PLACE)
        .as("write it anew with -Dmatrix.write")
        .hasContent(current);
  }
}
