package io.harmonia.smoke.origins;

import com.fasterxml.jackson.core.JsonGenerator;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.util.Map;

/** Writes what became of the checks of sources as the report has it. */
public final class HostCountsJson {
  private HostCountsJson() {}

  /** Writes the field {@code upstream}; nothing where nobody was asked. */
  public static void write(JsonGenerator json, HostCounts counts) throws IOException {
    if (counts.hosts().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("upstream");
    for (Map.Entry<String, Map<Kind, Long>> host : counts.hosts().entrySet()) {
      json.writeObjectFieldStart(Printable.whole(host.getKey()));
      for (Map.Entry<Kind, Long> kind : host.getValue().entrySet()) {
        json.writeNumberField(kind.getKey().label(), kind.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
