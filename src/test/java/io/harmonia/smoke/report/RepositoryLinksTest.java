package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryLinksTest {
  private Path top;
  private Path workspace;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException {
    top = folder.toRealPath();
    workspace = Files.createDirectories(top.resolve("repository/sub"));
  }

  @Test
  void findsALinkBelowTheWorkspace() throws IOException {
    Path link = link("repository/sub/target", "/nowhere");

    assertThat(RepositoryLinks.of(workspace).onTheWayTo(link.resolve("smoke"))).contains(link);
    assertThat(RepositoryLinks.of(workspace).onTheWayTo(link)).contains(link);
  }

  @Test
  void findsALinkOfTheCheckoutThatTheWorkspaceLiesIn() throws IOException {
    Files.createDirectory(top.resolve("repository/.git"));
    Path link = link("repository/target", "sub");

    assertThat(RepositoryLinks.of(workspace).onTheWayTo(link.resolve("smoke"))).contains(link);
  }

  @Test
  void findsALinkThatALinkElsewhereLeadsThrough() throws IOException {
    Path link = link("repository/sub/target", "..");
    Path elsewhere = link("elsewhere", "repository/sub/target/deep");

    assertThat(RepositoryLinks.of(workspace).onTheWayTo(elsewhere)).contains(link);
  }

  @Test
  void findsALinkThatIsLeftAgain() throws IOException {
    Path link = link("repository/sub/target", "/");

    assertThat(RepositoryLinks.of(workspace).onTheWayTo(link.resolve("../x.xml"))).contains(link);
  }

  @Test
  void followsLinksThatAreNoneOfTheRepository() throws IOException {
    Path tmp = link("tmp", "repository");
    Path outside = link("repository/../outside", "/nowhere");

    RepositoryLinks links = RepositoryLinks.of(tmp.resolve("sub"));

    assertThat(links.onTheWayTo(tmp.resolve("sub/target/smoke"))).isEmpty();
    assertThat(links.onTheWayTo(outside.resolve("reports"))).isEmpty();
    assertThat(links.onTheWayTo(workspace)).isEmpty();
  }

  @Test
  void doesNotGoRoundInCircles() throws IOException {
    Path one = link("one", "two");
    link("two", "one");

    assertThatThrownBy(() -> RepositoryLinks.of(workspace).onTheWayTo(one))
        .isInstanceOf(FileSystemLoopException.class);
  }

  private Path link(String path, String target) throws IOException {
    return Files.createSymbolicLink(top.resolve(path).normalize(), Path.of(target));
  }
}
