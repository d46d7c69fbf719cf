package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages below docs/cli have what {@code help} prints of each command. */
class CliDocumentTest {
  private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z-]+) {2,}\\S");
  private static final Pattern SETTINGS = Pattern.compile("(?s)\nSettings, each given as -D.*");

  /** What belongs together is on one page. */
  enum Group {
    CHECK("Checking", "check needed merge show explain"),
    START("Starting and updating", "init update"),
    WRITE("Writing one file", "record inventory combine waive");

    private final String title;
    private final String commands;

    Group(String title, String commands) {
      this.title = title;
      this.commands = commands;
    }

    private List<String> commands() {
      return List.of(commands.split(" ", -1));
    }

    private String text() {
      return "# %s\n\nWhat `harmonia-smoke help COMMAND` prints. [All commands](../cli.md).\n"
              .formatted(title)
          + commands().stream().map(Group::section).collect(Collectors.joining());
    }

    private static String section(String command) {
      String help = InProcess.run("help", command).out();
      boolean settings = SETTINGS.matcher(help).find();
      return "\n## %s\n\n```\n%s\n```\n"
              .formatted(command, SETTINGS.matcher(help).replaceFirst("").strip())
          + (settings ? "\nIt also prints all [settings](../settings.md).\n" : "");
    }
  }

  @ParameterizedTest
  @EnumSource(Group.class)
  void hasAPageOfEachGroup(Group group) throws IOException {
    Path page = Path.of("docs/cli", group.name().toLowerCase(Locale.ROOT) + ".md");

    Generated.assertPage(page, group.text());
  }

  @Test
  void hasEveryCommandThatTheProgramLists() {
    List<String> listed =
        LISTED
            .matcher(InProcess.run("help").out().split("Commands:", 2)[1].split("Exit codes", 2)[0])
            .results()
            .map(m -> m.group(1))
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(
                Stream.concat(
                        Stream.of(Group.values()).flatMap(group -> group.commands().stream()),
                        Stream.of("generate-completion", "help"))
                    .toList()));
  }
}
