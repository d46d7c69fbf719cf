package io.harmonia.smoke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of the data goes one way, and each framework stays where it is let in. */
class ArchitectureTest {
  private static final String ROOT = "io.harmonia.smoke";

  /** Each package may use those before it, and not the one beside it. */
  private static final List<List<String>> FROM_LEFT_TO_RIGHT =
      List.of(
          List.of("text"),
          List.of("bounds", "memory", "path"),
          List.of("digest"),
          List.of("git", "json", "pointer", "upstream"),
          List.of("hosts", "staged", "state"),
          List.of("asking", "workspace"),
          List.of("source"),
          List.of(
              "annex",
              "checksum",
              "croissant",
              "frictionless",
              "gguf",
              "lfs",
              "modelsigning",
              "onnxhub",
              "safetensors",
              "schema",
              "yaml"),
          List.of("dvc", "manifest", "pooch", "sums"),
          List.of("baseline", "policy", "version"),
          List.of("history", "ledger"),
          List.of("finding", "formats"),
          List.of("bump", "content", "origins", "shard"),
          List.of("directory", "entries", "records", "results"),
          List.of("plan", "report"),
          List.of("waiver"),
          List.of("authoring", "settings"),
          List.of("inventory", "narrowing"),
          List.of("run"),
          List.of("allure", "ci", "starting", "terminal"),
          List.of("junit", "sarif"),
          List.of("command"),
          List.of("author"),
          List.of("cli"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  static Stream<Arguments> packagesAndWhatTheyMayNotUse() {
    return IntStream.range(0, FROM_LEFT_TO_RIGHT.size())
        .boxed()
        .flatMap(
            step ->
                FROM_LEFT_TO_RIGHT.get(step).stream()
                    .map(
                        name ->
                            Arguments.of(
                                name,
                                FROM_LEFT_TO_RIGHT.stream()
                                    .skip(step)
                                    .flatMap(List::stream)
                                    .filter(other -> !other.equals(name))
                                    .toList())))
        .filter(arguments -> !((List<?>) arguments.get()[1]).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("packagesAndWhatTheyMayNotUse")
  void aPackageUsesOnlyThoseToItsLeft(String name, List<String> others) {
    noClasses()
        .that()
        .resideInAPackage(of(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(ArchitectureTest::of).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlace() {
    List<String> known =
        FROM_LEFT_TO_RIGHT.stream().flatMap(List::stream).map(name -> ROOT + "." + name).toList();

    assertThat(CLASSES).extracting(c -> c.getPackageName()).containsAll(known).isSubsetOf(known);
  }

  @Test
  void noPackageIsPartOfACycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void jacksonStaysInManifestsAndTheWritersOfJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            of("json"), of("schema"), of("manifest"), of("policy"), of("inventory"), of("sarif"))
        .and()
        .resideOutsideOfPackages(of("croissant"), of("frictionless"), of("modelsigning"))
        .and()
        .resideOutsideOfPackages(of("onnxhub"), of("safetensors"))
        .and()
        .haveNameNotMatching(exactly("hosts.(Json|GitHub|Zenodo|LfsCourse)"))
        .and()
        .haveNameNotMatching(exactly("origins.HostCountsJson"))
        .and()
        .haveNameNotMatching(exactly("baseline.GitHubEvent"))
        .and()
        .haveNameNotMatching(exactly("results.Json(Report|ReportReader|Result|Tree|FieldWriter)"))
        .and()
        .haveNameNotMatching(exactly("ci.Alert(Text|Fingerprint)"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(CLASSES);
  }

  @Test
  void socketsStayInTheRoomThatAsks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(of("asking"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.net.Socket.class, java.net.ServerSocket.class)
        .check(CLASSES);
  }

  @Test
  void theReaderOfYamlStaysInItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(of("yaml"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .check(CLASSES);
  }

  @Test
  void theSchemaValidatorStaysInItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackages(of("schema"), of("manifest"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.networknt..")
        .check(CLASSES);
  }

  @Test
  void allureStaysInItsThreeClassesSoThatItIsOptional() {
    noClasses()
        .that()
        .haveNameNotMatching(exactly("allure.Allure(Labels|Limiter|Listener)"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.qameta..")
        .check(CLASSES);
  }

  @Test
  void junitStaysInItsRoomAndAllures() {
    noClasses()
        .that()
        .resideOutsideOfPackages(of("junit"), of("allure"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
        .check(CLASSES);
  }

  @Test
  void picocliAndTheProgressBarStayInTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(of("terminal"), of("command"), of("author"), of("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(CLASSES);
  }

  @Test
  void nothingEndsTheJvmButTheLastResortAndTheJarsMain() {
    noClasses()
        .that()
        .haveNameNotMatching(exactly("memory.LastResort") + "|" + exactly("cli.Main"))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CLASSES.stream().map(c -> c.getPackage()).distinct())
        .isNotEmpty()
        .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "is @NullMarked")
        .extracting(JavaPackage::getName)
        .contains(ROOT + ".manifest");
  }

  private static String of(String name) {
    return ROOT + "." + name + "..";
  }

  private static String exactly(String type) {
    return (ROOT + "." + type).replace(".", "\\.") + "(\\$.*)?";
  }
}
