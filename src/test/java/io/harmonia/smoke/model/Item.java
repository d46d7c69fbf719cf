package io.harmonia.smoke.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What lies at a path: a file, a Git LFS pointer, or a link to another path of the workspace.
 *
 * @param form which of them
 * @param text the content, the content that the pointer stands for, or the link's target
 */
record Item(Form form, String text) {

  enum Form {
    FILE,
    POINTER,
    LINK
  }

  static Item file(String text) {
    return new Item(Form.FILE, text);
  }

  static Item pointer(String text) {
    return new Item(Form.POINTER, text);
  }

  static Item link(String target) {
    return new Item(Form.LINK, target);
  }

  /** Bytes of the content. All content is ASCII. */
  long size() {
    return text.length();
  }

  /** The SHA-256 of the content. */
  String digest() {
    return digestOf(text);
  }

  static String digestOf(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of the file in the work tree; a link has none. */
  String written() {
    return form == Form.POINTER
        ? "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
            .formatted(digest(), size())
        : text;
  }
}
