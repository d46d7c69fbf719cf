package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.ChecksumRecording;
import io.harmonia.smoke.authoring.Draft;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the new content of a checksum file. */
@Command(
    name = RecordCommand.NAME,
    description = {
      "Prints the complete new content of models/checksums.sha256: its lines as they are, those of"
          + " the given files with their digests of now, and new lines for files that had none."
          + " Written only with --write.",
      "",
      ContentCommand.PRINT_ELSEWHERE,
      "",
      "Refused, with nothing printed: files that are not there or outside the workspace, Git LFS"
          + " pointers and what is almost one, git-annex pointers, web pages in the place of files,"
          + " empty files, downloads that broke off, files that change while they are read, and a checksum file that is empty or has a line that is none.",
      ""
    },
    footerHeading = AuthoringCommand.EXAMPLES,
    footer = {
      "  harmonia-smoke record models/acme/tiny/model.onnx --write",
      "  harmonia-smoke record --top 1 --write",
      "  harmonia-smoke record --datasets --top 1 --write"
    })
public final class RecordCommand extends ContentCommand {
  /** What it is called. */
  public static final String NAME = "record";

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Files, or directories with all their files; below this folder or else below the"
              + " workspace.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "The N largest files of each entry that is there.")
  private @Nullable Integer top;

  @Option(names = "--datasets", description = "datasets/checksums.sha256 instead of the models'.")
  private boolean datasets;

  @Option(
      names = "--pointers",
      description = "A Git LFS pointer stands for the content whose digest it states.")
  private boolean pointers;

  @Option(names = "--allow-empty", description = "Empty files are meant to be so.")
  private boolean allowEmpty;

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public RecordCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  void requireArguments() throws CommandFailedException {
    if (paths.isEmpty() && top == null) {
      throw new CommandFailedException("record: expected a PATH, or --top N");
    }
    if (top != null && top < 1) {
      throw new CommandFailedException("--top: expected 1 or more, actual " + top);
    }
  }

  @Override
  Draft draft(Workbench bench, GivenSettings given) throws CommandFailedException {
    ListName list = datasets ? ListName.DATASETS : ListName.MODELS;
    Optional<Place> place = ChecksumRecording.placeOf(bench.inventory(), list);
    ChecksumRecording content =
        new ChecksumRecording(
            bench,
            new ChecksumRecording.Request(
                list,
                paths,
                Path.of("").toAbsolutePath(),
                top == null ? OptionalInt.empty() : OptionalInt.of(top),
                pointers,
                allowEmpty));
    return new Draft(
        place.orElseGet(
            () -> Place.usual(bench.workspace(), ChecksumFile.defaultPathFor(list.key()))),
        content);
  }
}
