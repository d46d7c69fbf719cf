package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may not be read is said to be so. Permissions do not bind root, so as root this runs in a
 * JVM of another user.
 */
class UnreadableTest {
  private static final List<String> ANOTHER_USER =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    permit(root, "rwxr-xr-x");
    Files.createDirectories(root.resolve("models/closed"));
    Files.createDirectories(root.resolve("models/open"));
    Files.writeString(root.resolve("models/closed/a.bin"), "abc");
    Files.writeString(root.resolve("models/open/b.bin"), "abc");
    Files.writeString(root.resolve("models/open/unreadable.bin"), "abc");
    Files.createSymbolicLink(root.resolve("models/open/link"), Path.of("../closed/a.bin"));
    permit(root.resolve("models/open/unreadable.bin"), "---------");
    permit(root.resolve("models/closed"), "---------");
  }

  @AfterEach
  void letJUnitClearUp() throws IOException {
    permit(root.resolve("models/closed"), "rwxr-xr-x");
  }

  @Test
  void saysThatAccessIsDenied() {
    Ran ran = lookAround("models/closed/a.bin", "models/open/link", "models/open/b.bin");

    String denied = "Unreadable[reason=access is denied]";
    String notRead = "Unreadable[reason=access is denied, remedy=Optional.empty]";
    assertThat(ran.lines())
        .contains(
            "models/closed/a.bin: " + denied + ", " + notRead,
            "models/open/link: " + denied + ", " + notRead,
            "models/open/b.bin: file of 3 bytes at models/open/b.bin, read 3");
  }

  @Test
  void saysThatAFileMayNotBeRead() {
    Ran ran = lookAround("models/open/unreadable.bin");

    assertThat(ran.lines())
        .contains(
            "models/open/unreadable.bin: file of 3 bytes at models/open/unreadable.bin,"
                + " Unreadable[reason=access is denied, remedy=Optional.empty]");
  }

  @Test
  void namesWhatASurveyCouldNotLookAt() {
    Ran ran = lookAround("models");

    assertThat(ran.lines())
        .contains(
            "models: directory of [models/open/b.bin, models/open/unreadable.bin], unreadable"
                + " [models/closed, models/open/link]");
  }

  @Test
  void namesADirectoryThatCannotBeSurveyedAtAll() {
    Ran ran = lookAround("models/closed");

    assertThat(ran.lines()).contains("models/closed: directory of [], unreadable [models/closed]");
  }

  @Test
  void readsAllOfItWithPermission() throws IOException {
    letJUnitClearUp();

    Ran ran = lookAround("models");

    assertThat(ran.lines())
        .contains(
            "models: directory of [models/closed/a.bin, models/open/b.bin,"
                + " models/open/link, models/open/unreadable.bin], unreadable []");
  }

  private Ran lookAround(String... paths) {
    String[] arguments = new String[paths.length + 1];
    arguments[0] = root.toString();
    System.arraycopy(paths, 0, arguments, 1, paths.length);
    return RealProgram.runJava(
        Path.of("/"), Map.of(), asSomeoneWhomPermissionsBind(), LookAround.class, arguments);
  }

  private static List<String> asSomeoneWhomPermissionsBind() {
    if (!RealProgram.runSuccessfully(Path.of("/"), "id", "-u").equals("0\n")) {
      return List.of();
    }
    RealProgram.assumeInstalled("setpriv");
    for (String part : RealProgram.projectClasses()) {
      List<String> command = new ArrayList<>(ANOTHER_USER);
      command.addAll(List.of("test", "-r", part));
      assumeTrue(
          RealProgram.run(Path.of("/"), Map.of(), command).exitCode() == 0,
          "another user cannot read this project's classes");
    }
    return ANOTHER_USER;
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
