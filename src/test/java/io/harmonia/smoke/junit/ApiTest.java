package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is API says so by {@code @API}, and nothing else is. */
class ApiTest {
  private static final String OURS = "io.harmonia.smoke";

  private static List<JavaClass> api = List.of();

  @BeforeAll
  static void find() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(OURS);
    api = classes.stream().filter(type -> type.isAnnotatedWith(API.class)).toList();
  }

  @Test
  void isTheSuiteAlone() {
    assertThat(api)
        .extracting(JavaClass::getName)
        .containsExactly(OURS + ".junit.ManifestSmokeSuite");
  }

  /** What a subclass or a caller can see of it. */
  @Test
  void exposesNoInternalType() {
    for (JavaClass type : api) {
      assertThat(type.getAllRawSuperclasses()).allMatch(ApiTest::isNoInternal);
      assertThat(type.getAllRawInterfaces()).allMatch(ApiTest::isNoInternal);
      for (JavaMember member : type.getMembers()) {
        if (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED)) {
          assertThat(member.getAllInvolvedRawTypes())
              .as(member.getFullName())
              .allMatch(ApiTest::isNoInternal);
        }
      }
    }
  }

  /** {@code -Pcentral} makes the Javadoc of these, with {@code -Xdoclint:all} and no warning. */
  @Test
  void isWhatTheJavadocIsOf() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(api)
        .allSatisfy(
            type ->
                assertThat(pom)
                    .contains(
                        "<sourceFileInclude>"
                            + type.getName().replace('.', '/')
                            + ".java</sourceFileInclude>"));
  }

  private static boolean isNoInternal(JavaClass type) {
    return !type.getPackageName().startsWith(OURS) || api.contains(type);
  }
}
