package io.harmonia.smoke.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookalikePathsTest {
  private final LookalikePaths paths = new LookalikePaths();

  @BeforeEach
  void add() {
    paths.add(new RelativePath("models/Acme/a.bin"));
    paths.add(new RelativePath("models/Acme/b.bin"));
    paths.add(new RelativePath("models/other/c.bin"));
  }

  @Test
  void findsAnotherPathThatLooksTheSame() {
    assertThat(paths.of(new RelativePath("models/acme/A.bin")))
        .containsExactly(new RelativePath("models/Acme/a.bin"));
    assertThat(paths.of(new RelativePath("models/Acme/a.bin"))).isEmpty();
  }

  @Test
  void findsAFolderOfSomeThatLooksTheSame() {
    assertThat(paths.folderLike(new RelativePath("models/acme")))
        .contains(new RelativePath("models/Acme"));
    assertThat(paths.folderLike(new RelativePath("Models"))).contains(new RelativePath("models"));
  }

  @Test
  void findsNoFolderThatIsTheSameOrLooksOtherwise() {
    assertThat(paths.folderLike(new RelativePath("models/Acme"))).isEmpty();
    assertThat(paths.folderLike(new RelativePath("models/acm"))).isEmpty();
    assertThat(paths.folderLike(new RelativePath("models/acme/a.bin"))).isEmpty();
    assertThat(paths.folderLike(RelativePath.ROOT)).isEmpty();
  }

  @Test
  void findsTheOtherOfTwoFoldersThatLookTheSame() {
    paths.add(new RelativePath("models/aCme/x.bin"));

    assertThat(paths.folderLike(new RelativePath("models/Acme")))
        .contains(new RelativePath("models/aCme"));
  }
}
