package io.harmonia.smoke.kit;

import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Notes;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.StatedFields;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryField;
import io.harmonia.smoke.manifest.EntryParts;
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
  private StatedFields fields = StatedFields.NONE;
  private final List<Artifact> files = new ArrayList<>();
  private final SortedMap<String, Stated<String>> license = new TreeMap<>();

  private EntryBuilder(ListName list, int index, Optional<String> name) {
    this.list = list;
    this.index = index;
    name.ifPresent(text -> set(EntryField.NAME, text, text));
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
    return set(EntryField.PATH, text, new RelativePath(text));
  }

  public EntryBuilder size(long bytes) {
    return set(EntryField.SIZE_BYTES, String.valueOf(bytes), bytes);
  }

  public EntryBuilder count(long number) {
    return set(EntryField.FILES_COUNT, String.valueOf(number), number);
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
  public EntryBuilder text(Field<String> field, String text) {
    return set(field, text, text);
  }

  public Entry build() {
    EntryParts parts = new EntryParts(fields, List.copyOf(files), license, new Notes());
    return new Entry(list, index, at(), parts);
  }

  private <T> EntryBuilder set(Field<T> field, String text, T value) {
    fields = fields.with(field, stated(text, value));
    return this;
  }

  private <T> Stated<T> stated(String text, T value) {
    return new Stated<>(text, at(), Optional.of(value), Optional.empty());
  }

  private Location at() {
    return new Location(list.key() + "/inventory.json", index + 1, 5);
  }
}
