package io.harmonia.smoke.formats;

import io.harmonia.smoke.annex.AnnexSource;
import io.harmonia.smoke.croissant.CroissantSource;
import io.harmonia.smoke.dvc.DvcSource;
import io.harmonia.smoke.frictionless.FrictionlessSource;
import io.harmonia.smoke.gguf.GgufSource;
import io.harmonia.smoke.lfs.LfsSource;
import io.harmonia.smoke.modelsigning.ModelSigningSource;
import io.harmonia.smoke.onnxhub.OnnxHubSource;
import io.harmonia.smoke.pooch.PoochSource;
import io.harmonia.smoke.safetensors.SafetensorsSource;
import io.harmonia.smoke.safetensors.ShardIndexSource;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.sums.BagSource;
import io.harmonia.smoke.sums.SumsSource;
import java.util.List;
import java.util.Optional;

/** The formats that are read beside Harmonia's own. A new one is a line here. */
public final class RecordSources {
  /** All of them, in the order in which the checks of their records are made. */
  public static final List<RecordSource> ALL =
      List.of(
          new LfsSource(),
          new SumsSource(),
          new BagSource(),
          new OnnxHubSource(),
          new ShardIndexSource(),
          new SafetensorsSource(),
          new GgufSource(),
          new DvcSource(),
          new PoochSource(),
          new AnnexSource(),
          new CroissantSource(),
          new FrictionlessSource(),
          new ModelSigningSource());

  /**
   * What stands in the topmost folder of all that it speaks of, so that the folder is a workspace
   * by itself. Checksum files are not among them: they lie in many folders that are none, for
   * example in those of downloads.
   */
  public static final List<String> TOPS =
      List.of(
          ".dvc/config",
          "ONNX_HUB_MANIFEST.json",
          "bagit.txt",
          "croissant.json",
          "datapackage.json",
          "model.sig");

  private RecordSources() {}

  /** The names of all, as settings write them. */
  public static List<String> names() {
    return ALL.stream().map(RecordSource::name).toList();
  }

  /** The format of that name. */
  public static Optional<RecordSource> named(String name) {
    return ALL.stream().filter(source -> source.name().equals(name)).findFirst();
  }
}
