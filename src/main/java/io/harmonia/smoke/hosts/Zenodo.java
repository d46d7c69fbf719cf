package io.harmonia.smoke.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Stated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Zenodo: a file's {@code checksum} ({@code md5:…}) and {@code size} in the API of InvenioRDM
 * (inveniordm.docs.cern.ch, "REST API", Get a record file's metadata).
 */
final class Zenodo extends GenericHost {
  static final String HOST = "zenodo.org";

  @Override
  public Optional<RemoteUrl> details(RemoteUrl url) {
    List<String> parts = url.segments();
    int record = parts.indexOf("records") >= 0 ? parts.indexOf("records") : parts.indexOf("record");
    return record >= 0 && parts.size() > record + 3 && parts.get(record + 2).equals("files")
        ? Optional.of(
            url.at(
                HOST,
                "/api/records/"
                    + HuggingFace.escaped(parts.get(record + 1))
                    + "/files/"
                    + HuggingFace.escaped(parts.get(record + 3))))
        : Optional.empty();
  }

  @Override
  public Stated read(RemoteUrl url, Answer details) {
    JsonNode file = Json.read(details.body());
    Set<Digest> digest =
        DigestFields.prefixed(file.path("checksum").asText()).stream().collect(Collectors.toSet());
    JsonNode size = file.path("size");
    return Stated.of(digest)
        .size(size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty());
  }
}
