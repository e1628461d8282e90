package news.dateline.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An XML document that is being written; well-formed whatever the texts hold. Names are written as they are given. */
public final class XmlDocument {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter(16_384);
    private final XMLStreamWriter out;

    public XmlDocument() {
        try {
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; {@code attributes} are names and values in turn, of which those without a value are left out. */
    public XmlDocument open(String name, @Nullable Object... attributes) {
        try {
            out.writeStartElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    public XmlDocument close() {
        try {
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** An element with text; none if there is no text. */
    public XmlDocument element(String name, @Nullable Object content, @Nullable Object... attributes) {
        if (content == null) {
            return this;
        }
        open(name, attributes);
        try {
            out.writeCharacters(XmlText.of(content.toString()));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return close();
    }

    /** An element without content. */
    public XmlDocument empty(String name, @Nullable Object... attributes) {
        try {
            out.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** The finished document in UTF-8; whatever is still open is closed. */
    public byte[] bytes() {
        try {
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void attributes(@Nullable Object... attributes) throws XMLStreamException {
        for (int at = 0; at < attributes.length; at += 2) {
            var value = attributes[at + 1];
            if (value != null) {
                out.writeAttribute(String.valueOf(attributes[at]), XmlText.of(value.toString()));
            }
        }
    }
}
