package io.harmonia.smoke.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation, as GitHub understands it: CommonMark with tables.
 *
 * @param page where it lies
 * @param document what it says
 * @param headings with their anchors, in their order
 * @param links where links and pictures lead
 * @param snippets code in fences
 * @param html pieces of HTML
 */
record Markdown(
    Path page,
    Node document,
    Map<Heading, String> headings,
    List<String> links,
    List<FencedCodeBlock> snippets,
    List<String> html) {

  /** Reads a page. */
  static Markdown of(Path page) throws IOException {
    Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    Node document = parser.parse(Files.readString(page));
    Collector collector = new Collector();
    document.accept(collector);
    return new Markdown(
        page, document, collector.headings, collector.links, collector.snippets, collector.html);
  }

  /** Its first heading. */
  String title() {
    return text(
        headings.keySet().stream().filter(h -> h.getLevel() == 1).findFirst().orElseThrow());
  }

  /** The words of a piece of it. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }
        });
    return text.toString();
  }

  /** The anchor that GitHub gives a heading. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  private static final class Collector extends AbstractVisitor {
    private final Map<Heading, String> headings = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<String> links = new ArrayList<>();
    private final List<FencedCodeBlock> snippets = new ArrayList<>();
    private final List<String> html = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      String anchor = anchor(text(heading));
      int before = used.merge(anchor, 1, Integer::sum) - 1;
      headings.put(heading, before == 0 ? anchor : anchor + "-" + before);
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(FencedCodeBlock snippet) {
      snippets.add(snippet);
    }

    @Override
    public void visit(HtmlBlock block) {
      html.add(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline inline) {
      html.add(inline.getLiteral());
    }
  }
}
