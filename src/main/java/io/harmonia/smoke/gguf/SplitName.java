package io.harmonia.smoke.gguf;

import io.harmonia.smoke.path.RelativePath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a part of a model, as {@code llama_split_path} makes it: {@code
 * NAME-00001-of-00003.gguf}.
 *
 * @param prefix the path before the number
 * @param number counted from 1
 * @param count of the parts
 */
record SplitName(String prefix, int number, int count) {
  private static final Pattern NAME =
      Pattern.compile("(.*)-([0-9]{5})-of-([0-9]{5})\\.gguf", Pattern.DOTALL);

  /** What a path says, if it is that of one of several parts. */
  static Optional<SplitName> of(RelativePath path) {
    Matcher name = NAME.matcher(path.text());
    if (!name.matches()) {
      return Optional.empty();
    }
    SplitName split =
        new SplitName(
            name.group(1), Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3)));
    return split.number >= 1 && split.number <= split.count && split.count > 1
        ? Optional.of(split)
        : Optional.empty();
  }

  /** The path of another part. */
  RelativePath path(int other) {
    return new RelativePath(prefix + "-" + digits(other) + "-of-" + digits(count) + ".gguf");
  }

  private static String digits(int number) {
    String plain = Integer.toString(number);
    return "0".repeat(5 - plain.length()) + plain;
  }

  /** How the paths of all parts begin. */
  String start() {
    return prefix + "-";
  }

  /** Whether another one is of the same model. */
  boolean isBeside(SplitName other) {
    return prefix.equals(other.prefix) && count == other.count;
  }

  /** Whether a header says the same. */
  boolean isOf(GgufHeader.Split split) {
    return split.count() == count && split.number() == number - 1;
  }
}
