package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A draft of JSON Schema that is supported, with the validator's tables of its keywords. */
public enum SchemaDraft {
  /** <a href="https://json-schema.org/draft-07">Draft 7</a>. */
  DRAFT_7("draft 7", Dialects.getDraft7()),
  /** <a href="https://json-schema.org/draft/2019-09">Draft 2019-09</a>. */
  DRAFT_2019_09("draft 2019-09", Dialects.getDraft201909()),
  /** <a href="https://json-schema.org/draft/2020-12">Draft 2020-12</a>. */
  DRAFT_2020_12("draft 2020-12", Dialects.getDraft202012());

  /** What the validator has in every draft, and no draft knows. */
  private static final Set<String> OF_NO_DRAFT = Set.of("false", "id", "notAllowed", "true");

  /** What describes and checks nothing, in whichever draft it was introduced. */
  private static final Set<String> ANNOTATIONS =
      Stream.concat(
              Stream.of("$comment", "$id", "$schema", "definitions"),
              names(Vocabulary.DRAFT_2020_12_META_DATA, Vocabulary.DRAFT_2020_12_CONTENT))
          .collect(Collectors.toUnmodifiableSet());

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes the library's own dialects
  private final Dialect dialect;

  SchemaDraft(String title, Dialect dialect) {
    this.title = title;
    this.dialect = dialect;
  }

  /** The keywords of some vocabularies. */
  static Stream<String> names(Vocabulary... vocabularies) {
    return Arrays.stream(vocabularies)
        .flatMap(vocabulary -> vocabulary.getKeywords().stream())
        .map(Keyword::getValue);
  }

  /**
   * The draft that a schema names; one that names none is 2020-12, as the specification says. An
   * empty fragment means nothing: {@code http://json-schema.org/draft-07/schema} is draft 7 with
   * {@code #} and without.
   */
  static Optional<SchemaDraft> of(JsonNode schema) {
    JsonNode named = schema.path("$schema");
    return named.isMissingNode()
        ? Optional.of(DRAFT_2020_12)
        : Arrays.stream(values())
            .filter(d -> d.named().equals(withoutEmptyFragment(named.asText())))
            .findFirst();
  }

  private String named() {
    return withoutEmptyFragment(dialect.getId());
  }

  private static String withoutEmptyFragment(String uri) {
    return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /** The validator's name for it. */
  SpecificationVersion version() {
    return dialect.getSpecificationVersion();
  }

  /** Whether a keyword does in it what its author expects. */
  boolean knows(String keyword) {
    return isAnnotation(keyword)
        || (dialect.getKeywords().containsKey(keyword) && !OF_NO_DRAFT.contains(keyword));
  }

  /** Whether a keyword describes, and checks nothing in any draft. */
  static boolean isAnnotation(String keyword) {
    return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
  }

  /** Whether {@code $ref} switches off everything that stands beside it. */
  boolean refStandsAlone() {
    return this == DRAFT_7;
  }

  /** For example {@code draft 7}. */
  @Override
  public String toString() {
    return title;
  }
}
