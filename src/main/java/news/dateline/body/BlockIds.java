package news.dateline.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids made of a letter for the type and a short hash of the content: the same source gets the same ids again. */
final class BlockIds {
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private BlockIds() {}

    /** Keeps the ids that are there, refuses one that is there twice, gives one to each block without. */
    static List<Block> assign(List<Block> blocks) {
        var ids = new BlockIds();
        for (int at = 0; at < blocks.size(); at++) {
            var id = Check.present(blocks.get(at), "/" + at).id();
            if (!id.isEmpty() && !ids.used.add(id)) {
                throw new InvalidBlock(
                        "/" + at + "/id", "duplicate-id", "The id '%s' is taken by an earlier block.".formatted(id));
            }
        }
        var named = new ArrayList<Block>(blocks.size());
        for (var block : blocks) {
            named.add(
                    block.id().isEmpty() ? block.withId(ids.fresh(letter(block) + "-" + hash(content(block)))) : block);
        }
        return List.copyOf(named);
    }

    private String fresh(String stem) {
        var id = stem;
        int count = seen.merge(stem, 1, Integer::sum);
        if (count > 1) {
            id = stem + "-" + count;
        }
        while (!used.add(id)) {
            id = stem + "-" + seen.merge(stem, 1, Integer::sum);
        }
        return id;
    }

    static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    private static String letter(Block block) {
        return switch (block) {
            case Paragraph _ -> "p";
            case Heading _ -> "h";
            case Quote _ -> "q";
            case ItemList _ -> "l";
            case Image _ -> "i";
            case Embed _ -> "e";
            case RelatedArticle _ -> "r";
            case Audio _ -> "a";
            case Table _ -> "t";
            case Code _ -> "c";
            case Divider _ -> "d";
            case HtmlFragment _ -> "x";
        };
    }

    /** What makes two blocks of one type say the same; chosen field by field, so that new fields leave old ids alone. */
    static String content(Block block) {
        return switch (block) {
            case Paragraph it -> it.html();
            case Heading it -> it.level() + it.html();
            case Quote it -> join(it.html(), it.attribution());
            case ItemList it -> it.ordered() + it.items().toString();
            case Image it -> join(it.url(), it.caption(), it.alt());
            case Embed it -> join(it.provider(), it.url());
            case RelatedArticle it -> it.articleId().toString();
            case Audio it -> it.url();
            case Table it -> join(it.header().toString(), it.rows().toString(), it.caption());
            case Code it -> join(it.language(), it.text());
            case Divider _ -> "";
            case HtmlFragment it -> it.html();
        };
    }

    private static String join(@Nullable String... parts) {
        var joined = new StringBuilder();
        for (var part : parts) {
            joined.append(Objects.requireNonNullElse(part, "")).append('\u001F');
        }
        return joined.toString();
    }
}
