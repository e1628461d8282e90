package news.dateline.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks once through a WordPress export, an RSS file with WordPress' own elements (WXR 1.0 to 1.2). There is no DTD and no
 * entity but XML's own five; nothing outside of the file is ever looked at.
 */
final class WxrReader {
    private static final Set<String> META_KEYS = Set.of("_thumbnail_id", "_wp_attachment_image_alt");
    private static final int DEEPEST = 64;
    private static final int BYTES_PER_CHARACTER = 4;

    private final ImportConfig limits;
    private final Set<String> wanted;
    private final Wxr listener;
    private int items;
    private int authors;

    /** @param wanted the texts of items that are to be kept, by name */
    WxrReader(ImportConfig limits, Set<String> wanted, Wxr listener) {
        this.limits = limits;
        this.wanted = wanted;
        this.listener = listener;
    }

    void read(SpooledFile file) throws DamagedFile {
        try (var source = file.open()) {
            var guarded = new MarkupGuard(source, (long) limits.maxTextLength() * BYTES_PER_CHARACTER);
            try {
                document(factory().createXMLStreamReader(guarded));
            } catch (XMLStreamException | DamagedFile e) {
                var packing = source.fault();
                throw packing == null ? explained(e, guarded) : packing;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Else the parser speaks to the console.
        factory.setXMLReporter((message, type, about, place) -> {});
        return factory;
    }

    private static DamagedFile explained(Exception failure, MarkupGuard guarded) {
        if (guarded.refusal() != null) {
            return new DamagedFile(
                    "This is not the XML of a WordPress export: %s.".formatted(guarded.refusal()), failure);
        }
        if (!(failure instanceof XMLStreamException e)) {
            return (DamagedFile) failure;
        }
        var message = Objects.requireNonNullElse(e.getMessage(), "it is damaged");
        var said = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
        var place = e.getLocation() == null
                ? ", before byte %,d".formatted(guarded.position())
                : ", at line %d, column %d"
                        .formatted(
                                e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        return new DamagedFile("This is not the XML of a WordPress export%s: %s".formatted(place, said), e);
    }

    private void document(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        while (next(xml) != XMLStreamConstants.START_ELEMENT) {
            // A prologue of comments.
        }
        boolean isExport = false;
        if (WxrNames.of(xml).equals("rss")) {
            while (nextChild(xml)) {
                if (WxrNames.of(xml).equals("channel")) {
                    isExport |= channel(xml);
                } else {
                    skip(xml);
                }
            }
        }
        if (!isExport) {
            throw new DamagedFile(
                    "This is XML, but no WordPress export (WXR): it has no <channel> with a wxr_version.");
        }
        while (xml.hasNext()) {
            next(xml);
        }
    }

    private boolean channel(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        boolean hasVersion = false;
        while (nextChild(xml)) {
            var name = WxrNames.of(xml);
            switch (name) {
                case "item" -> item(xml);
                case "wp:author" -> {
                    bounded(xml, ++authors);
                    listener.author().accept(children(xml));
                }
                case "wp:wxr_version", "language", "link", "wp:base_blog_url" -> {
                    hasVersion |= name.equals("wp:wxr_version");
                    listener.channel().accept(Map.entry(name, text(xml).strip()));
                }
                default -> skip(xml);
            }
        }
        return hasVersion;
    }

    private void item(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        bounded(xml, ++items);
        var item = new WxrItem();
        while (nextChild(xml)) {
            var name = WxrNames.of(xml);
            switch (name) {
                case "category" -> category(xml, item);
                case "wp:postmeta" -> meta(xml, item);
                case "wp:comment" -> {
                    item.addComment();
                    skip(xml);
                }
                default -> {
                    if (wanted.contains(name)) {
                        item.add(name, text(xml));
                    } else {
                        skip(xml);
                    }
                }
            }
        }
        listener.item().accept(item);
    }

    private void category(XMLStreamReader xml, WxrItem item) throws XMLStreamException, DamagedFile {
        var domain = Objects.requireNonNullElse(xml.getAttributeValue(null, "domain"), "category");
        var nicename = Objects.requireNonNullElse(xml.getAttributeValue(null, "nicename"), "");
        item.addCategory(domain, nicename, text(xml));
    }

    private void meta(XMLStreamReader xml, WxrItem item) throws XMLStreamException, DamagedFile {
        var parts = children(xml);
        var key = parts.getOrDefault("wp:meta_key", "").strip();
        if (META_KEYS.contains(key)) {
            item.addMeta(key, parts.getOrDefault("wp:meta_value", ""));
        }
    }

    private Map<String, String> children(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        var texts = new HashMap<String, String>();
        while (nextChild(xml)) {
            if (texts.size() < DEEPEST) {
                texts.putIfAbsent(WxrNames.of(xml), text(xml));
            } else {
                skip(xml);
            }
        }
        return texts;
    }

    /** Goes on to the next child of the present element, or to its end. */
    private static boolean nextChild(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event == XMLStreamConstants.START_ELEMENT;
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        for (int depth = 1; depth > 0; ) {
            depth += step(xml, next(xml), depth);
        }
    }

    /** All text in the present element, whatever else is in it. */
    private String text(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = next(xml);
            depth += step(xml, event, depth);
            if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > limits.maxTextLength()) {
                    throw fault(xml, "a text is longer than %,d characters".formatted(limits.maxTextLength()));
                }
            }
        }
        return text.toString();
    }

    private static int step(XMLStreamReader xml, int event, int depth) throws DamagedFile {
        if (event == XMLStreamConstants.START_ELEMENT && depth == DEEPEST) {
            throw fault(xml, "elements are nested more than %d deep".formatted(DEEPEST));
        }
        return event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException, DamagedFile {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw fault(xml, "it has a DOCTYPE, which no export has");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw fault(xml, "the entity '%s' is not declared".formatted(xml.getLocalName()));
        }
        return event;
    }

    private void bounded(XMLStreamReader xml, int count) throws DamagedFile {
        if (count > limits.maxItems()) {
            throw fault(xml, "there are more than %,d items".formatted(limits.maxItems()));
        }
    }

    private static DamagedFile fault(XMLStreamReader xml, String what) {
        var place = xml.getLocation();
        return new DamagedFile("This is not the XML of a WordPress export, at line %d, column %d: %s."
                .formatted(place.getLineNumber(), place.getColumnNumber(), what));
    }
}
