package io.harmonia.smoke.kit;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A Markdown summary as a parser of GitHub's Markdown understands it: CommonMark with tables. */
public final class RenderedSummary {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  /**
   * Looks as on GitHub where that matters: its widths, wide tables that scroll, code that wraps.
   */
  private static final String STYLE =
      """
      body { margin: 0 auto; max-width: 980px; padding: 24px;
        font: 16px/1.5 sans-serif; color: #1f2328; overflow-wrap: break-word; }
      h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 0.3em; }
      h1 { font-size: 2em; } h2 { font-size: 1.5em; } h3 { font-size: 1.25em; }
      ul { padding-left: 2em; } li { margin-top: 0.25em; }
      code { font: 85% monospace; background: #818b981f; padding: 0.2em 0.4em;
        border-radius: 6px; white-space: break-spaces; }
      table { display: block; width: max-content; max-width: 100%; overflow: auto;
        border-collapse: collapse; }
      th, td { border: 1px solid #d1d9e0; padding: 6px 13px; }
      """;

  private final Node document;
  private final List<String> headings = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<List<List<String>>> tables = new ArrayList<>();
  private final List<String> code = new ArrayList<>();
  private final List<String> live = new ArrayList<>();
  private final StringBuilder outsideOfCode = new StringBuilder();

  private RenderedSummary(String markdown) {
    this.document = Parser.builder().extensions(TABLES).build().parse(markdown);
    document.accept(new Reader());
  }

  /** Parses it. */
  public static RenderedSummary of(String markdown) {
    return new RenderedSummary(markdown);
  }

  /** A page that shows it. */
  public String page() {
    String body = HtmlRenderer.builder().extensions(TABLES).build().render(document);
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Summary</title>"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>"
        + STYLE
        + "</style></head><body>"
        + body
        + "</body></html>\n";
  }

  /** The headings' texts. */
  public List<String> headings() {
    return headings;
  }

  /** The texts of the list items, without those of the lists in them. */
  public List<String> items() {
    return items;
  }

  /** The tables: rows of cells. */
  public List<List<List<String>>> tables() {
    return tables;
  }

  /** The contents of the code spans. */
  public List<String> code() {
    return code;
  }

  /** Links, images and HTML, of which a summary has none. */
  public List<String> live() {
    return live;
  }

  /** Everything in which a mention, reference or address would be one. */
  public String outsideOfCode() {
    return outsideOfCode.toString();
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text some) {
            text.append(some.getLiteral());
          }

          @Override
          public void visit(Code some) {
            text.append(some.getLiteral());
          }
        });
    return text.toString();
  }

  private final class Reader extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      headings.add(textOf(heading));
      visitChildren(heading);
    }

    @Override
    public void visit(ListItem item) {
      items.add(item.getFirstChild() instanceof Block first ? textOf(first) : "");
      visitChildren(item);
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        tables.add(new ArrayList<>());
      }
      visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        tables.get(tables.size() - 1).add(new ArrayList<>());
      } else if (node instanceof TableCell) {
        List<List<String>> table = tables.get(tables.size() - 1);
        table.get(table.size() - 1).add(textOf(node));
      }
      visitChildren(node);
    }

    @Override
    public void visit(Code span) {
      code.add(span.getLiteral());
      outsideOfCode.append(' ');
    }

    @Override
    public void visit(Text text) {
      outsideOfCode.append(text.getLiteral());
    }

    @Override
    public void visit(Link link) {
      live.add("link to " + link.getDestination());
    }

    @Override
    public void visit(Image image) {
      live.add("image at " + image.getDestination());
    }

    @Override
    public void visit(HtmlInline html) {
      live.add(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      live.add(html.getLiteral());
    }
  }
}
