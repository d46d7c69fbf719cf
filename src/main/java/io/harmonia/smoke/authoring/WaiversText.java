package io.harmonia.smoke.authoring;

import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.waiver.WaiverLine;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The waivers of a workspace as they are written, byte for byte, to which others are added.
 *
 * @param text the file as ISO 8859-1, which maps bytes to characters one to one
 */
record WaiversText(String text) {
  private static final String NONE = "[]\n";

  /**
   * Reads the file, once; where there is none, there are no waivers.
   *
   * @throws RefusedException if it cannot be read, or is no list
   */
  static WaiversText read(Inventory inventory) throws RefusedException {
    Place file = inventory.waivers().place();
    ReadFile.Parser<StatedWaivers> parser = reader(inventory).parser(file);
    ReadFile<WaiversText> read =
        ReadFile.read(
            inventory.workspace(),
            file,
            in -> {
              byte[] bytes = in.readAllBytes();
              if (bytes.length > 0) {
                parser.parse(new ByteArrayInputStream(bytes));
              }
              return new WaiversText(new String(bytes, StandardCharsets.ISO_8859_1));
            });
    if (read.isMissing()) {
      return new WaiversText(NONE);
    }
    WaiversText found = Workbench.require(new Document<>(file, read));
    if (found.text().isEmpty()) {
      throw new RefusedException(Refusal.truncated(file.shownAs()));
    }
    return found;
  }

  /** The file with more waivers at its end, each on a line of its own. */
  byte[] with(List<WaiverLine> lines) {
    if (lines.isEmpty()) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    int end = text.lastIndexOf(']');
    String before = text.substring(0, end).stripTrailing();
    String added =
        lines.stream()
            .map(line -> new String(bytes(line), StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining("," + lineEnd + "  "));
    String all =
        before
            + (before.endsWith("[") ? "" : ",")
            + lineEnd
            + "  "
            + added
            + lineEnd
            + text.substring(end);
    return all.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The workspace with these waivers. */
  static Inventory in(Workbench bench, byte[] waivers) {
    Place file = bench.inventory().waivers().place();
    ReadFile.Parser<StatedWaivers> parser = reader(bench.inventory()).parser(file);
    return bench
        .inventory()
        .withWaivers(Document.of(bench.workspace().bounds(), file, waivers, parser));
  }

  private static byte[] bytes(WaiverLine line) {
    return line.json().getBytes(StandardCharsets.UTF_8);
  }

  private static WaiverReader reader(Inventory inventory) {
    return new WaiverReader(inventory.workspace(), inventory.paths());
  }
}
