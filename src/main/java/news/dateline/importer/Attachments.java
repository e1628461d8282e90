package news.dateline.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import news.dateline.body.Body;
import news.dateline.body.Image;
import news.dateline.body.InvalidBlock;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/** The pictures of a WordPress site, which stand anywhere in the file, and which of them the articles use. */
final class Attachments {
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|avif|svg|bmp)(\\?.*)?");
    /** WordPress' smaller renditions of a picture: {@code pier-300x200.jpg}. */
    private static final Pattern RENDITION = Pattern.compile("(-[0-9]{1,5}x[0-9]{1,5}|-scaled)(?=\\.[A-Za-z]{2,5}$)");

    private static final Pattern SCHEME_AND_QUERY = Pattern.compile("^https?:|\\?.*$");

    private final Map<String, Attachment> byId = new HashMap<>();
    private final Map<String, List<Attachment>> byParent = new HashMap<>();
    private final Map<String, String> idsByAddress = new HashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    void add(WxrItem item) {
        var order = item.text("wp:menu_order");
        var attachment = new Attachment(
                item.text("wp:post_id"),
                item.text("wp:attachment_url"),
                item.meta("_wp_attachment_image_alt"),
                Wording.plain(item.text("excerpt:encoded")),
                order.matches("[0-9]{1,9}") ? Integer.parseInt(order) : 0);
        byId.putIfAbsent(attachment.id, attachment);
        idsByAddress.putIfAbsent(address(attachment.url), attachment.id);
        if (attachment.isPicture()) {
            byParent.computeIfAbsent(item.text("wp:post_parent"), _ -> new ArrayList<>(2))
                    .add(attachment);
        }
    }

    @Nullable Attachment picture(String id) {
        var found = byId.get(id);
        return found != null && found.isPicture() ? found : null;
    }

    /** Finds the pictures of the galleries of a post: those named, else all that were uploaded to the post. */
    Function<List<String>, List<Image>> galleriesOf(String post) {
        return ids -> {
            var pictures = ids.isEmpty()
                    ? byParent.getOrDefault(post, List.of()).stream()
                            .sorted(Comparator.comparingInt(Attachment::order).thenComparing(Attachment::number))
                            .toList()
                    : ids.stream()
                            .map(this::picture)
                            .filter(picture -> picture != null)
                            .toList();
            return pictures.stream()
                    .map(Attachment::image)
                    .filter(image -> image != null)
                    .toList();
        };
    }

    /** Remembers what an article shows, be it a smaller rendition of the picture. */
    void use(@Nullable Attachment lead, Body body) {
        if (lead != null) {
            used.add(lead.id);
        }
        for (var block : body.blocks()) {
            if (block instanceof Image image) {
                var id = idsByAddress.get(address(image.url()));
                if (id != null) {
                    used.add(id);
                }
            }
        }
    }

    boolean isUsed(String id) {
        return used.contains(id);
    }

    private static String address(String url) {
        return RENDITION.matcher(SCHEME_AND_QUERY.matcher(url).replaceAll("")).replaceAll("");
    }

    /** A file of the site. */
    record Attachment(String id, String url, String alt, String caption, int order) {

        private boolean isPicture() {
            return PICTURE.matcher(url).matches();
        }

        private long number() {
            return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        }

        private @Nullable Image image() {
            try {
                return new Image("", url, alt, Text.html(caption), null, null, null);
            } catch (InvalidBlock e) {
                return null;
            }
        }
    }
}
