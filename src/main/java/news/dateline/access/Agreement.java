package news.dateline.access;

import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was agreed with a partner. */
@Embeddable
@Schema(name = "Agreement", description = "What was agreed with a partner.")
public record Agreement(
        @Schema(
                required = true,
                description = "How many requests the key is good for in a minute, on all instances together.",
                examples = "600")
        int requestsPerMinute,

        @Schema(
                required = true,
                description = "Whether feeds and ninjs come with whole texts where everybody else gets summaries "
                        + "(`DATELINE_SYNDICATION_CONTENT=summary`).")
        boolean fullContent,

        @Schema(
                required = true,
                description = "Whether articles that were released to partners can be read ahead of their time.")
        boolean embargoedArticles,

        @Schema(
                required = true,
                description =
                        "Whether pictures and recordings come along that the newsroom must not pass on: only for who shows "
                                + "them in its name, such as its own app.")
        boolean allAssets) {

    /** What is good for a partner with whom nothing else was agreed. */
    static final Agreement USUAL = new Agreement(600, false, false, false);
}
