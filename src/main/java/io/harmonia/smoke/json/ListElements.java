package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.text.Location;

/**
 * Takes the elements of arrays that are fields of a document's root, one at a time while it is
 * read, so that it need not be kept.
 */
public interface ListElements {
  /** For a document that is kept as a whole. */
  ListElements NONE =
      new ListElements() {
        @Override
        public boolean takes(String field) {
          return false;
        }

        @Override
        public void take(String field, int index, JsonNode element, Location at) {
          throw new IllegalStateException("Nothing was to be taken of " + field);
        }

        @Override
        public boolean areKept() {
          return true;
        }
      };

  /** Whether it takes the elements of a field's array. */
  boolean takes(String field);

  /** Takes an element; of a key that stands twice, only those of the first. */
  void take(String field, int index, JsonNode element, Location at);

  /** Whether the elements stay in the document; otherwise their array is empty there. */
  boolean areKept();
}
