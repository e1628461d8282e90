package news.dateline.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An XML document that is written from its beginning to its end; what is null is left out. */
public final class Xml {
    /** The JDK's own: it writes to a string and leaves all characters as they are but those that are markup. */
    private static final XMLOutputFactory STAX = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private Xml() throws XMLStreamException {
        writer = STAX.createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
    }

    /** A document of which nothing has been written. */
    public static Xml document() {
        try {
            return new Xml();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element begins; its prefix, if it has one, was declared before. */
    public Xml start(String name) {
        return write(() -> writer.writeStartElement(name));
    }

    /** The element that began last declares a namespace; without a prefix, the default one. */
    public Xml namespace(String prefix, String uri) {
        return write(() -> {
            if (prefix.isEmpty()) {
                writer.writeDefaultNamespace(uri);
            } else {
                writer.writeNamespace(prefix, uri);
            }
        });
    }

    /** The element that began last has an attribute. */
    public Xml attribute(String name, @Nullable Object value) {
        return value == null ? this : write(() -> writer.writeAttribute(name, Legible.text(value.toString())));
    }

    /** Text within the element that began last. */
    public Xml text(String value) {
        return write(() -> writer.writeCharacters(Legible.text(value)));
    }

    /** The element that began last ends. */
    public Xml end() {
        return write(writer::writeEndElement);
    }

    /** An element with nothing but text. */
    public Xml element(String name, @Nullable String value) {
        return value == null ? this : start(name).text(value).end();
    }

    /** An element with a time after RFC 3339. */
    public Xml element(String name, Instant at) {
        return element(name, at.toString());
    }

    /** The whole document in UTF-8. */
    public byte[] bytes() {
        write(() -> {
            writer.writeEndDocument();
            writer.flush();
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Xml write(Part part) {
        try {
            part.write();
            return this;
        } catch (XMLStreamException e) {
            // There is nobody but a string who takes it.
            throw new IllegalStateException(e);
        }
    }

    private interface Part {
        void write() throws XMLStreamException;
    }
}
