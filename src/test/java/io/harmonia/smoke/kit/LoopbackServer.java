package io.harmonia.smoke.kit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Servers of the internet, all of them at one port of this machine: a plain HTTP server, and a
 * proxy behind which every host is this one as well, by http and, with {@link #trust}, by https. It
 * says what it was told to say, with whatever fault, and counts.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String HOSTS =
      "dns:huggingface.co,dns:cdn-lfs.huggingface.co,dns:github.com,dns:api.github.com,"
          + "dns:raw.githubusercontent.com,dns:zenodo.org,dns:models.example.org,"
          + "dns:other.example.org,dns:bucket.s3.amazonaws.com,dns:storage.googleapis.com";

  private static KeyStore identity;

  private final ServerSocket socket;
  private final boolean speaksTls;
  private final Map<String, Function<Asked, Reply>> pages = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
  private final Map<String, Integer> peaks = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Function<Asked, Reply> other = asked -> Reply.of(404);

  /**
   * A request.
   *
   * @param url all of it, for example {@code https://huggingface.co/acme/tiny}
   * @param fields by name in lower case
   */
  public record Asked(String method, String url, Map<String, String> fields, String body) {
    String host() {
      return url.replaceFirst("https?://([^/:?]+).*", "$1");
    }
  }

  /** What goes wrong. */
  public enum Fault {
    NONE,
    RESET,
    HANG,
    CUT,
    GARBAGE
  }

  /**
   * An answer.
   *
   * @param fields name, value, name, value
   * @param millis how long it takes
   */
  public record Reply(int status, List<String> fields, String body, Fault fault, int millis) {
    public static Reply of(int status, String... fields) {
      return new Reply(status, List.of(fields), "", Fault.NONE, 0);
    }

    public static Reply fault(Fault fault) {
      return new Reply(200, List.of(), "", fault, 0);
    }

    public Reply body(String text) {
      return new Reply(status, fields, text, fault, millis);
    }

    public Reply after(int pause) {
      return new Reply(status, fields, body, fault, pause);
    }
  }

  private LoopbackServer(boolean speaksTls) throws IOException {
    this.speaksTls = speaksTls;
    this.socket = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread acceptor = new Thread(this::accept, "loopback-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  public static LoopbackServer start() throws IOException {
    return new LoopbackServer(true);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** For example {@code http://127.0.0.1:4711}. */
  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** The environment of whoever uses it as a proxy. */
  public Map<String, String> asProxy() {
    return Map.of("https_proxy", origin(), "http_proxy", origin());
  }

  /** Says something at a URL. */
  public LoopbackServer at(String url, Function<Asked, Reply> page) {
    pages.put(url, page);
    return this;
  }

  /** The same, whoever asks. */
  public LoopbackServer at(String url, Reply reply) {
    return at(url, asked -> reply);
  }

  /** Says something everywhere else. */
  public LoopbackServer elsewhere(Function<Asked, Reply> page) {
    other = page;
    return this;
  }

  /** Every request that came, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The URLs of them. */
  public List<String> urls() {
    return asked.stream().map(one -> one.method() + " " + one.url()).toList();
  }

  /**
   * How many requests to a host waited for an answer at the same time, at most; of all: {@code ""}.
   */
  public int peak(String host) {
    return peaks.getOrDefault(host, 0);
  }

  /** How many connections came. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        connections.incrementAndGet();
        open.add(one);
        Thread server = new Thread(() -> serve(one), "loopback-connection");
        server.setDaemon(true);
        server.start();
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  private void serve(Socket plain) {
    Socket one = plain;
    String origin = origin();
    try {
      while (true) {
        InputStream in = one.getInputStream();
        List<String> head = head(in);
        if (head.isEmpty()) {
          return;
        }
        String[] first = head.get(0).split(" ", -1);
        if (first[0].equals("CONNECT")) {
          one.getOutputStream()
              .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          one.getOutputStream().flush();
          SSLSocket tls =
              (SSLSocket) tls().getSocketFactory().createSocket(one, null, one.getPort(), true);
          tls.setUseClientMode(false);
          open.add(tls);
          origin = "https://" + first[1].replaceFirst(":443$", "");
          one = tls;
          continue;
        }
        Map<String, String> fields = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
          int colon = line.indexOf(':');
          fields.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String url = first[1].startsWith("http") ? first[1] : origin + first[1];
        if (!answer(new Asked(first[0], url, fields, body), one)) {
          return;
        }
      }
    } catch (Exception e) {
      // whoever asked sees it
    } finally {
      close(one);
      close(plain);
    }
  }

  private boolean answer(Asked one, Socket to) throws IOException, InterruptedException {
    asked.add(one);
    count(one.host(), 1);
    count("", 1);
    Reply reply;
    try {
      reply = pages.getOrDefault(one.url(), other).apply(one);
      Thread.sleep(reply.millis());
    } finally { // whoever has the answer may ask again at once, so it is counted no longer
      count(one.host(), -1);
      count("", -1);
    }
    return write(one, reply, to);
  }

  private void count(String host, int more) {
    int is = now.computeIfAbsent(host, h -> new AtomicInteger()).addAndGet(more);
    peaks.merge(host, is, Math::max);
  }

  private static boolean write(Asked one, Reply reply, Socket to)
      throws IOException, InterruptedException {
    OutputStream out = new BufferedOutputStream(to.getOutputStream());
    StringBuilder text = new StringBuilder("HTTP/1.1 " + reply.status() + " So\r\n");
    switch (reply.fault()) {
      case RESET -> {
        to.setSoLinger(true, 0);
        return false;
      }
      case HANG -> {
        Thread.sleep(60_000);
        return false;
      }
      case CUT -> {
        out.write("HTTP/1.1 200 OK\r\nConte".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
      }
      case GARBAGE -> {
        out.write("<html>what?</html>\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
      }
      case NONE -> {}
    }
    for (int i = 0; i < reply.fields().size(); i += 2) {
      text.append(reply.fields().get(i))
          .append(": ")
          .append(reply.fields().get(i + 1))
          .append("\r\n");
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean saysLength =
        reply.fields().stream().anyMatch(field -> field.equalsIgnoreCase("Content-Length"));
    boolean isHead = one.method().equals("HEAD");
    if (!saysLength && !(isHead && body.length == 0)) {
      text.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!isHead) {
      out.write(body);
    }
    out.flush();
    return true;
  }

  /** The lines of a head; none at the end of the stream. */
  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        String whole = line.toString().strip();
        if (whole.isEmpty()) {
          return lines;
        }
        lines.add(whole);
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
    return List.of();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    open.forEach(LoopbackServer::close);
  }

  private static void close(Socket one) {
    try {
      one.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  /** A file that trusts it by https, for a JVM of its own; its password is {@code changeit}. */
  public static Path trustStore(Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted().store(out, PASSWORD);
    }
    return file;
  }

  private static KeyStore trusted() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("loopback", identity().getCertificate("loopback"));
    return trusted;
  }

  /** What trusts it by https. */
  public static SSLContext trust() throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private SSLContext tls() throws Exception {
    if (!speaksTls) {
      throw new IOException("speaks no TLS");
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** A key of its own for this JVM, made by the JDK's own program. */
  private static synchronized KeyStore identity() throws Exception {
    if (identity == null) {
      Path file = Files.createTempDirectory("loopback").resolve("keys.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "loopback",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=loopback",
                  "-ext",
                  "SAN=" + HOSTS,
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  new String(PASSWORD),
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IOException(said);
      }
      KeyStore made = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        made.load(in, PASSWORD);
      }
      Files.delete(file);
      identity = made;
    }
    return identity;
  }

  /** How often each URL was asked for. */
  public Map<String, Integer> times() {
    Map<String, Integer> times = new HashMap<>();
    asked.forEach(one -> times.merge(one.url(), 1, Integer::sum));
    return times;
  }
}
