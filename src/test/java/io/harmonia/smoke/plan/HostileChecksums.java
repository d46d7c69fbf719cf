package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a checksum file with hostile names and the files that it speaks of: right and wrong ones,
 * below the workspace and below its folder, and things that are no files. Texts hold a byte in each
 * character, so that they can be names that are not UTF-8.
 */
final class HostileChecksums {
  static final String SUMS = "models/checksums.sha256";

  private static final List<String> NAMES =
      List.of(
          "f%d",
          "f%d.bin",
          "acme/f%d",
          "./f%d",
          "acme//f%d",
          "acme/./f%d",
          "acme/sub/../f%d",
          "../f%d",
          "../out/f%d",
          "../../f%d",
          "/nowhere/f%d",
          "~/f%d",
          "~f%d",
          "C:f%d",
          "C:/f%d",
          " f%d",
          "f %d",
          "*f%d",
          "f%d*",
          "-f%d",
          "--f%d",
          "#f%d",
          "(f%d)",
          "f%d) = x",
          "f%d\t",
          "f%d\n",
          "a\nf%d",
          "\nf%d",
          "f%d\r",
          "a\rf%d",
          "back\\f%d",
          "f%d\\",
          "\\f%d",
          "acme\\sub\\f%d",
          ".\\f%d",
          "..\\f%d",
          "f%d\\n",
          "f%d/.",
          "f%d/",
          "f%d\\.",
          "$(f%d)",
          "'f%d'",
          "\"f%d\"",
          "%%66%d",
          "+f%d",
          "f%d: OK",
          "f%d;&|",
          "\u0001f%d",
          "\u001b[31mf%d",
          "f%d\u007f",
          bytes("é-f%d"),
          bytes("e\u0301f%d"),
          bytes("模型/f%d"),
          bytes("𝄞f%d"),
          bytes("\u202ef%d"),
          bytes("\ufefff%d"),
          bytes("\u00a0f%d"),
          bytes("\u2028f%d"),
          "\u00fff%d",
          "f%d\u00c3",
          "acme/f%d\u00e9",
          "a".repeat(240) + "f%d",
          "a".repeat(300) + "f%d",
          "d/".repeat(30) + "f%d");
  private static final List<String> NAMES_ALONE = List.of("-", " ", "  ", "*", ".", "..");
  private static final List<String> CONTENTS = List.of("", "hi\n", "x", "\0\r\n");
  private static final List<String> JUNK =
      List.of(
          "junk",
          "   ",
          " # c",
          "\u0000",
          "SHA256 (a) = ",
          "SHA512 (a) = {}",
          "{}",
          "{}  ",
          "{}0  f0");

  private final Random random;
  private final Path folder;
  private final Path root;
  private final List<String> lines = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Where what a name leads to lies, and what it is. */
  private enum Place {
    RIGHT_IN_WORKSPACE,
    RIGHT_IN_FOLDER,
    RIGHT_IN_BOTH,
    RIGHT_IN_WORKSPACE_WRONG_IN_FOLDER,
    WRONG_IN_WORKSPACE_RIGHT_IN_FOLDER,
    WRONG,
    DIRECTORY,
    LINK_INSIDE,
    LINK_OUT,
    LINK_TO_NOTHING,
    SEPARATED,
    NOTHING
  }

  HostileChecksums(Path folder, Random random) throws IOException {
    this.random = random;
    this.folder = folder;
    this.root = Files.createDirectories(folder.resolve("workspace"));
    Files.createDirectories(root.resolve("models"));
    boolean reversed = random.nextInt(8) == 0;
    int count = 12 + random.nextInt(20);
    for (int number = 1; number <= count; number++) {
      addLine(number, reversed);
    }
    String text = String.join("", lines);
    String mark = random.nextInt(12) == 0 ? bytes("\ufeff") : "";
    Files.write(root.resolve(SUMS), (mark + text).getBytes(ISO_8859_1));
    Files.write(withoutMark(), text.getBytes(ISO_8859_1));
  }

  Path root() {
    return root;
  }

  /** The checksum file without its byte-order mark, over which sha256sum skips a line. */
  Path withoutMark() {
    return folder.resolve("sums");
  }

  /** A line without its end, counted from 1. */
  String line(int number) {
    return lines.get(number - 1).replaceFirst("\r?\n\\z", "");
  }

  /** The name that a line was written for; empty where it is junk. */
  String name(int number) {
    return names.get(number - 1);
  }

  /** Whether a file has the very name that a line was written for, wherever that is relative to. */
  boolean hasFileNamedAsIn(int number) {
    return Files.exists(at(name(number))) || Files.exists(at("models/" + name(number)));
  }

  private void addLine(int number, boolean reversed) throws IOException {
    String end = random.nextInt(10) == 0 ? "\r\n" : "\n";
    if (random.nextInt(20) == 0) {
      add("", oneOf(JUNK).replace("{}", digestOf("x")) + end);
      return;
    }
    boolean alone = random.nextInt(25) == 0;
    String name = alone ? oneOf(NAMES_ALONE) : oneOf(NAMES).formatted(number);
    String content = name.equals("-") ? "" : oneOf(CONTENTS); // what is read from /dev/null
    boolean usual = random.nextInt(3) == 0;
    Place likely = name.contains("\\") ? Place.SEPARATED : Place.RIGHT_IN_FOLDER;
    place(name, content, usual ? likely : oneOf(List.of(Place.values())), number);
    add(name, written(name, digest(content), reversed) + end);
    if (random.nextInt(15) == 0) {
      String other = random.nextBoolean() ? content : oneOf(CONTENTS);
      add(name, written(name, digest(other), reversed) + end);
    }
  }

  private void add(String name, String line) {
    names.add(name);
    lines.add(line);
  }

  private String digest(String content) {
    String hex = digestOf(content);
    return switch (random.nextInt(20)) {
      case 0 -> digestOf("something else");
      case 1 -> hex.toUpperCase(Locale.ROOT);
      case 2 -> hex.substring(1);
      default -> hex;
    };
  }

  private String written(String name, String digest, boolean reversed) {
    boolean mustEscape = name.contains("\n");
    boolean escape = mustEscape || (random.nextInt(3) == 0);
    String shown =
        escape ? name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") : name;
    String nul = random.nextInt(60) == 0 ? "\0junk" : "";
    String line =
        switch (random.nextInt(6)) {
          case 0 -> "SHA256 (" + shown + ") = " + digest;
          case 1 -> "SHA256(" + shown + ")= " + digest;
          case 2 -> digest + (reversed ? " " : " *") + shown + nul;
          default -> digest + (reversed ? " " : "  ") + shown + nul;
        };
    return (escape ? "\\" : "") + line;
  }

  private void place(String name, String content, Place place, int number) throws IOException {
    Path target = Files.writeString(root.resolve("target" + number), content);
    switch (place) {
      case RIGHT_IN_WORKSPACE -> write("", name, content);
      case RIGHT_IN_FOLDER -> write("models/", name, content);
      case RIGHT_IN_BOTH -> {
        write("", name, content);
        write("models/", name, content);
      }
      case RIGHT_IN_WORKSPACE_WRONG_IN_FOLDER -> {
        write("", name, content);
        write("models/", name, content + "!");
      }
      case WRONG_IN_WORKSPACE_RIGHT_IN_FOLDER -> {
        write("", name, content + "!");
        write("models/", name, content);
      }
      case WRONG -> write(random.nextBoolean() ? "" : "models/", name, content + "!");
      case DIRECTORY -> {
        write("", name + "/inside", content);
      }
      case LINK_INSIDE -> link(name, target);
      case LINK_OUT -> link(name, Files.writeString(folder.resolve("target" + number), content));
      case LINK_TO_NOTHING -> link(name, root.resolve("nothing"));
      case SEPARATED -> write("", name.replace('\\', '/'), content);
      case NOTHING -> {}
    }
  }

  private void write(String folder, String name, String content) throws IOException {
    String path = folder + name;
    if (!isUtf8(name)) {
      RealProgram.runSuccessfully(
          root,
          "sh",
          "-c",
          "f=$(printf %b \"$1\") && mkdir -p \"${f%/*}\" && printf %s \"$2\" > \"$f\"",
          "sh",
          octal("./" + path),
          content.replace("\0\r\n", "y"));
      return;
    }
    Path file = at(path);
    if (canBeWritten(file)) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, content);
    }
  }

  private void link(String name, Path target) throws IOException {
    if (isUtf8(name) && canBeWritten(at(name))) {
      Files.createDirectories(at(name).resolveSibling("."));
      Files.createSymbolicLink(at(name), target);
    }
  }

  /** Inside the folder of this very test, under a name that is short enough and not taken. */
  private boolean canBeWritten(Path file) {
    for (Path name : file) {
      if (name.toString().getBytes(UTF_8).length > 255) {
        return false;
      }
    }
    return file.startsWith(folder) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Path at(String path) {
    return root.resolve(new String(path.getBytes(ISO_8859_1), UTF_8)).normalize();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String octal(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : path.getBytes(ISO_8859_1)) {
      escaped.append("\\0%03o".formatted(b & 0xff));
    }
    return escaped.toString();
  }

  private static String digestOf(String content) {
    return WorkspaceBuilder.sha256(content);
  }

  static boolean isUtf8(String bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
