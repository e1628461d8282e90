package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.dateline.article.StoredJson;
import news.dateline.body.Block;
import news.dateline.body.Body;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What lies between two revisions, as data: by member, by block, and within a text by words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RevisionDiff", description = "What lies between two revisions.")
public record RevisionDiff(
        @Schema(required = true) int from,
        @Schema(required = true) int to,

        @Schema(required = true, description = "Members other than the body that differ.")
        List<Field> fields,

        @Schema(required = true, description = "Blocks in the order of the later body; removed ones where they were.")
        List<BlockChange> blocks) {

    /** A member that differs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FieldChange")
    public record Field(
            @Schema(required = true, examples = "title") String name,
            @Nullable String from,
            @Nullable String to,
            @Schema(required = true) List<Words> words) {}

    /** What became of a block. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BlockChange")
    public record BlockChange(
            @Schema(
                    required = true,
                    enumeration = {"unchanged", "changed", "added", "removed", "moved"})
            String op,

            @Schema(required = true) String id,
            @Schema(ref = "DraftBlock") @Nullable Block from,
            @Schema(ref = "DraftBlock") @Nullable Block to,

            @Schema(description = "Of a changed or moved block.") @Nullable List<Words> words) {}

    /** A run of words. */
    @Schema(name = "WordChange")
    public record Words(
            @Schema(
                    required = true,
                    enumeration = {"equal", "delete", "insert"})
            String op,

            @Schema(required = true) String text) {}

    static RevisionDiff between(
            int from, DraftInput before, Body bodyBefore, int to, DraftInput after, Body bodyAfter) {
        return new RevisionDiff(from, to, fields(before, after), blocks(bodyBefore.blocks(), bodyAfter.blocks()));
    }

    private static List<Field> fields(DraftInput before, DraftInput after) {
        var fields = new ArrayList<Field>();
        field("title", DraftInput::title, before, after, fields);
        field("slug", DraftInput::slug, before, after, fields);
        field("summary", DraftInput::summary, before, after, fields);
        field("language", DraftInput::language, before, after, fields);
        field("section", DraftInput::section, before, after, fields);
        field("tags", input -> joined(input.tags()), before, after, fields);
        field("authors", input -> joined(input.authors()), before, after, fields);
        field("leadImage", input -> text(input.leadImage()), before, after, fields);
        field("audio", input -> text(input.audio()), before, after, fields);
        field("related", input -> joined(input.related()), before, after, fields);
        return fields;
    }

    private static void field(
            String name,
            Function<DraftInput, @Nullable String> of,
            DraftInput before,
            DraftInput after,
            List<Field> fields) {
        var from = of.apply(before);
        var to = of.apply(after);
        if (!Objects.equals(from, to)) {
            fields.add(new Field(name, from, to, words(from == null ? "" : from, to == null ? "" : to)));
        }
    }

    private static @Nullable String joined(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? null : String.join(", ", list);
    }

    private static @Nullable String text(@Nullable Record media) {
        return media == null ? null : StoredJson.of(media);
    }

    /** Blocks are the same by their id; those that stand on another side of their neighbours have moved. */
    private static List<BlockChange> blocks(List<Block> before, List<Block> after) {
        var old = before.stream().collect(Collectors.toMap(Block::id, Function.identity()));
        var present = after.stream().collect(Collectors.toMap(Block::id, Function.identity()));
        var changes = new ArrayList<BlockChange>();
        var patch = DiffUtils.diff(
                before.stream().map(Block::id).toList(),
                after.stream().map(Block::id).toList(),
                true);
        for (var delta : patch.getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                delta.getTarget().getLines().forEach(id -> changes.add(kept(id, old, present)));
                continue;
            }
            delta.getSource().getLines().stream()
                    .filter(id -> !present.containsKey(id))
                    .forEach(id -> changes.add(new BlockChange("removed", id, old.get(id), null, null)));
            delta.getTarget().getLines().forEach(id -> changes.add(arrived(id, old, present)));
        }
        return changes;
    }

    private static BlockChange kept(String id, Map<String, Block> old, Map<String, Block> present) {
        var from = Objects.requireNonNull(old.get(id));
        var to = Objects.requireNonNull(present.get(id));
        return from.equals(to)
                ? new BlockChange("unchanged", id, null, to, null)
                : new BlockChange("changed", id, from, to, words(textOf(from), textOf(to)));
    }

    private static BlockChange arrived(String id, Map<String, Block> old, Map<String, Block> present) {
        var from = old.get(id);
        var to = Objects.requireNonNull(present.get(id));
        return from == null
                ? new BlockChange("added", id, null, to, null)
                : new BlockChange("moved", id, from, to, words(textOf(from), textOf(to)));
    }

    private static String textOf(Block block) {
        return new Body(List.of(block)).text();
    }

    /** Words and the spaces between them; equal runs are joined again. */
    static List<Words> words(String before, String after) {
        var runs = new ArrayList<Words>();
        for (var delta : DiffUtils.diff(split(before), split(after), true).getDeltas()) {
            var from = String.join("", delta.getSource().getLines());
            var to = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.EQUAL) {
                runs.add(new Words("equal", to));
                continue;
            }
            if (!from.isEmpty()) {
                runs.add(new Words("delete", from));
            }
            if (!to.isEmpty()) {
                runs.add(new Words("insert", to));
            }
        }
        return runs;
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)", -1));
    }
}
