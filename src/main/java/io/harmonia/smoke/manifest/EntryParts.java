package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.Notes;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.StatedFields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an entry is made of, before it is packed.
 *
 * @param fields those of {@link EntryField#ALL} that are stated
 * @param files its artifacts
 * @param license licence fields by their names, as text
 * @param notes what is wrong with it beside its fields, and worth knowing of it
 */
public record EntryParts(
    StatedFields fields,
    List<Artifact> files,
    SortedMap<String, Stated<String>> license,
    Notes notes) {

  /** Of what stands where an entry should. */
  static EntryParts none(Notes notes) {
    return new EntryParts(StatedFields.NONE, List.of(), new TreeMap<>(), notes);
  }
}
