package io.harmonia.smoke.yaml;

import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document: strict UTF-8, bounded depth and lengths, few aliases, no key twice. Tags
 * mean nothing, and no object is made of anything.
 */
public final class YamlReader {
  /** Who needs more aliases of mappings and lists means harm: each may be walked through anew. */
  private static final int MOST_ALIASES = 50;

  /** The key that takes over the fields of other mappings: {@code <<: *anchor}. */
  private static final String MERGE = "<<";

  private static final String FIX = "Correct the YAML there, or restore the file from git.";

  private final String file;
  private final Limits limits;
  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int aliases;

  private YamlReader(String file, Limits limits, Iterator<Event> events) {
    this.file = file;
    this.limits = limits;
    this.events = events;
  }

  /**
   * Reads a document.
   *
   * @param in is read to its end and not closed
   * @param file what to call it in locations
   * @param limits of the document; its size is the stream's matter
   * @throws MalformedTextException if it is not one YAML document
   * @throws IOException if it cannot be read
   */
  public static YamlNode read(InputStream in, String file, Limits limits)
      throws IOException, MalformedTextException {
    ConflictWatch watch = new ConflictWatch(utf8(in));
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    try {
      return new YamlReader(file, limits, new Parse(settings).parseReader(watch).iterator())
          .document();
    } catch (YamlEngineException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw malformed(
            Location.startOf(file),
            "is not UTF-8",
            "Save the file as UTF-8, or restore it from git.");
      }
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      drain(watch);
      if (watch.isWhole()) {
        throw malformed(
            new Location(file, watch.line(), 1),
            "has a merge conflict, which begins here",
            "Resolve the conflict: keep one of the two sides, and remove the marks.");
      }
      throw malformed(placeOf(e, file), "is not YAML: " + reason(e), FIX);
    } catch (MalformedTextException e) {
      drain(watch);
      if (watch.isWhole()) {
        throw malformed(
            new Location(file, watch.line(), 1),
            "has a merge conflict, which begins here",
            "Resolve the conflict: keep one of the two sides, and remove the marks.");
      }
      throw e;
    }
  }

  /** Reads the rest: a conflict ends after where the parser stopped. */
  private static void drain(Reader rest) throws IOException {
    char[] buffer = new char[1 << 13];
    try {
      while (rest.read(buffer, 0, buffer.length) >= 0) {
        // on
      }
    } catch (CharacterCodingException e) {
      // that it is no YAML is known already
    }
  }

  private static Reader utf8(InputStream in) {
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Location placeOf(YamlEngineException e, String file) {
    Optional<Mark> mark =
        e instanceof MarkedYamlEngineException marked
            ? marked.getProblemMark().or(marked::getContextMark)
            : Optional.empty();
    return mark.map(at -> at(at, file)).orElseGet(() -> Location.startOf(file));
  }

  private static String reason(YamlEngineException e) {
    String said =
        e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
    return Printable.of(String.valueOf(said).lines().findFirst().orElse("unreadable"));
  }

  private static Location at(Mark mark, String file) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static MalformedTextException malformed(Location at, String message, String remedy) {
    return new MalformedTextException(new Problem(at, message, remedy));
  }

  private YamlNode document() throws MalformedTextException {
    Event event = events.next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = events.next();
    }
    if (event.getEventId() == Event.ID.StreamEnd) {
      throw malformed(Location.startOf(file), "is empty", "Restore the file from git.");
    }
    YamlNode root = node(event, 1);
    Event after = events.next();
    while (after.getEventId() == Event.ID.DocumentEnd) {
      after = events.next();
    }
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw malformed(
          placeOf(after),
          "goes on with a second document",
          "Remove what follows the first document, or restore the file from git.");
    }
    return root;
  }

  private Location placeOf(Event event) {
    return event.getStartMark().map(mark -> at(mark, file)).orElseGet(() -> Location.startOf(file));
  }

  private YamlNode node(Event event, int depth) throws MalformedTextException {
    Location at = placeOf(event);
    if (depth > limits.of(Limit.DEPTH)) {
      throw new MalformedTextException(limits.exceeded(Limit.DEPTH, at));
    }
    if (event instanceof AliasEvent alias) {
      return named(alias.getAlias(), at);
    }
    YamlNode node;
    if (event instanceof ScalarEvent scalar) {
      bound(Limit.TEXT_LENGTH, scalar.getValue(), at);
      node =
          new YamlNode.Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
    } else if (event instanceof MappingStartEvent) {
      node = mapping(at, depth);
    } else if (event instanceof SequenceStartEvent) {
      node = sequence(at, depth);
    } else {
      throw malformed(at, "is not YAML", FIX); // the parser has no other event here
    }
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  /** What an anchor names. Inside of it the anchor is not known yet, so nothing holds itself. */
  private YamlNode named(Anchor anchor, Location at) throws MalformedTextException {
    YamlNode node = anchors.get(anchor);
    if (node == null) {
      throw malformed(
          at, "has the alias " + Printable.quoted(anchor.getValue()) + " of no anchor", FIX);
    }
    if (!(node instanceof YamlNode.Scalar) && ++aliases > MOST_ALIASES) {
      throw malformed(
          at,
          "has more than " + MOST_ALIASES + " aliases of mappings and lists",
          "Write them out, or restore the file from git.");
    }
    return node;
  }

  private void bound(Limit limit, String text, Location at) throws MalformedTextException {
    if (text.length() > limits.of(limit)) {
      throw new MalformedTextException(limits.exceeded(limit, at));
    }
  }

  private YamlNode mapping(Location at, int depth) throws MalformedTextException {
    Map<String, YamlNode> fields = new LinkedHashMap<>(8);
    Optional<YamlNode> merged = Optional.empty();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Location keyAt = placeOf(event);
      YamlNode key = node(event, depth + 1);
      if (!(key instanceof YamlNode.Scalar scalar)) {
        throw malformed(keyAt, "has " + key.what() + " for a key, expected a text", FIX);
      }
      bound(Limit.KEY_LENGTH, scalar.value(), keyAt);
      YamlNode value = node(events.next(), depth + 1);
      boolean isMerge = scalar.plain() && scalar.value().equals(MERGE);
      boolean isSecond =
          isMerge ? merged.isPresent() : fields.putIfAbsent(scalar.value(), value) != null;
      if (isMerge) {
        merged = Optional.of(value);
      }
      if (isSecond) {
        throw malformed(
            keyAt,
            "has the key " + Printable.quoted(scalar.value()) + " twice in one mapping",
            "Remove this one or the other: readers disagree about which one counts.");
      }
    }
    if (merged.isPresent()) {
      merge(merged.get(), fields);
    }
    return new YamlNode.Mapping(at, fields);
  }

  /** What a mapping states itself goes before what it takes over, and so does the first of many. */
  private static void merge(YamlNode merged, Map<String, YamlNode> fields)
      throws MalformedTextException {
    List<YamlNode> all = merged instanceof YamlNode.Sequence ? merged.elements() : List.of(merged);
    for (YamlNode one : all) {
      if (!(one instanceof YamlNode.Mapping)) {
        throw malformed(
            one.at(), "has " + one.what() + " for the key \"<<\", expected a mapping", FIX);
      }
      one.fields().forEach(fields::putIfAbsent);
    }
  }

  private YamlNode sequence(Location at, int depth) throws MalformedTextException {
    List<YamlNode> elements = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      elements.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(at, elements);
  }
}
