package palimpsest.evidence.report.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import palimpsest.evidence.report.Wording;

/// Writes XML, an element a line.
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;
  private int depth;

  private Xml() throws XMLStreamException {
    writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /// What writes elements into a document, or into another element.
  interface Content {
    void write(Xml xml) throws XMLStreamException;
  }

  /// A document.
  static String document(Content content) {
    try {
      Xml xml = new Xml();
      xml.writer.writeStartDocument("UTF-8", "1.0");
      content.write(xml);
      xml.writer.writeEndDocument();
      return xml.text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can be written to", e);
    }
  }

  /// An element with others in it, and attributes: names and values in turn.
  void element(String name, Content content, String... attributes) throws XMLStreamException {
    line();
    writer.writeStartElement(name);
    attributes(attributes);
    depth++;
    content.write(this);
    depth--;
    line();
    writer.writeEndElement();
  }

  /// An element with a text in it.
  void element(String name, String content) throws XMLStreamException {
    line();
    writer.writeStartElement(name);
    writer.writeCharacters(Wording.plain(content));
    writer.writeEndElement();
  }

  /// An element with attributes and nothing in it.
  void empty(String name, String... attributes) throws XMLStreamException {
    line();
    writer.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int at = 0; at < attributes.length; at += 2) {
      writer.writeAttribute(attributes[at], Wording.plain(attributes[at + 1]));
    }
  }

  private void line() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }
}
