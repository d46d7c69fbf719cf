package io.harmonia.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashingAheadTest {
  private static final long LARGE = 80_000_000;

  @TempDir private Path folder;

  private final DigestCache digests = new DigestCache(Deadline.NONE);

  @Test
  void hashesEachFileOnceHoweverManyAskForIt() throws Exception {
    Found.RegularFile large = sparse("large", LARGE);
    Found.RegularFile small = sparse("small", 10);

    new HashingAhead(digests).begin(List.of(small, large));

    assertThat(digests.of(large.real()).size()).isEqualTo(LARGE);
    assertThat(digests.of(small.real()).size()).isEqualTo(10);
    assertThat(digests.bytesHashed()).isEqualTo(LARGE + 10);
  }

  @Test
  void hashesWhatNoTestHasAskedForYet() throws Exception {
    new HashingAhead(digests).begin(List.of(sparse("large", LARGE)));

    while (digests.bytesHashed() < LARGE) {
      Thread.sleep(5); // ends at once where nothing is wrong, and with the build's limit otherwise
    }
    assertThat(digests.bytesHashed()).isEqualTo(LARGE);
  }

  @Test
  void leavesSmallFilesToTheirTests() throws Exception {
    new HashingAhead(digests).begin(List.of(sparse("small", 1_000)));

    Thread.sleep(50);

    assertThat(digests.bytesHashed()).isZero();
  }

  @Test
  void tellsTheTestOfAFileWhatWentWrong() throws Exception {
    Found.RegularFile gone = sparse("gone", LARGE);
    Files.delete(gone.real());

    new HashingAhead(digests).begin(List.of(gone));

    assertThatThrownBy(() -> digests.of(gone.real())).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aPlanMadeAheadSaysWhatIsWrongWhenItIsAskedFor() {
    PlanningAhead ahead =
        PlanningAhead.begin(
            name ->
                Optional.ofNullable(Map.of(SmokeSettings.ROOT.name(), "no/such/folder").get(name)));

    assertThatThrownBy(ahead::await)
        .isInstanceOf(WrongUsageException.class)
        .hasMessageContaining("no/such/folder does not exist");
  }

  @Test
  void aPlanMadeAheadIsThatOfTheWorkspace() throws Exception {
    SmallWorkspace.in(folder);

    PlannedRun planned =
        PlanningAhead.begin(
                name ->
                    Optional.ofNullable(
                        Map.of(SmokeSettings.ROOT.name(), folder.toString()).get(name)))
            .await();

    assertThat(planned.checks().checks(Plan.Group.RECORDED_CHECKSUMS)).isNotEmpty();
    assertThat(planned.checks().filesRecorded()).isNotEmpty();
  }

  private Found.RegularFile sparse(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(size);
    }
    return new Found.RegularFile(file.toRealPath(), size);
  }
}
