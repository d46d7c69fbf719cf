package io.harmonia.smoke.matrix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Edits the text of a JSON document at a place, and leaves all else as it is written. */
final class JsonEdit {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String text;
  private final List<Node> nodes = new ArrayList<>();

  /** A value: where its key and it itself start, where it ends, and what it stands in. */
  private record Node(String name, int key, int start, int end, boolean object, int parent) {
    int from() {
      return key < 0 ? start : key;
    }
  }

  private JsonEdit(String text) throws IOException {
    this.text = text;
    Deque<Integer> open = new ArrayDeque<>();
    String name = "";
    int key = -1;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.getText(); // reads the token to its end
        int end = (int) parser.currentLocation().getCharOffset();
        if (token == JsonToken.FIELD_NAME) {
          name = parser.getText();
          key = start;
          continue;
        }
        if (token.isStructEnd()) {
          int ended = open.pop();
          Node it = nodes.get(ended);
          nodes.set(ended, new Node(it.name, it.key, it.start, end, it.object, it.parent));
          continue;
        }
        boolean object = token == JsonToken.START_OBJECT;
        int parent = open.isEmpty() ? -1 : open.peek();
        nodes.add(new Node(name, key, start, end, object, parent));
        if (token.isStructStart()) {
          open.push(nodes.size() - 1);
        }
        name = "";
        key = -1;
      }
    }
  }

  /**
   * An element of one of a document's lists.
   *
   * @param content what it holds, however it is written
   * @param label its name, or else its path
   */
  record Element(JsonNode content, int firstLine, int lastLine, Optional<String> label) {}

  /** The elements of a document's lists, if it is one. */
  static Optional<List<Element>> elements(String text) {
    List<Element> elements = new ArrayList<>();
    try {
      JsonEdit edit = new JsonEdit(text);
      for (Node node : edit.nodes) {
        if (node.object && node.parent > 0 && edit.nodes.get(node.parent).parent == 0) {
          JsonNode content = JSON.readTree(text.substring(node.start, node.end));
          elements.add(
              new Element(
                  content, edit.lineOf(node.start), edit.lineOf(node.end), labelOf(content)));
        }
      }
      return Optional.of(elements);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> labelOf(JsonNode content) {
    return Stream.of("name", "path")
        .map(field -> content.path(field).asText())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private int lineOf(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /**
   * Writes a member: in the place of the one at this offset, or into the object there.
   *
   * @param member as it is written, {@code "size_bytes": 7}
   */
  static String write(String text, int offset, String member) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    String name = JSON.readTree("{" + member + "}").fieldNames().next();
    int at = edit.at(offset);
    Node there = edit.nodes.get(at);
    if (!there.object || there.name.equals(name)) {
      return edit.replace(there.from(), there.end, member);
    }
    for (Node node : edit.nodes) {
      if (node.parent == at && node.name.equals(name)) {
        return edit.replace(node.from(), node.end, member);
      }
    }
    boolean empty = edit.nodes.stream().noneMatch(node -> node.parent == at);
    return edit.replace(there.start + 1, there.start + 1, empty ? member : member + ", ");
  }

  /** Puts another text in the place of the value at this offset. */
  static String text(String text, int offset, String value) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    Node there = edit.nodes.get(edit.at(offset));
    return edit.replace(there.start, there.end, JSON.writeValueAsString(value));
  }

  /** Gives the member at this offset another name. */
  static String rename(String text, int offset, String name) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    Node there = edit.nodes.get(edit.at(offset));
    return edit.replace(there.key, there.start, JSON.writeValueAsString(name) + ": ");
  }

  /**
   * Takes out the member or element at this offset, and the comma that parted it.
   *
   * @param what what goes: the element that the member stands in, the list of the element, or it
   */
  static String remove(String text, int offset, String what) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    Node there = edit.nodes.get(edit.at(offset));
    boolean element = what.equals("entry") || what.equals("waiver");
    while ((element && there.key >= 0) || (what.equals("list") && there.key < 0)) {
      there = edit.nodes.get(there.parent);
    }
    int from = there.from();
    int to = there.end;
    int after = edit.skipSpace(to, 1);
    if (text.charAt(after) == ',') {
      return edit.replace(from, after + 1, "");
    }
    int before = edit.skipSpace(from - 1, -1);
    return edit.replace(text.charAt(before) == ',' ? before : from, to, "");
  }

  /** Puts other elements in the place of the one that this offset is in. */
  static String instead(String text, int offset, String elements) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    Node there = edit.nodes.get(edit.at(offset));
    while (there.key >= 0) {
      there = edit.nodes.get(there.parent);
    }
    return edit.replace(there.start, there.end, elements);
  }

  private int skipSpace(int from, int step) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at += step;
    }
    return at;
  }

  private int at(int offset) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).start == offset || nodes.get(i).key == offset) {
        return i;
      }
    }
    if (offset == 0 && !nodes.isEmpty()) {
      return 0;
    }
    throw new AssertionError("no value starts at " + offset + " of " + text);
  }

  private String replace(int from, int to, String by) {
    return text.substring(0, from) + by + text.substring(to);
  }
}
