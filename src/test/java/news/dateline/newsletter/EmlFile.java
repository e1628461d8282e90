package news.dateline.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a letter of two parts (RFC 2045, 2046), as far as ours go. */
final class EmlFile {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\"\\s;]+)\"?");
    private static final Pattern WORD =
            Pattern.compile("=\\?UTF-8\\?([QB])\\?([^?]*)\\?=\\s*", Pattern.CASE_INSENSITIVE);

    private EmlFile() {}

    static Mailbox.Mail parsed(String raw) {
        var headers = unfolded(head(raw));
        var parts = parts(raw, headers);
        return new Mailbox.Mail(
                header(headers, "Message-ID").replaceAll("[<>]|@.*", ""),
                headers,
                words(header(headers, "Subject")),
                part(parts, "text/plain"),
                part(parts, "text/html"));
    }

    private static String head(String entity) {
        return entity.substring(0, entity.indexOf("\r\n\r\n"));
    }

    private static String unfolded(String head) {
        return head.replaceAll("\r\n[ \t]+", " ").replace("\r\n", "\n") + "\n";
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }

    private static List<String> parts(String raw, String headers) {
        var boundary = BOUNDARY.matcher(headers);
        return boundary.find()
                ? Arrays.stream(raw.split(Pattern.quote("--" + boundary.group(1)), -1))
                        .skip(1)
                        .map(part -> part.replaceFirst("^\r\n", ""))
                        .toList()
                : List.of(raw);
    }

    private static String part(List<String> parts, String type) {
        return parts.stream()
                .filter(part -> part.contains("\r\n\r\n")
                        && header(unfolded(head(part)), "Content-Type").startsWith(type))
                .findFirst()
                .map(EmlFile::content)
                .orElse("");
    }

    private static String content(String part) {
        var body = part.substring(part.indexOf("\r\n\r\n") + 4);
        return switch (header(unfolded(head(part)), "Content-Transfer-Encoding").toLowerCase(java.util.Locale.ROOT)) {
            case "quoted-printable" -> quotedPrintable(body.replaceAll("=\r\n", ""));
            case "base64" -> new String(Base64.getMimeDecoder().decode(body), UTF_8);
            default -> body;
        };
    }

    private static String words(String text) {
        return WORD.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(1).equalsIgnoreCase("B")
                                ? new String(Base64.getDecoder().decode(found.group(2)), UTF_8)
                                : quotedPrintable(found.group(2).replace('_', ' '))));
    }

    private static String quotedPrintable(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
            }
        }
        return bytes.toString(UTF_8);
    }
}
