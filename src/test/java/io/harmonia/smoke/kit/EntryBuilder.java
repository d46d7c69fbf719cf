package io.harmonia.smoke.kit;

import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes entries without a manifest. Each stands at the line of its index, counted from 1. */
public final class EntryBuilder {
  private final ListName list;
  private final int index;
  private final Optional<Stated<String>> name;
  private Optional<Stated<RelativePath>> path = Optional.empty();
  private Optional<Stated<Long>> size = Optional.empty();
  private Optional<Stated<Long>> count = Optional.empty();
  private final List<Artifact> files = new ArrayList<>();
  private final SortedMap<String, Stated<String>> license = new TreeMap<>();
  private final SortedMap<String, Stated<String>> texts = new TreeMap<>();

  private EntryBuilder(ListName list, int index, Optional<String> name) {
    this.list = list;
    this.index = index;
    this.name = name.map(text -> stated(text, text));
  }

  public static EntryBuilder model(int index, String name) {
    return new EntryBuilder(ListName.MODELS, index, Optional.of(name));
  }

  public static EntryBuilder dataset(int index, String name) {
    return new EntryBuilder(ListName.DATASETS, index, Optional.of(name));
  }

  public static EntryBuilder nameless(int index) {
    return new EntryBuilder(ListName.MODELS, index, Optional.empty());
  }

  public EntryBuilder path(String text) {
    path = Optional.of(stated(text, new RelativePath(text)));
    return this;
  }

  public EntryBuilder size(long bytes) {
    size = Optional.of(stated(String.valueOf(bytes), bytes));
    return this;
  }

  public EntryBuilder count(long number) {
    count = Optional.of(stated(String.valueOf(number), number));
    return this;
  }

  public EntryBuilder file(String text, String sha256) {
    files.add(
        new Artifact(
            at(),
            Optional.of(stated(text, new RelativePath(text))),
            Optional.empty(),
            Sha256.parse(sha256).map(digest -> stated(sha256, digest)),
            List.of()));
    return this;
  }

  public EntryBuilder license(String field, String text) {
    license.put(field, stated(text, text));
    return this;
  }

  /** Its {@code variant} or {@code notes}. */
  public EntryBuilder text(String field, String text) {
    texts.put(field, stated(text, text));
    return this;
  }

  public Entry build() {
    return new Entry(
        list,
        index,
        at(),
        name,
        Optional.empty(),
        path,
        size,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        count,
        Optional.ofNullable(texts.get("variant")),
        Optional.ofNullable(texts.get("notes")),
        List.copyOf(files),
        license,
        List.of(),
        List.of());
  }

  private <T> Stated<T> stated(String text, T value) {
    return new Stated<>(text, at(), Optional.of(value), Optional.empty());
  }

  private Location at() {
    return new Location(list.key() + "/inventory.json", index + 1, 5);
  }
}
