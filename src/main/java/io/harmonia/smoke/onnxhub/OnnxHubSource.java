package io.harmonia.smoke.onnxhub;

import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * {@code ONNX_HUB_MANIFEST.json}, which {@code onnx.hub.load} downloads models by. Its grammar is
 * that of {@code onnx/hub.py} (onnx/onnx before #7678) and docs/Hub.md:
 *
 * <pre>{@code
 * [{"model": "AlexNet", "model_path": "vision/alexnet/model/alexnet-9.onnx", "opset_version": 9,
 *   "metadata": {"model_sha": "…", "model_bytes": 243863171,
 *                "model_with_data_path": "vision/alexnet/model/alexnet-9.tar.gz", …}}]
 * }</pre>
 */
public final class OnnxHubSource implements RecordSource {
  private static final FormatGuide GUIDE =
      new FormatGuide(
          "ONNX hub",
          "ONNX_HUB_MANIFEST.json in any folder. Each model in it names a file (model_path), and"
              + " often an archive of the model and its test data (model_with_data_path); paths are"
              + " relative to the manifest's folder.",
          new FormatGuide.Verified(
              "Each file is there. Where its Git LFS pointer is there, the SHA-256 and the size of"
                  + " the pointer are those of the manifest, so no byte has to be downloaded.",
              "Nothing more.",
              "SHA-256 and size of each file are those of the manifest.",
              "What an archive holds, inputs and outputs (io_ports), and whether a model runs. The"
                  + " manifest states opset and ONNX versions of models, and no version of the"
                  + " content, so a changed model needs no new version."),
          "A file that the manifest names must be there: a missing one is drift.",
          "Run the script that wrote the manifest again (onnx/models has one in workflow_scripts),"
              + " or write model_sha (what sha256sum prints) and model_bytes by hand.");

  @Override
  public String name() {
    return "onnx-hub";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("ONNX_HUB_MANIFEST.json"));
  }

  @Override
  public FormatGuide guide() {
    return GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(
        place,
        in ->
            HubManifest.of(
                JsonReader.read(in, place.shownAs(), repository.limits()),
                place,
                repository.paths()));
  }
}
