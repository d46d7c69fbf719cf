package io.harmonia.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A room, that is a package, stays small enough to be known by heart. */
class RoomsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/harmonia/smoke");
  private static final int MOST_LINES = 2_000;
  private static final int MOST_FILES = 25;
  private static final int LARGEST_CIRCLE = 3;
  private static final int MOST_PARAMETERS = 6;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.harmonia.smoke");

  static Stream<Path> rooms() throws IOException {
    assumeTrue(Files.isDirectory(SOURCES), "the sources are not here");
    try (Stream<Path> all = Files.list(SOURCES)) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomIsSmall(Path room) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(room)) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    long lines = 0;
    for (Path file : files) {
      lines += Files.readAllLines(file).size();
    }

    assertThat(files).as("files of %s", room).hasSizeLessThanOrEqualTo(MOST_FILES);
    assertThat(lines).as("lines of %s", room).isLessThanOrEqualTo(MOST_LINES);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomIsInThePlanOfTheHouse(Path room) throws IOException {
    Path plan = Path.of("CONTRIBUTING.md");
    assumeTrue(Files.isRegularFile(plan), "the plan is not here");

    assertThat(Files.readAllLines(plan))
        .as("a line of the table in %s", plan)
        .anyMatch(line -> line.startsWith("| ") && line.contains("`" + room.getFileName() + "`"));
  }

  @Test
  void fewTypesNeedEachOther() {
    assertThat(circles(uses()))
        .isNotEmpty()
        .allSatisfy(circle -> assertThat(circle).hasSizeLessThanOrEqualTo(LARGEST_CIRCLE));
  }

  @Test
  void findsACircle() {
    Map<String, Set<String>> uses =
        Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a", "d"), "d", Set.of("e"));

    assertThat(circles(uses)).containsExactly(Set.of("a", "b", "c"));
  }

  @Test
  void nothingTakesManyParameters() throws ClassNotFoundException {
    List<String> tooMany = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      Class<?> loaded = Class.forName(type.getName(), false, getClass().getClassLoader());
      Stream.<Executable>concat(
              Stream.of(loaded.getDeclaredConstructors()), Stream.of(loaded.getDeclaredMethods()))
          .filter(unit -> !unit.isSynthetic() && parameters(unit) > MOST_PARAMETERS)
          .forEach(unit -> tooMany.add(parameters(unit) + " " + unit));
    }

    assertThat(tooMany).isEmpty();
  }

  private static long parameters(Executable unit) {
    return Stream.of(unit.getParameters()).filter(parameter -> !isTheCompilers(parameter)).count();
  }

  private static boolean isTheCompilers(Parameter parameter) {
    return parameter.isSynthetic() || (parameter.isImplicit() && !isOfARecord(parameter));
  }

  /** The parameters of a record's own constructor are marked as implicit as well. */
  private static boolean isOfARecord(Parameter parameter) {
    return parameter.getDeclaringExecutable().getDeclaringClass().isRecord();
  }

  /** Which top-level types a top-level type uses. */
  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> used = uses.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = topLevel(dependency.getTargetClass().getBaseComponentType());
        if (other.startsWith("io.harmonia.smoke.") && !other.equals(topLevel(type))) {
          used.add(other);
        }
      }
    }
    return uses;
  }

  private static String topLevel(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  /** The groups of those that reach one another, larger than one. */
  private static Collection<Set<String>> circles(Map<String, Set<String>> uses) {
    Map<String, Set<String>> reached = new TreeMap<>();
    uses.keySet().forEach(type -> reached.put(type, reachedFrom(type, uses)));
    Set<Set<String>> circles = new LinkedHashSet<>();
    reached.forEach(
        (type, there) -> {
          if (there.contains(type)) {
            Set<String> circle = new TreeSet<>(there);
            circle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(type));
            circles.add(circle);
          }
        });
    return circles;
  }

  private static Set<String> reachedFrom(String type, Map<String, Set<String>> uses) {
    Set<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(uses.getOrDefault(type, Set.of()));
    while (!next.isEmpty()) {
      String one = next.pop();
      if (reached.add(one)) {
        next.addAll(uses.getOrDefault(one, Set.of()));
      }
    }
    return reached;
  }
}
