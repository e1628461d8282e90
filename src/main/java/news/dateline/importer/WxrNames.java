package news.dateline.importer;

import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The names of elements in exports of WordPress: each version has namespaces of its own, with http and with https. */
final class WxrNames {
    private static final Pattern EXPORT = Pattern.compile("https?://wordpress\\.org/export/1\\.[0-9]/");
    private static final Pattern EXCERPT = Pattern.compile("https?://wordpress\\.org/export/1\\.[0-9]/excerpt/");
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    private WxrNames() {}

    /** The name under the prefix that exports usually have for its namespace. */
    static String of(XMLStreamReader xml) {
        var namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
        var local = xml.getLocalName();
        if (namespace.isEmpty()) {
            return local;
        }
        if (EXPORT.matcher(namespace).matches()) {
            return "wp:" + local;
        }
        if (EXCERPT.matcher(namespace).matches()) {
            return "excerpt:" + local;
        }
        return switch (namespace) {
            case CONTENT -> "content:" + local;
            case DUBLIN_CORE -> "dc:" + local;
            default -> "other:" + local;
        };
    }
}
