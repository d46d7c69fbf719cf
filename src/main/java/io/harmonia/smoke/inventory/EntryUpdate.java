package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.authoring.FileHashes;
import io.harmonia.smoke.path.RelativePath;
import java.util.List;
import java.util.Optional;

/**
 * Brings an entry up to date with what is there of it, if that is all of it. Sizes and counts are
 * stated, digests only where they were; a list of all files gets those that came.
 */
record EntryUpdate(EntryFiles files, FileHashes hashes) {
  private static final List<String> LISTS = List.of("files", "top_files");

  /** The entry as it is now. */
  JsonNode apply(JsonNode before) {
    if (files.isAbsent() || files.partial().isPresent()) {
      return before;
    }
    ObjectNode now = StatedFields.copy(before);
    files.size().ifPresent(size -> StatedFields.amount(now, StatedFields.SIZE, size));
    StatedFields.amount(now, StatedFields.COUNT, files.count());
    files.representative().ifPresent(file -> StatedFields.digest(now, hashes.of(file)));
    LISTS.stream()
        .filter(before::hasNonNull)
        .findFirst()
        .ifPresent(list -> list(now.putArray(list), before.path(list)));
    return now;
  }

  private void list(ArrayNode now, JsonNode before) {
    for (JsonNode element : before) {
      now.add(
          element.isObject()
              ? listed(element, files.fileOf(files.entry().files().get(now.size())))
              : element);
    }
    for (RelativePath file : files.came()) {
      ObjectNode object = now.addObject().put("path", StatedFields.below(files.path(), file));
      size(object, file);
      if (files.toHash().containsKey(file)) {
        StatedFields.digest(object, hashes.of(file));
      }
    }
  }

  private JsonNode listed(JsonNode before, Optional<RelativePath> file) {
    ObjectNode now = StatedFields.copy(before);
    if (file.isPresent() && before.hasNonNull(StatedFields.SIZE)) {
      size(now, file.get());
    }
    if (file.isPresent() && before.hasNonNull(StatedFields.SHA256)) {
      StatedFields.digest(now, hashes.of(file.get()));
    }
    return now;
  }

  private void size(ObjectNode object, RelativePath file) {
    files.sizeOf(file).ifPresent(size -> StatedFields.amount(object, StatedFields.SIZE, size));
  }
}
