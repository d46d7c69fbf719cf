package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestKindTest {
  @Test
  void knowsThePartForEachList() {
    assertThat(ManifestKind.partFor(ListName.MODELS)).isEqualTo(ManifestKind.MODELS);
    assertThat(ManifestKind.partFor(ListName.DATASETS)).isEqualTo(ManifestKind.DATASETS);
  }

  @Test
  void knowsTheListsOfEachPart() {
    assertThat(ManifestKind.DATASETS.lists()).containsExactly(ListName.DATASETS);
    assertThat(ManifestKind.DATASETS.defaultPath()).isEqualTo("datasets/inventory.json");
  }
}
