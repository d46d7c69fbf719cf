package io.harmonia.smoke.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The documentation as a static site of files, which needs no server and no script. README is its
 * first page. Links to other files of the repository lead to the repository.
 */
final class Site {
  private static final String REPOSITORY = "https://github.com/OWNER/harmonia-smoke/blob/main/";

  private static final Pattern PICTURE = Pattern.compile(".*\\.(png|svg)");

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --back: #fff;
        --panel: #f6f8fa; --line: #d1d9e0; --link: #0958c4; }
      @media (prefers-color-scheme: dark) { :root { --text: #e6e9ef; --soft: #9aa4b2;
        --back: #14161a; --panel: #1d2026; --line: #363b44; --link: #7ab4ff; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--back); color: var(--text);
        font: 16px/1.6 system-ui, "DejaVu Sans", sans-serif; }
      .page { display: flex; max-width: 1240px; margin: 0 auto; }
      nav { flex: 0 0 250px; padding: 24px 20px; border-right: 1px solid var(--line);
        font-size: 14px; }
      nav p { margin: 18px 0 4px; color: var(--soft); font-weight: 600; }
      nav ul { list-style: none; margin: 0; padding: 0; }
      nav a { display: block; padding: 3px 0; color: var(--text); }
      nav a[aria-current] { color: var(--link); font-weight: 600; }
      main { flex: 1; min-width: 0; padding: 12px 40px 60px; overflow-wrap: break-word; }
      a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
      h1 { line-height: 1.25; } h2 { margin-top: 1.8em; border-bottom: 1px solid var(--line);
        padding-bottom: .25em; line-height: 1.3; }
      code, pre { font: 13.5px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
      code { background: var(--panel); border-radius: 4px; padding: .1em .3em; }
      pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
        padding: 12px 14px; overflow-x: auto; }
      pre code { background: none; padding: 0; }
      li code, p code { overflow-wrap: anywhere; }
      img { max-width: 100%; height: auto; }
      .menu { display: none; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 15px; }
      th, td { border: 1px solid var(--line); padding: 6px 10px; text-align: left;
        vertical-align: top; }
      th { background: var(--panel); }
      @media (max-width: 800px) {
        .page { display: flex; flex-direction: column-reverse; }
        nav { border-right: 0; border-top: 1px solid var(--line); padding: 12px 16px; flex: none; }
        nav ul { columns: 2; } nav p { margin-top: 10px; }
        main { padding: 4px 16px 40px; flex: none; }
        .menu { display: block; margin-top: 8px; }
        table { font-size: 14px; } th, td { padding: 5px 7px; min-width: 7em; }
      }
      """;

  private final Path target;
  private final List<Path> pages;

  /** A site in a folder, which is made. */
  Site(Path target) {
    this.target = target;
    this.pages = Documents.pages();
  }

  /** Writes all of it. */
  void write() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("style.css"), STYLE);
    for (Path page : pages) {
      Path file = target.resolve(fileOf(page));
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, html(Markdown.of(page)));
    }
    try (Stream<Path> files = Files.walk(Documents.FOLDER)) {
      for (Path picture :
          files.filter(file -> PICTURE.matcher(file.toString()).matches()).toList()) {
        Path to = target.resolve(picture);
        Files.createDirectories(to.resolveSibling("."));
        Files.write(to, Files.readAllBytes(picture));
      }
    }
  }

  /** README is the site's first page, and that of a folder is the folder's. */
  private static Path fileOf(Path page) {
    String name = String.valueOf(page.getFileName());
    return page.resolveSibling(
        name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", ".html"));
  }

  private String html(Markdown page) throws IOException {
    page.document().accept(new Redirection(page));
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .extensions(List.of(TablesExtension.create()))
            .attributeProviderFactory(context -> new Anchors(page))
            .build();
    String body =
        renderer
            .render(page.document())
            .replace("<table>", "<div class=\"table\"><table>")
            .replace("</table>", "</table></div>");
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="%s">
        </head>
        <body>
        <div class="page">
        <nav id="all-pages">
        %s</nav>
        <main>
        <a class="menu" href="#all-pages">All pages</a>
        %s</main>
        </div>
        </body>
        </html>
        """
        .formatted(
            escaped(page.title()),
            relative(page.page(), Path.of("style.css")),
            menu(page.page()),
            body);
  }

  /** The headings and links of docs/README.md. */
  private static String menu(Path current) throws IOException {
    Path index = Documents.FOLDER.resolve("README.md");
    StringBuilder menu = new StringBuilder();
    menu.append("<ul>\n").append(item(current, Documents.README, "Harmonia Smoke"));
    Markdown read = Markdown.of(index);
    Map<Node, String> parts = new LinkedHashMap<>(read.headings());
    for (Node node = read.document().getFirstChild(); node != null; node = node.getNext()) {
      if (parts.containsKey(node) && node.getPrevious() != null) {
        menu.append("</ul>\n<p>").append(escaped(Markdown.text(node))).append("</p>\n<ul>\n");
      } else if (node instanceof BulletList) {
        node.accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                Path to = index.resolveSibling(link.getDestination()).normalize();
                menu.append(item(current, to, Markdown.text(link)));
              }
            });
      }
    }
    return menu.append("</ul>\n").toString();
  }

  private static String item(Path current, Path to, String title) {
    return "<li><a href=\"%s\"%s>%s</a></li>\n"
        .formatted(
            relative(current, fileOf(to)),
            current.equals(to) ? " aria-current=\"page\"" : "",
            escaped(title));
  }

  private static String relative(Path page, Path to) {
    Path from = page.getParent();
    return (from == null ? to : from.relativize(to)).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Links to pages lead to their files; those to other files of the repository, to the repository.
   */
  private final class Redirection extends AbstractVisitor {
    private final Markdown page;

    private Redirection(Markdown page) {
      this.page = page;
    }

    @Override
    public void visit(Link link) {
      link.setDestination(redirected(link.getDestination()));
      visitChildren(link);
    }

    private String redirected(String link) {
      if (link.matches("https?://.*") || link.startsWith("#")) {
        return link;
      }
      String[] parts = link.split("#", 2);
      Path to = page.page().resolveSibling(parts[0]).normalize();
      String anchor = parts.length > 1 ? "#" + parts[1] : "";
      return pages.contains(to) ? relative(page.page(), fileOf(to)) + anchor : REPOSITORY + to;
    }
  }

  /** Headings can be linked to. */
  private record Anchors(Markdown page) implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof Heading heading) {
        attributes.put("id", page.headings().get(heading));
      }
    }
  }
}
