package io.harmonia.smoke.safetensors;

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
 * Indexes of models that are cut into shards, as transformers, diffusers and their like write them
 * beside the shards:
 *
 * <pre>{@code
 * {"metadata": {"total_size": 7642159104},
 *  "weight_map": {"lm_head.weight": "model-00001-of-00002.safetensors", …}}
 * }</pre>
 */
public final class ShardIndexSource implements RecordSource {
  private static final FormatGuide GUIDE =
      new FormatGuide(
          "shard index",
          "model.safetensors.index.json, pytorch_model.bin.index.json and every other file whose"
              + " name ends so. It names for each tensor of a model the shard, that is the file,"
              + " which holds it; names are relative to its folder.",
          new FormatGuide.Verified(
              "Each shard, or its Git LFS pointer, is there.",
              "Of safetensors shards: each tensor is in the header of the shard that is named for"
                  + " it and in no other one, and total_size is the sum of the tensors' bytes (never"
                  + " of the files'). A tensor that no index lists is loaded all the same, so it is"
                  + " a remark.",
              "Nothing more.",
              "Of .bin shards nothing but that they are there: they are pickles, which are programs,"
                  + " and none is ever opened. An index has no digests."),
          "Some of a model's shards missing is drift; if none is there, they were not downloaded,"
              + " and the checks are skipped, unless git tracks them or shards of another number lie"
              + " there.",
          "Save the model again (save_pretrained writes shards and index together).");

  @Override
  public String name() {
    return "shard-index";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(
        PlaceRule.files("*.safetensors.index.json"),
        PlaceRule.files("*.safetensors.index.*.json"),
        PlaceRule.files("*.bin.index.json"),
        PlaceRule.files("*.bin.index.*.json"));
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
            ShardIndex.of(JsonReader.read(in, place.shownAs(), repository.limits()), place)
                .statement(repository));
  }
}
