package io.harmonia.smoke.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A stand-in for GitHub on loopback, which the real {@code gh} talks to. It imitates this part of
 * the REST API, for one repository, and keeps what it is told:
 *
 * <ul>
 *   <li>{@code issues}: list (labels in any case, state, pages with a Link header, newest first,
 *       pull requests among them), get, create, change; comments: list and create. A title of more
 *       than 256 characters or a body of more than 65,536, a state and a state_reason that GitHub
 *       does not know are refused with 422. Labels that are not there are made with an issue;
 *   <li>{@code labels}: get (404) and create (422 {@code already_exists});
 *   <li>{@code actions/runs/ID/artifacts} and {@code actions/artifacts/ID/zip}, which redirects to
 *       another host, where a token is refused, as the real store does;
 *   <li>{@code contents/PATH}, raw or as JSON;
 *   <li>401 without its token; 403 without the right ({@link #grant}); 410 where issues are off;
 *       and what {@link #fail}, {@link #hangUp} and {@link #loseAnswer} ask for.
 * </ul>
 *
 * <p>Not imitated: rate limits by themselves, notifications, rendering, any other address (404).
 * {@code gh} reaches it by {@code HTTP_PROXY}, since for the host {@code github.localhost} it
 * speaks plain HTTP to {@code api.github.localhost}. What it would send elsewhere ends here too.
 */
final class GitHubServer implements AutoCloseable {
  /** The token that it takes. */
  static final String TOKEN = "ghs_aSecretThatNoLogMayHold";

  /** The repository that it has. */
  static final String REPOSITORY = "acme/models";

  /** Where it says that it is. */
  static final String SERVER_URL = "http://github.localhost";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "api.github.localhost";
  private static final String BLOBS = "blobs.localhost";
  private static final int MOST_CHARACTERS = 65_536;
  private static final Set<String> REASONS =
      Set.of("completed", "not_planned", "duplicate", "reopened");

  private final HttpServer server;
  private final Path configuration;
  private final Map<Integer, ObjectNode> issues = new TreeMap<>();
  private final Map<Integer, ArrayNode> comments = new HashMap<>();
  private final Map<String, ObjectNode> labels = new LinkedHashMap<>();
  private final Map<Long, Artifact> artifacts = new TreeMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Set<String> rights =
      new HashSet<>(Set.of("issues: write", "actions: read", "contents: read"));
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private boolean issuesOff;
  private boolean labelsDropped;
  private int mostIssuesOfPage = 100;

  private GitHubServer(HttpServer server, Path configuration) {
    this.server = server;
    this.configuration = configuration;
  }

  /** Starts it; gh's configuration, of which there is none, is in a folder. */
  static GitHubServer start(Path configuration) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      GitHubServer github = new GitHubServer(http, configuration);
      http.createContext("/", github::handle);
      http.start();
      return github;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What makes gh, and whatever else reads these, talk to it. */
  Map<String, String> environment() {
    String proxy = "http://127.0.0.1:" + port();
    return new HashMap<>(
        Map.of(
            "HTTP_PROXY", proxy,
            "HTTPS_PROXY", proxy,
            "NO_PROXY", "",
            "GH_HOST", "github.localhost",
            "GH_TOKEN", TOKEN,
            "GH_CONFIG_DIR", configuration.toString(),
            "GITHUB_REPOSITORY", REPOSITORY,
            "GITHUB_SERVER_URL", SERVER_URL));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  // ------------------------------------------------------------------------ what it has

  /** An issue that somebody opened; its number. */
  synchronized int addIssue(String title, String state, String body, String... labelNames) {
    ObjectNode asked = JSON.createObjectNode().put("title", title).put("body", body);
    ArrayNode names = asked.putArray("labels");
    for (String name : labelNames) {
      names.add(name);
    }
    ObjectNode issue = create(asked);
    issue.put("state", state);
    if ("closed".equals(state)) {
      issue.put("state_reason", "completed");
    }
    return issue.path("number").asInt();
  }

  /** A pull request, which the list of issues has too; its number. */
  synchronized int addPullRequest(String title, String... labelNames) {
    int number = addIssue(title, "open", "", labelNames);
    issues.get(number).putObject("pull_request").put("url", SERVER_URL + "/pulls/" + number);
    return number;
  }

  synchronized void addLabel(String name) {
    labels.put(
        name.toLowerCase(Locale.ROOT),
        JSON.createObjectNode().put("name", name).put("color", "ededed").put("description", ""));
  }

  /** An upload of a run, with these files; its number. */
  synchronized long addArtifact(long run, String name, Map<String, byte[]> content) {
    long id = 7_000L + artifacts.size();
    artifacts.put(id, new Artifact(id, run, name, zip(content)));
    return id;
  }

  /** An upload that holds these bytes as they are, whether they are a zip or not; its number. */
  synchronized long addBrokenArtifact(long run, String name, byte[] bytes) {
    long id = 7_000L + artifacts.size();
    artifacts.put(id, new Artifact(id, run, name, bytes));
    return id;
  }

  /** A file of the repository, at any commit. */
  synchronized void addFile(String path, byte[] content) {
    files.put(path, content);
  }

  /** Changes a field of an issue, as a person would. */
  synchronized void edit(int number, String field, String value) {
    issues.get(number).put(field, value);
  }

  // ------------------------------------------------------------------------ how it behaves

  /** Gives the token these rights and no others: {@code issues: write}. */
  synchronized void grant(String... granted) {
    rights.clear();
    rights.addAll(List.of(granted));
  }

  synchronized void switchIssuesOff() {
    issuesOff = true;
  }

  /** Drops labels of new issues in silence, as GitHub does where the token may not set them. */
  synchronized void dropLabels() {
    labelsDropped = true;
  }

  /** Has fewer issues on a page than asked for, as GitHub may. */
  synchronized void limitPages(int most) {
    mostIssuesOfPage = most;
  }

  /** Answers the next requests {@code METHOD path} that match with a status. */
  synchronized void fail(String requestPattern, int status, String message, int times) {
    faults.add(new Fault(Pattern.compile(requestPattern), status, message, times, false));
  }

  /** Hangs up on the next requests that match. */
  synchronized void hangUp(String requestPattern, int times) {
    faults.add(new Fault(Pattern.compile(requestPattern), 0, "", times, false));
  }

  /** Does what the next request asks that matches, and hangs up before it answers. */
  synchronized void loseAnswer(String requestPattern) {
    faults.add(new Fault(Pattern.compile(requestPattern), 0, "", 1, true));
  }

  // ------------------------------------------------------------------------ what came of it

  synchronized JsonNode issue(int number) {
    return Optional.ofNullable(issues.get(number)).orElseThrow().deepCopy();
  }

  /** All issues and pull requests, the oldest first. */
  synchronized List<JsonNode> issues() {
    List<JsonNode> all = new ArrayList<>();
    issues.values().forEach(issue -> all.add(issue.deepCopy()));
    return all;
  }

  /** The bodies of an issue's comments, the oldest first. */
  synchronized List<String> comments(int number) {
    List<String> bodies = new ArrayList<>();
    commentsOf(number).forEach(comment -> bodies.add(comment.path("body").asText()));
    return bodies;
  }

  synchronized List<JsonNode> labels() {
    List<JsonNode> all = new ArrayList<>();
    labels.values().forEach(label -> all.add(label.deepCopy()));
    return all;
  }

  /** Every request, as {@code GET host/path?query}. */
  List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The requests that would change something. */
  List<String> writes() {
    return requests().stream().filter(request -> !request.startsWith("GET ")).toList();
  }

  // ------------------------------------------------------------------------ answering

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String host =
          Optional.ofNullable(uri.getHost())
              .orElseGet(() -> String.valueOf(exchange.getRequestHeaders().getFirst("Host")));
      String request = exchange.getRequestMethod() + " " + uri.getPath();
      requests.add(
          exchange.getRequestMethod()
              + " "
              + host
              + uri.getRawPath()
              + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<Fault> fault = faults.stream().filter(f -> f.strikes(request)).findFirst();
      if (fault.isPresent() && !fault.orElseThrow().afterwards) {
        if (fault.orElseThrow().status > 0) {
          send(exchange, problem(fault.orElseThrow().status, fault.orElseThrow().message));
        }
        return;
      }
      Answer answer;
      try {
        answer = answer(exchange, host, uri, body);
      } catch (Refused refused) {
        answer = refused.answer;
      }
      if (fault.isEmpty()) {
        send(exchange, answer);
      }
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers.forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body;
    exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange, String host, URI uri, byte[] body)
      throws IOException {
    Map<String, String> query = query(uri);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (host.equals(BLOBS)) {
      // The real store refuses a request that is signed and has a token.
      return authorization == null
          ? new Answer(200, "application/zip", artifact(uri.getPath().substring(1)).bytes)
          : problem(400, "Authentication information is not given in the correct format.");
    }
    if (!host.equals(API)) {
      return problem(404, "Not Found: this server is no " + host);
    }
    if (!List.of("token " + TOKEN, "Bearer " + TOKEN).contains(authorization)) {
      return problem(401, "Bad credentials");
    }
    String prefix = "/repos/" + REPOSITORY + "/";
    if (!uri.getPath().startsWith(prefix)) {
      return problem(404, "Not Found");
    }
    String path = uri.getPath().substring(prefix.length());
    String method = exchange.getRequestMethod();
    JsonNode asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);

    Matcher issue = Pattern.compile("issues/([0-9]+)(/comments)?").matcher(path);
    Matcher uploads = Pattern.compile("actions/runs/([0-9]+)/artifacts").matcher(path);
    Matcher zip = Pattern.compile("actions/artifacts/([0-9]+)/zip").matcher(path);
    if (path.startsWith("issues") || path.startsWith("labels")) {
      need(method.equals("GET") ? "issues: read" : "issues: write");
    } else {
      need(path.startsWith("actions/") ? "actions: read" : "contents: read");
    }
    if (issuesOff && path.startsWith("issues")) {
      return problem(410, "Issues are disabled for this repo");
    }

    if (path.equals("issues") && method.equals("GET")) {
      return page(listIssues(query), query, uri, Optional.empty());
    } else if (path.equals("issues") && method.equals("POST")) {
      return json(201, create(asked));
    } else if (issue.matches()) {
      ObjectNode known = issues.get(Integer.parseInt(issue.group(1)));
      if (known == null) {
        return problem(404, "Not Found");
      }
      return issue.group(2) == null
          ? oneIssue(method, known, asked)
          : commentsOfIssue(method, known.path("number").asInt(), asked, query, uri);
    } else if (path.equals("labels") && method.equals("POST")) {
      return createLabel(asked);
    } else if (path.startsWith("labels/") && method.equals("GET")) {
      ObjectNode label = labels.get(path.substring("labels/".length()).toLowerCase(Locale.ROOT));
      return label == null ? problem(404, "Not Found") : json(200, label);
    } else if (uploads.matches()) {
      return page(
          listArtifacts(Long.parseLong(uploads.group(1)), query),
          query,
          uri,
          Optional.of("artifacts"));
    } else if (zip.matches()) {
      artifact(zip.group(1));
      return new Answer(
          302, Map.of("Location", "http://" + BLOBS + "/" + zip.group(1) + "?sig=x"), new byte[0]);
    } else if (path.startsWith("contents/") && method.equals("GET")) {
      return content(
          path.substring("contents/".length()), exchange.getRequestHeaders().getFirst("Accept"));
    }
    return problem(404, "Not Found");
  }

  private List<JsonNode> listIssues(Map<String, String> query) {
    String state = query.getOrDefault("state", "open");
    String wanted = query.getOrDefault("labels", "");
    return issues.values().stream()
        .filter(issue -> state.equals("all") || state.equals(issue.path("state").asText()))
        .filter(
            issue ->
                wanted.isEmpty()
                    || List.of(wanted.split(",", -1)).stream()
                        .allMatch(name -> hasLabel(issue, name)))
        .sorted(Comparator.comparingInt(issue -> -issue.path("number").asInt()))
        .map(JsonNode.class::cast)
        .toList();
  }

  private static boolean hasLabel(JsonNode issue, String name) {
    for (JsonNode label : issue.path("labels")) {
      if (label.path("name").asText().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode create(JsonNode asked) {
    validate(asked, true);
    int number = issues.size() + 1;
    ObjectNode issue =
        JSON.createObjectNode()
            .put("number", number)
            .put("html_url", SERVER_URL + "/" + REPOSITORY + "/issues/" + number)
            .put("title", asked.path("title").asText().strip())
            .put("state", "open")
            .putNull("state_reason")
            .put("body", asked.path("body").asText(""));
    ArrayNode has = issue.putArray("labels");
    if (!labelsDropped) {
      for (JsonNode name : asked.path("labels")) {
        if (!labels.containsKey(name.asText().toLowerCase(Locale.ROOT))) {
          addLabel(name.asText());
        }
        has.add(labels.get(name.asText().toLowerCase(Locale.ROOT)).deepCopy());
      }
    }
    issues.put(number, issue);
    return issue;
  }

  private static Answer oneIssue(String method, ObjectNode known, JsonNode asked) {
    if (method.equals("PATCH")) {
      validate(asked, false);
      boolean stateChanges =
          asked.has("state") && !asked.get("state").asText().equals(known.path("state").asText());
      for (String field : List.of("title", "body", "state")) {
        if (asked.has(field)) {
          known.set(field, asked.get(field));
        }
      }
      if (stateChanges) {
        known.put("state_reason", asked.path("state_reason").asText("completed"));
      }
    } else if (!method.equals("GET")) {
      return problem(404, "Not Found");
    }
    return json(200, known);
  }

  private Answer commentsOfIssue(
      String method, int number, JsonNode asked, Map<String, String> query, URI uri) {
    ArrayNode of = commentsOf(number);
    if (method.equals("GET")) {
      List<JsonNode> all = new ArrayList<>();
      of.forEach(all::add);
      return page(all, query, uri, Optional.empty());
    }
    validate(asked, false);
    if (asked.path("body").asText().isBlank()) {
      throw new Refused(problem(422, "Validation Failed: body cannot be blank"));
    }
    return json(201, of.addObject().put("body", asked.path("body").asText()));
  }

  private ArrayNode commentsOf(int number) {
    return comments.computeIfAbsent(number, n -> JSON.createArrayNode());
  }

  private Answer createLabel(JsonNode asked) {
    String name = asked.path("name").asText();
    if (name.isBlank() || name.codePointCount(0, name.length()) > 50) {
      return invalid("Label", "name", "invalid", "name is too long (maximum is 50 characters)");
    }
    if (!asked.path("color").asText().matches("[0-9a-fA-F]{6}")) {
      return invalid("Label", "color", "invalid", "color is invalid");
    }
    if (labels.containsKey(name.toLowerCase(Locale.ROOT))) {
      return invalid("Label", "name", "already_exists", "already exists");
    }
    addLabel(name);
    labels
        .get(name.toLowerCase(Locale.ROOT))
        .put("color", asked.path("color").asText())
        .put("description", asked.path("description").asText());
    return json(201, labels.get(name.toLowerCase(Locale.ROOT)));
  }

  private static void validate(JsonNode asked, boolean titleNeeded) {
    String title = asked.path("title").asText();
    if (titleNeeded && title.isBlank()) {
      throw new Refused(invalid("Issue", "title", "missing_field", "title can't be blank"));
    }
    if (title.codePointCount(0, title.length()) > 256) {
      throw new Refused(
          invalid("Issue", "title", "custom", "title is too long (maximum is 256 characters)"));
    }
    String body = asked.path("body").asText();
    if (body.codePointCount(0, body.length()) > MOST_CHARACTERS) {
      throw new Refused(
          invalid("Issue", "body", "custom", "body is too long (maximum is 65536 characters)"));
    }
    if (asked.has("state") && !List.of("open", "closed").contains(asked.path("state").asText())) {
      throw new Refused(invalid("Issue", "state", "invalid", "state is invalid"));
    }
    if (asked.has("state_reason") && !REASONS.contains(asked.path("state_reason").asText())) {
      throw new Refused(invalid("Issue", "state_reason", "invalid", "state_reason is invalid"));
    }
  }

  private List<JsonNode> listArtifacts(long run, Map<String, String> query) {
    return artifacts.values().stream()
        .filter(artifact -> artifact.run == run)
        .filter(artifact -> artifact.name.equals(query.getOrDefault("name", artifact.name)))
        .sorted(Comparator.comparingLong(artifact -> -artifact.id))
        .map(
            artifact ->
                (JsonNode)
                    JSON.createObjectNode()
                        .put("id", artifact.id)
                        .put("name", artifact.name)
                        .put("size_in_bytes", artifact.bytes.length)
                        .put("expired", false)
                        .put(
                            "archive_download_url",
                            "http://"
                                + API
                                + "/repos/"
                                + REPOSITORY
                                + "/actions/artifacts/"
                                + artifact.id
                                + "/zip"))
        .toList();
  }

  private Artifact artifact(String id) {
    Artifact artifact = artifacts.get(Long.parseLong(id));
    if (artifact == null) {
      throw new Refused(problem(404, "Not Found"));
    }
    return artifact;
  }

  private Answer content(String path, String accept) {
    byte[] content = files.get(path);
    if (content == null) {
      return problem(404, "Not Found");
    }
    if (accept != null && accept.contains("raw")) {
      return new Answer(200, "application/vnd.github.raw; charset=utf-8", content);
    }
    return json(
        200,
        JSON.createObjectNode()
            .put("path", path)
            .put("encoding", "base64")
            .put("content", Base64.getMimeEncoder().encodeToString(content)));
  }

  /** Refuses a request for which the token has no right; who may write may read. */
  private void need(String right) {
    if (!rights.contains(right) && !rights.contains(right.replace(": read", ": write"))) {
      throw new Refused(problem(403, "Resource not accessible by integration"));
    }
  }

  /** A page of a list, with a link to the next; artifacts come in an object. */
  private Answer page(
      List<JsonNode> all, Map<String, String> query, URI uri, Optional<String> named) {
    int size = Math.min(mostIssuesOfPage, Integer.parseInt(query.getOrDefault("per_page", "30")));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    ArrayNode list = JSON.createArrayNode();
    all.stream().skip((long) (page - 1) * size).limit(size).forEach(list::add);
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    if ((long) page * size < all.size()) {
      String others = uri.getRawQuery().replaceAll("&?\\bpage=[0-9]+", "");
      headers.put(
          "Link",
          "<http://%s%s?%s&page=%d>; rel=\"next\""
              .formatted(API, uri.getRawPath(), others, page + 1));
    }
    JsonNode body =
        named
            .<JsonNode>map(
                name ->
                    JSON.createObjectNode()
                        .put("total_count", all.size())
                        .<ObjectNode>set(name, list))
            .orElse(list);
    return new Answer(200, headers, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static Answer json(int status, JsonNode body) {
    return new Answer(
        status,
        "application/json; charset=utf-8",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer problem(int status, String message) {
    return json(status, JSON.createObjectNode().put("message", message));
  }

  private static Answer invalid(String resource, String field, String code, String message) {
    ObjectNode body = JSON.createObjectNode().put("message", "Validation Failed");
    body.putArray("errors")
        .addObject()
        .put("resource", resource)
        .put("field", field)
        .put("code", code)
        .put("message", message);
    return json(422, body);
  }

  private static byte[] zip(Map<String, byte[]> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class Artifact {
    private final long id;
    private final long run;
    private final String name;
    private final byte[] bytes;

    Artifact(long id, long run, String name, byte[] bytes) {
      this.id = id;
      this.run = run;
      this.name = name;
      this.bytes = bytes;
    }
  }

  private static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    Answer(int status, String type, byte[] body) {
      this(status, Map.of("Content-Type", type), body);
    }
  }

  /** A request that is refused. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Answer answer;

    Refused(Answer answer) {
      super("refused");
      this.answer = answer;
    }
  }

  /** What goes wrong with the next requests that match. */
  private static final class Fault {
    private final Pattern requests;
    private final int status;
    private final String message;
    private final boolean afterwards;
    private int times;

    Fault(Pattern requests, int status, String message, int times, boolean afterwards) {
      this.requests = requests;
      this.status = status;
      this.message = message;
      this.times = times;
      this.afterwards = afterwards;
    }

    /** Whether it strikes; it does so a number of times. */
    boolean strikes(String request) {
      if (times == 0 || !requests.matcher(request).matches()) {
        return false;
      }
      times--;
      return true;
    }
  }
}
