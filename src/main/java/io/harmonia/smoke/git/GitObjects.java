package io.harmonia.smoke.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A repository's objects, which one process of {@code git cat-file --batch} gives. */
final class GitObjects implements Closeable {
  private final GitProcess running;
  private final InputStream out;

  GitObjects(GitProcess running) {
    this.running = running;
    this.out = new BufferedInputStream(running.out());
  }

  /** What an object is. */
  record Header(String oid, String type, long size) {}

  /**
   * An object.
   *
   * @param bytes as many as were asked for, or fewer where it has fewer
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Content(Header header, byte[] bytes) {}

  /** What an object of a name is, or nothing where there is none. */
  Optional<Header> header(String name) throws IOException {
    return get(name, 0).map(Content::header);
  }

  /**
   * An object.
   *
   * @param name in one line
   * @param most how many of its bytes are wanted
   * @return nothing where there is none
   */
  Optional<Content> get(String name, long most) throws IOException {
    return running.withinTime(() -> answer(name, most));
  }

  private Optional<Content> answer(String name, long most) throws IOException {
    try {
      running.in().write((name + "\n").getBytes(StandardCharsets.UTF_8));
      running.in().flush();
      String[] said = line().split(" ", -1);
      if (said.length != 3 || !said[2].matches("[0-9]{1,18}") || said[0].length() < 40) {
        return Optional.empty(); // “NAME missing”, or “NAME ambiguous”
      }
      Header header = new Header(said[0], said[1], Long.parseLong(said[2]));
      byte[] bytes = out.readNBytes((int) Math.min(Math.min(most, header.size()), 1 << 30));
      out.skipNBytes(header.size() - bytes.length + 1);
      return Optional.of(new Content(header, bytes));
    } catch (IOException e) {
      running.close();
      throw GitProcess.failure(running.error());
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = out.read(); b != '\n'; b = out.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    running.close();
  }
}
