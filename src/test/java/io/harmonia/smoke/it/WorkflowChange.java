package io.harmonia.smoke.it;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults that someone could bring into a workflow file or an {@code action.yml}. */
final class WorkflowChange {
  private WorkflowChange() {}

  /** Drops the {@code if:} of a step or job, known by its line ({@code id: report}). */
  static UnaryOperator<String> withoutIf(String line) {
    return text -> inBlock(text, line, "if");
  }

  /** Drops a whole step. */
  static UnaryOperator<String> withoutStep(String line) {
    return text -> inBlock(text, line, "");
  }

  /** Makes the script of a step end with 0 whatever happens. */
  static UnaryOperator<String> orTrue(String script) {
    return text -> replace(text, script, script + " || true");
  }

  /** Replaces what is there once at least; anything else is a fault of the test. */
  static UnaryOperator<String> replacing(String what, String by) {
    return text -> replace(text, what, by);
  }

  /** Names an action by its tag instead of its commit. */
  static UnaryOperator<String> unpinned(String action) {
    Pattern pinned = Pattern.compile(Pattern.quote(action) + "@[0-9a-f]{40} # (v\\d+)\\S*");
    return text -> {
      Matcher matcher = pinned.matcher(text);
      if (!matcher.find()) {
        throw new AssertionError(action + " is not pinned in:\n" + text);
      }
      return matcher.replaceAll(action + "@$1");
    };
  }

  private static String replace(String text, String what, String by) {
    if (!text.contains(what)) {
      throw new AssertionError("there is no “" + what + "” in:\n" + text);
    }
    return text.replace(what, by);
  }

  /** Drops a key from the block that has a line, or the whole block for an empty key. */
  private static String inBlock(String text, String line, String key) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = 0;
    while (at < lines.size() && !lines.get(at).strip().replaceFirst("^- ", "").equals(line)) {
      at++;
    }
    if (at == lines.size()) {
      throw new AssertionError("there is no line “" + line + "” in:\n" + text);
    }
    boolean job = line.endsWith(":");
    int start = at;
    while (!job && !lines.get(start).strip().startsWith("- ")) {
      start--;
    }
    int indent = indent(lines.get(start));
    int end = start + 1;
    while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > indent)) {
      end++;
    }
    if (key.isEmpty()) {
      lines.subList(start, end).clear();
      return String.join("\n", lines);
    }
    for (int i = start; i < end; i++) {
      if (lines.get(i).strip().startsWith(key + ":")) {
        int last = i + 1;
        while (last < end && indent(lines.get(last)) > indent(lines.get(i))) {
          last++;
        }
        lines.subList(i, last).clear();
        return String.join("\n", lines);
      }
    }
    throw new AssertionError("“" + line + "” has no " + key + " in:\n" + text);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
