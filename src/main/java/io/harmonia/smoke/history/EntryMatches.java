package io.harmonia.smoke.history;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Likeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which entry of an earlier state each entry is: the one of its list and name, else of its name in
 * the other list, its path, a name or path that looks the same, or its content. No two entries are
 * the same one.
 */
final class EntryMatches {
  private final IdentityHashMap<Entry, Match> matches = new IdentityHashMap<>();
  private final Set<Entry> left = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Entry> then;
  private List<Entry> unmatched;

  /**
   * What an entry was.
   *
   * @param entry as the earlier state has it
   */
  record Match(Entry entry, MatchedBy by) {}

  private record Named(ListName list, Object name) {}

  /** Matches the entries of two states. */
  EntryMatches(RecordedState before, RecordedState after) {
    this.then = before.entries();
    this.unmatched = after.entries();
    left.addAll(then);
    byKey(MatchedBy.NAME, entry -> entry.key().map(name -> new Named(entry.list(), name)));
    byKey(MatchedBy.NAME_IN_OTHER_LIST, Entry::key);
    byKey(MatchedBy.PATH, Entry::safePath);
    byKey(
        MatchedBy.LOOKALIKE,
        entry -> entry.key().map(name -> new Named(entry.list(), Likeness.of(name))));
    byKey(MatchedBy.LOOKALIKE, entry -> entry.key().map(Likeness::of));
    byKey(MatchedBy.LOOKALIKE, entry -> entry.safePath().map(path -> Likeness.of(path.text())));
    match(MatchedBy.CONTENT, entry -> identity(before, entry), entry -> identity(after, entry));
  }

  private static Optional<EntryContent> identity(RecordedState state, Entry entry) {
    return Optional.of(state.content(entry))
        .filter(EntryContent::isIdentified)
        .map(EntryContent::withoutOrigin);
  }

  private void byKey(MatchedBy by, Function<Entry, Optional<?>> key) {
    match(by, key, key);
  }

  private void match(
      MatchedBy by, Function<Entry, Optional<?>> keyThen, Function<Entry, Optional<?>> keyNow) {
    if (unmatched.isEmpty() || left.isEmpty()) {
      return;
    }
    Map<Object, Entry> before = new HashMap<>();
    for (Entry entry : then) {
      if (left.contains(entry)) {
        keyThen.apply(entry).ifPresent(key -> before.putIfAbsent(key, entry));
      }
    }
    List<Entry> rest = new ArrayList<>();
    for (Entry entry : unmatched) {
      Entry same = keyNow.apply(entry).map(before::remove).orElse(null);
      if (same == null) {
        rest.add(entry);
      } else {
        matches.put(entry, new Match(same, by));
        left.remove(same);
      }
    }
    unmatched = rest;
  }

  /** What an entry was, if it was there. */
  Optional<Match> of(Entry entry) {
    return Optional.ofNullable(matches.get(entry));
  }

  /** Whether an entry of the earlier state is there no more. */
  boolean isGone(Entry entry) {
    return left.contains(entry);
  }

  /** What each entry of the earlier state is now, if it is there. */
  IdentityHashMap<Entry, Entry> now() {
    IdentityHashMap<Entry, Entry> now = new IdentityHashMap<>();
    matches.forEach((entry, match) -> now.put(match.entry(), entry));
    return now;
  }

  /** The entries that are new, in their order. */
  List<Entry> added() {
    return List.copyOf(unmatched);
  }

  /** The entries that are gone, in their order. */
  List<Entry> gone() {
    return left.isEmpty() ? List.of() : then.stream().filter(left::contains).toList();
  }
}
