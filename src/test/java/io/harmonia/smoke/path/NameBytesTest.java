package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameBytesTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(strings = {"a.bin", "a b+c%d", "t\u00f6k", "\u91cd", "\ud83d\ude80.bin", "\ufffd"})
  void readsWhatItWrites(String name) {
    assertThat(NameBytes.decoded(NameBytes.encoded(name))).isEqualTo(name);
    assertThat(new RelativePath(name).isUtf8()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "a%fe%ffb", "%c3", "%e9%87", "%c3%28", "%ed%a0%80", "%f0%9f%9a"})
  void tellsBytesApartThatAreNoUtf8(String uri) {
    String text = NameBytes.decoded(uri);

    assertThat(text).doesNotContain("\ufffd");
    assertThat(new RelativePath(text).isUtf8()).isFalse();
    assertThat(NameBytes.decoded(NameBytes.encoded(text))).isEqualTo(text);
  }

  @Test
  void findsAFileWhoseNameIsNotUtf8() throws IOException {
    Files.writeString(Path.of(URI.create(root.toUri() + "%FF.bin")), "x");
    Files.writeString(Path.of(URI.create(root.toUri() + "%FE.bin")), "yy");
    Workspace workspace = Workspace.open(root);

    DirectorySurvey survey =
        DirectoryWalk.survey(
            workspace,
            RelativePath.ROOT,
            new Found.Directory(workspace.root()),
            CountedFiles.BY_NAME);

    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.bytes()).isEqualTo(3);
    assertThat(survey.paths())
        .allSatisfy(path -> assertThat(workspace.look(path)).isInstanceOf(Found.RegularFile.class));
  }
}
