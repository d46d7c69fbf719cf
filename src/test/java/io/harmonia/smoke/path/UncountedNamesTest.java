package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncountedNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "._model.bin",
        ".DS_Store",
        "Thumbs.db",
        "THUMBS.DB",
        "Desktop.ini",
        "ehthumbs.db",
        "Icon\r",
        ".nfs00000000001",
        ".fuse_hidden0001",
        ".gitattributes",
        "a.lock",
        "a.incomplete"
      })
  void holdWhatSystemsAndToolsLeave(String name) {
    assertThat(UncountedNames.STANDARD.isFile(new RelativePath("d/" + name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_model.bin", ".ds_store", "thumbs.dbx", "nfs1", "a.lock.bin", "git", ".hidden"})
  void holdNothingThatOnlyLooksLikeIt(String name) {
    assertThat(UncountedNames.STANDARD.isFile(new RelativePath("d/" + name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__pycache__",
        ".ipynb_checkpoints",
        ".cache",
        ".git",
        "__MACOSX",
        "$RECYCLE.BIN",
        "System Volume Information",
        ".Trash-1000",
        "@eaDir"
      })
  void holdFoldersOfThem(String name) {
    assertThat(UncountedNames.STANDARD.isFolder(new RelativePath("d/" + name))).isTrue();
    assertThat(UncountedNames.STANDARD.isFolder(new RelativePath("d/x" + name))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*.log, d/train.log, true",
    "*.log, d/train.log.bin, false",
    "d/*.log, d/train.log, true",
    "d/*.log, d/sub/train.log, false",
    "d/**.log, d/sub/train.log, true",
    "**/train.log, train.log, true",
    "**/train.log, a/b/train.log, true",
    "models/**/x.?og, models/x.log, true",
    "models/**/x.?og, models/a/b/x.log, true",
    "a[1].bin, d/a[1].bin, true",
    "a[1].bin, d/a1.bin, false",
    "logs/, d/logs, false"
  })
  void growByGlobs(String glob, String file, boolean matches) {
    UncountedNames names = UncountedNames.with(List.of(glob));

    assertThat(names.isFile(new RelativePath(file))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "logs/, d/logs, true",
    "logs, d/logs, true",
    "d/logs/, d/logs, true",
    "d/logs/, e/d/logs, false",
    "logs/, d/logs2, false"
  })
  void growByGlobsOfFolders(String glob, String folder, boolean matches) {
    UncountedNames names = UncountedNames.with(List.of(glob));

    assertThat(names.isFolder(new RelativePath(folder))).isEqualTo(matches);
  }
}
