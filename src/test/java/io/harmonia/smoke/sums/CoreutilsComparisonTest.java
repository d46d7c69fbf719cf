package io.harmonia.smoke.sums;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code md5sum}, {@code b2sum} and their sisters write is read, and verified as they do. */
@Timeout(300)
class CoreutilsComparisonTest {
  private static final List<String> NAMES =
      List.of("plain", "with blank", "(brackets) = x", "é", "a\\b", "line\nend", "*star", " first");
  private static final int MUTATIONS = 250;

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "md5sum, MD5SUMS",
    "sha1sum, SHA1SUMS",
    "sha224sum, SHA224SUMS",
    "sha256sum, SHA256SUMS",
    "sha384sum, SHA384SUMS",
    "sha512sum, SHA512SUMS",
    "b2sum, B2SUMS",
    "b2sum -l 256, B2SUMS",
    "b2sum -l 384, B2SUMS",
    "b2sum -l 160, B2SUMS"
  })
  void verifiesWhatTheProgramWrites(String command, String file) throws IOException {
    List<String> program = List.of(command.split(" "));
    RealProgram.assumeInstalled(program.get(0));
    Random random = new Random(file.hashCode());
    for (String name : NAMES) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      Files.write(root.resolve(name), bytes);
    }
    for (List<String> mode : List.of(List.<String>of(), List.of("-b"), List.of("--tag"))) {
      Path sums = Files.writeString(root.resolve(file), sums(program, mode));

      Checked checked = check();

      assertThat(names(checked.red(), file))
          .as("%s %s: %s", command, mode, Files.readString(sums))
          .isEmpty();
      assertThat(checked.ids()).filteredOn(id -> id.startsWith(file)).hasSize(NAMES.size());
    }
    byte[] plain = Files.readAllBytes(root.resolve("plain"));
    Files.writeString(root.resolve("plain"), "changed");

    assertThat(check().red()).contains(file + " › plain: checksum-mismatch");

    Files.write(root.resolve("plain"), plain);
  }

  private String sums(List<String> program, List<String> mode) {
    List<String> command = new ArrayList<>(program);
    command.addAll(mode);
    command.add("--");
    command.addAll(NAMES);
    return RealProgram.runSuccessfully(root, command.toArray(String[]::new));
  }

  private Checked check() {
    return WorkspaceBuilder.empty(root).sources(new SumsSource()).check();
  }

  private static List<String> names(List<String> ids, String file) {
    return ids.stream().filter(id -> id.startsWith(file)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "sha224, match",
    "sha384, match",
    "sha512, match",
    "md5, weak-match",
    "blake2b, match",
    "sm3, unreadable"
  })
  void readsWhatCksumWrites(String algorithm, String expected) throws IOException {
    RealProgram.assumeInstalled("cksum");
    Files.writeString(root.resolve("abc"), "abc");
    Ran ran = RealProgram.run(root, Map.of(), List.of("cksum", "-a", algorithm, "abc"));
    org.junit.jupiter.api.Assumptions.assumeTrue(ran.exitCode() == 0, "an older cksum");
    Files.writeString(root.resolve("checksums.txt"), ran.out());

    Checked checked = WorkspaceBuilder.empty(root).sources(new AskedSums("checksums.txt")).check();

    assertThat(checked.of("checksums.txt › abc")).hasToString("checksums.txt › abc: " + expected);
  }

  /** But for comments of other programs, and what SHA-256's own comparison lists. */
  @Test
  void takesNoLineOtherwiseThanMd5sum() throws IOException {
    RealProgram.assumeInstalled("md5sum");
    Files.writeString(root.resolve("abc"), "abc");
    int accepted = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      String line = line(new Random(seed));
      Files.writeString(root.resolve("MD5SUMS"), line + "\n");

      Ran ran =
          RealProgram.run(
              root, Map.of("LC_ALL", "C"), List.of("md5sum", "-c", "--strict", "MD5SUMS"));
      boolean green =
          names(check().red(), "MD5SUMS").isEmpty() && check().ids().contains("MD5SUMS › abc");

      assertThat(green).as("seed %d: %s: %s", seed, line, ran.out()).isEqualTo(ran.exitCode() == 0);
      accepted += green ? 1 : 0;
    }
    assertThat(accepted).isBetween(40, MUTATIONS - 40);
  }

  private static String line(Random random) {
    String md5 = "900150983cd24fb0d6963f7d28e17f72";
    List<String> parts =
        new ArrayList<>(
            List.of(
                    List.of(md5, "  ", "abc"),
                    List.of(md5, " *", "abc"),
                    List.of(md5, " ", "abc"),
                    List.of("MD5 (", "abc", ") = ", md5),
                    List.of("MD5(", "abc", ")= ", md5),
                    List.of("\\", md5, "  ", "abc"))
                .get(random.nextInt(6)));
    List<String> others =
        List.of(" ", "\t", "*", "(", ")", "=", "\\", "x", "SHA1 (", md5, md5.substring(1), "abc");
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(parts.size() + 1);
      switch (random.nextInt(3)) {
        case 0 -> parts.add(at, others.get(random.nextInt(others.size())));
        case 1 -> parts.remove(Math.min(at, parts.size() - 1));
        default ->
            parts.set(Math.min(at, parts.size() - 1), others.get(random.nextInt(others.size())));
      }
    }
    return String.join("", parts);
  }
}
