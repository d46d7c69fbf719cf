package io.harmonia.smoke.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What no program can do for a person, and why. Each was read when it was put here: a remedy that
 * has neither a command nor a phrase of {@link RemedyText}, and is not here, fails the test.
 */
final class ByHand {
  private static final String VALUE = "only who keeps the repository knows the value";
  private static final String CHOICE = "a choice that only a person can make";
  private static final String SYNTAX = "a program cannot tell what was meant to be written";
  private static final String OUTSIDE = "is done outside of the workspace";

  private static final Map<Pattern, String> REASONS = new LinkedHashMap<>();

  /** Rows of which a part is mended by steps, and the rest is not, and why. */
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    for (String how :
        List.of(
            "no reason",
            "a blank reason",
            "no date",
            "a date that no calendar has",
            "a misspelt field",
            "no kind",
            "a path that leaves the workspace")) {
      ROWS.put("a waiver has " + how, "the artifact is restored; " + VALUE);
    }
    ROWS.put(
        "a Git LFS pointer stands for the checksum file of the last commit",
        "no server has the object");
    ROWS.put(
        "300 recorded paths have 5,002 levels, and another file drifted",
        "the artifact is restored; " + VALUE);
    ROWS.put(
        "an entry's folder was moved, a link left in its place, and its checksum dropped",
        "the entry that is gone is put back by hand, or its line taken out again");
    ROWS.put("a file of Git LFS is gone", "no server has the object");
    ROWS.put("a file is a text", "its object is written by hand");
    ROWS.put("a waiver names two things", "the artifact is restored; " + CHOICE);
    ROWS.put("one key stands 50,000 times in a manifest", "one of them goes in each round");
    ROWS.put("20,000 keys stand twice in a manifest", "one of them goes in each round");
    ROWS.put("a directory has a file more whose name is not UTF-8", "no text names it");
    ROWS.put(
        "the last commit has a checksum file in Git LFS that this clone has not",
        "no server has the object");
    add(SYNTAX, "Correct the JSON there");
    add(SYNTAX, "Correct it(s spelling)?\\b");
    add(SYNTAX, "Replace the line by what sha256sum PATH prints");
    add(SYNTAX, "Save (the file|it) as UTF-8");
    add(SYNTAX, "Remove what follows the document");
    add(SYNTAX, "There: ");
    add(SYNTAX, "Write an? (object|array|text)");
    add(SYNTAX, "Write a range as npm has it");
    add(SYNTAX, "Write it as a text");
    add(
        VALUE,
        "Write (the real|its|what sha256sum prints|MAJOR\\.MINOR\\.PATCH|where the content)");
    add(VALUE, "Write (the number with digits|a date of the calendar|why the finding)");
    add(VALUE, "Add its \"path\"");
    add(VALUE, "Write (the path|a path|the digest)");
    add(VALUE, "No file (name can hold one|can be opened by such a path)");
    add(VALUE, "Record the file's path");
    add(VALUE, "Write \"\\.\\./");
    add(VALUE, "[Oo]r correct (the entry|the list|the size)");
    add(VALUE, "[Oo]r give (the list its right name|it a later date)");
    add(VALUE, "[Oo]r (copy the id|correct its kind)");
    add(VALUE, "Provide a version in the range");
    add(VALUE, "Add the entry");
    add(CHOICE, "Rename (one of the two|the file or folder)");
    add(CHOICE, "[Oo]r a reader takes");
    add(CHOICE, "Give this entry a name of its own");
    add(CHOICE, "[Oo]r, if it means something else, give it a name of its own");
    add(CHOICE, "Move (them|what it holds) to");
    add(CHOICE, "Name what is waived in one way");
    add(CHOICE, "Remove the one that is wrong");
    add(CHOICE, "[Oo]r make both say the same");
    add(CHOICE, "[Oo]r remove the entries that they are about");
    add(OUTSIDE, "[Oo]r compare with an earlier state");
    add(CHOICE, "[Oo]r, if it is gone for good, take its files out");
    add(CHOICE, "[Oo]r remove what it was recorded for");
    add(CHOICE, "Put its lines back");
    add(VALUE, "Record it again");
    add(VALUE, "[Oo]r an earlier day");
    add(OUTSIDE, "Bring what the message names");
    add(OUTSIDE, "Let the suite run where git is installed");
    add(CHOICE, "[Oo]r write its path as it is there");
    add(CHOICE, "[Oo]r (list it|add its entry)\\.?$");
    add(CHOICE, "[Oo]r, if you meant to add it, bring the entry up to date\\.?$");
    add(OUTSIDE, "[Oo]r the whole pointer as git-lfs wrote it");
    add(OUTSIDE, "Name one: smoke\\.baseline");
    add(OUTSIDE, "Fetch it first");
    add(OUTSIDE, "Compare with a state");
    add(OUTSIDE, "Correct what it names");
    add(OUTSIDE, "[Oo]r run again when");
    add(OUTSIDE, "[Oo]r put the (file|manifest|checksum file) there");
    add(OUTSIDE, "[Oo]r set smoke\\.recorded-root to the prefix");
    add(SYNTAX, "[Oo]r restore it from git");
    add(SYNTAX, "[Oo]r remove it\\.$");
    add(
        SYNTAX,
        "[Oo]r (add \"|start its name|correct the pointer|put the entry back|remove what it was)");
    add(VALUE, "Write the entry's name");
    add(VALUE, "Add \"version\"");
    add(OUTSIDE, "Copy what it refers to");
    add(VALUE, "(Correct (the size|total_size)|[Oo]r correct its contentSize)");
    add(OUTSIDE, "(Make the bag|Save the model|[Oo]r save the model) (anew|again)");
    add(OUTSIDE, "Record a (SHA-256 of it, too|digest of an algorithm)");
    add(OUTSIDE, "Record an https URL as well");
    add(VALUE, "Write the (SHA-256|MD5) of the file");
    add(VALUE, "Write (the algorithm and the digest|a number of bytes)");
    add(CHOICE, "Move the descriptor to a folder above");
    add(CHOICE, "Move them out of the model's folder");
    add(OUTSIDE, "([Oo]r h|H)ave the model signed anew");
    add(VALUE, "[Oo]r, if you meant to change them, record their hash and bytes anew");
    add(CHOICE, "[Oo]r take them out of the list");
    add(SYNTAX, "Resolve the conflict");
    add(SYNTAX, "Write the line anew");
    add(OUTSIDE, "Restore shards and index of one");
    add(OUTSIDE, "Run “dvc (commit|repro)”");
    add(OUTSIDE, "Use a newer Harmonia Smoke");
    add(OUTSIDE, "(Find out who replaced it|Run again later|If it is private, give)");
    add(OUTSIDE, "[Oo]r (keep a copy of the file|allow it by the setting)");
    add(VALUE, "(Correct the source in the record|Take them out of the record)");
    add(VALUE, "(Write the host's name|[Oo]r its address as four decimal numbers)");
    add(VALUE, "(Record the commit|[Oo]r record the new content)");
    add(OUTSIDE, "[Oo]r (split it again|write it anew with|record a SHA-256 of the file)");
    add(OUTSIDE, "[Oo]r run with smoke\\.digests=any");
    add(CHOICE, "[Oo]r (rename the file if|take the file out of data)");
    add(SYNTAX, "[Oo]r write the line as BagIt has it");
    add(OUTSIDE, "[Oo]r restore shards and index");
    add(CHOICE, "[Oo]r take (it out of the record|the path out of \\.gitattributes)");
    add(
        CHOICE,
        "[Oo]r, if (the new content is intended|you meant to change it),"
            + " (record it anew|run “dvc commit”)");
  }

  private ByHand() {}

  private static void add(String reason, String start) {
    REASONS.put(Pattern.compile("^(?:" + start + ")"), reason);
  }

  /** Why a way of a remedy is done by hand, if it was looked at. */
  static Optional<String> reasonFor(String way) {
    return REASONS.entrySet().stream()
        .filter(reason -> reason.getKey().matcher(way).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Why a row is not clean after its remedies' steps were done, if it was looked at. */
  static Optional<String> reasonForTheRestOf(Row row) {
    return Optional.ofNullable(ROWS.get(row.name()));
  }
}
