package news.dateline.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps pictures that were shown together together. */
final class Galleries {
    private final Function<List<String>, List<Image>> attachments;
    private final Map<String, Integer> seen = new HashMap<>();

    Galleries(Function<List<String>, List<Image>> attachments) {
        this.attachments = attachments;
    }

    List<Image> attached(List<String> ids) {
        return gathered(attachments.apply(ids), null);
    }

    /** One gallery, its caption below the last picture; a picture alone is no gallery. */
    List<Image> gathered(List<Image> images, @Nullable String caption) {
        var id = images.size() < 2 ? null : id(images);
        return images.stream()
                .map(image -> image.inGallery(id))
                .map(image -> caption != null && image.caption() == null && isLast(image, images)
                        ? image.captioned(caption)
                        : image)
                .toList();
    }

    private static boolean isLast(Image image, List<Image> images) {
        return image.url().equals(images.getLast().url());
    }

    private String id(List<Image> images) {
        var stem = "g-" + BlockIds.hash(images.stream().map(Image::url).collect(Collectors.joining("\n")));
        int count = seen.merge(stem, 1, Integer::sum);
        return count == 1 ? stem : stem + "-" + count;
    }
}
