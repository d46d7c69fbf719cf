package io.harmonia.smoke.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Shows that the seam carries a claim about structure: a safetensors file's length. */
final class SafetensorsSource implements RecordSource {
  private static final int MOST = 100_000_000;

  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*.safetensors"));
  }

  @Override
  public FormatGuide guide() {
    return ToySource.GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.answer(place, none -> statement(place, repository));
  }

  private static Statement statement(Place place, RepositoryView repository)
      throws IOException, MalformedTextException {
    RelativePath path = place.path().orElseThrow();
    Location at = Location.startOf(place.shownAs());
    StatedClaim claim = StatedClaim.of(ClaimedPath.of(path), at);
    if (!(repository.look(path) instanceof Found.RegularFile file)) {
      return Statement.of(List.of(claim)); // its header is not there to be read
    }
    ByteBuffer start =
        ByteBuffer.wrap(repository.beginning(file, 8)).order(ByteOrder.LITTLE_ENDIAN);
    long header = start.remaining() < 8 ? -1 : start.getLong();
    if (header < 2 || header > MOST) {
      throw malformed(at);
    }
    byte[] bytes = repository.beginning(file, 8 + (int) header);
    try {
      long end = 0;
      JsonNode tensors = new ObjectMapper().readTree(bytes, 8, bytes.length - 8);
      for (JsonNode tensor : tensors) {
        end = Math.max(end, tensor.path("data_offsets").path(1).asLong(0));
      }
      long length = 8 + header + end;
      return Statement.of(
          List.of(claim.with(ClaimedContent.ANY.structure(Structure.length(length, length, at)))));
    } catch (JsonProcessingException e) {
      throw malformed(at);
    }
  }

  private static MalformedTextException malformed(Location at) {
    return new MalformedTextException(
        new Problem(at, "expected a header, actual something else", "Restore the artifact."));
  }
}
