package io.harmonia.smoke.inventory;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.RawJson;

/** Brings fields of a manifest's objects up to date; what is right stays as it is written. */
final class Fields {
  static final String SIZE = "size_bytes";
  static final String COUNT = "files_count";
  static final String SHA256 = "sha256";
  static final String VERSION = "version";

  private Fields() {}

  static RawJson.Members amount(RawJson.Members object, String name, long value) {
    return object.with(name, RawJson.Literal.of(value));
  }

  static RawJson.Members digest(RawJson.Members object, Sha256 value) {
    boolean isRight =
        object.fields().get(SHA256) instanceof RawJson.Text text
            && Sha256.parse(text.text()).filter(value::equals).isPresent();
    return isRight ? object : object.with(SHA256, new RawJson.Text(value.hex()));
  }

  static boolean states(RawJson.Members object, String name) {
    return object.get(name).isPresent();
  }
}
