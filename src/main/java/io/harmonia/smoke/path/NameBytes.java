package io.harmonia.smoke.path;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names of files as text and as bytes, the same whatever the locale.
 *
 * <p>Linux takes any bytes for a name. Each byte that is not UTF-8 stands in the text as half a
 * surrogate pair, U+DC80 to U+DCFF (Python's PEP 383), so that two such names are never one text;
 * no manifest can state it.
 */
final class NameBytes {
  private static final char ESCAPED = '\udc00';

  private NameBytes() {}

  /** The text of a path as a URI writes it. */
  static String decoded(String uri) {
    return uri.indexOf('%') < 0 ? uri : text(bytes(uri));
  }

  /** A segment of a path as a URI writes it. */
  static String encoded(String segment) {
    StringBuilder uri = new StringBuilder(segment.length() * 3);
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (isEscaped(segment, i)) {
        escape(uri, (byte) (c - ESCAPED));
      } else if (Character.isHighSurrogate(c) && i + 1 < segment.length()) {
        escape(uri, segment.substring(i, i + 2));
        i++;
      } else if (c < 0x80 && Character.isLetterOrDigit(c)) {
        uri.append(c);
      } else {
        escape(uri, String.valueOf(c));
      }
    }
    return uri.toString();
  }

  /** Whether a text is of a name that is UTF-8. */
  static boolean isUtf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index))
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  private static void escape(StringBuilder uri, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      escape(uri, b);
    }
  }

  private static void escape(StringBuilder uri, byte value) {
    uri.append('%').append(HexFormat.of().toHexDigits(value));
  }

  private static ByteBuffer bytes(String uri) {
    ByteBuffer bytes = ByteBuffer.allocate(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        bytes.put((byte) Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    return bytes.flip();
  }

  private static String text(ByteBuffer bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, true);
    while (result.isError()) {
      for (int i = result.length(); i > 0; i--) {
        text.put((char) (ESCAPED + (bytes.get() & 0xff)));
      }
      result = decoder.decode(bytes, text, true);
    }
    return text.flip().toString();
  }
}
