package io.harmonia.smoke.it;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A Markdown text as GitHub would understand it: CommonMark with tables. GitHub looks for mentions,
 * references and bare links in text outside code alone.
 *
 * @param outsideCode the text that is in no code, its pieces on lines
 * @param code each piece of code
 * @param links where links lead
 * @param html number of pieces of HTML
 * @param images number of images
 */
record Rendered(String outsideCode, List<String> code, List<String> links, int html, int images) {

  static Rendered of(String markdown) {
    Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    Collector collector = new Collector();
    parser.parse(markdown).accept(collector);
    return new Rendered(
        collector.text.toString(),
        collector.code,
        collector.links,
        collector.html,
        collector.images);
  }

  private static final class Collector extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();
    private final List<String> code = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private int html;
    private int images;

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(Code node) {
      text.append('\n');
      code.add(node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
      code.add(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      code.add(node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
      html++;
    }

    @Override
    public void visit(HtmlInline node) {
      html++;
    }

    @Override
    public void visit(Link node) {
      links.add(node.getDestination());
      visitChildren(node);
    }

    @Override
    public void visit(Image node) {
      images++;
      visitChildren(node);
    }
  }
}
