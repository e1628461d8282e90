package news.dateline.taxonomy;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section, tag or author as staff send it. */
sealed interface TermInput {
    /** What answers carry and nobody can set. */
    Set<String> READ_ONLY = Set.of("id", "articleCount", "links");

    /** The slug asked for; left out, a new term gets one made from its name and a present one keeps its own. */
    @Nullable String slug();

    /** Everything else, if it can be accepted. */
    TermContent content();

    /** The term as staff would send it, for a merge patch to be applied to. */
    static TermInput of(TermKind kind, Term term) {
        var content = term.content();
        return switch (kind) {
            case SECTION -> new OfSection(term.slug(), content.name(), content.description(), content.position());
            case TAG -> new OfTag(term.slug(), content.name(), content.description());
            case AUTHOR ->
                new OfAuthor(term.slug(), content.name(), content.role(), content.description(), content.imageUrl());
        };
    }

    /** A section. */
    @Schema(name = "SectionInput", description = "A section as staff send it.")
    record OfSection(
            @Schema(description = "Left out, it is made from the name, or stays as it is.", examples = "war") @Nullable String slug,

            @Schema(required = true, maxLength = TermContent.LONGEST_NAME, examples = "War") @Nullable String name,

            @Schema(description = "What it is about.", maxLength = TermContent.LONGEST_DESCRIPTION) @Nullable String description,

            @Schema(
                    description =
                            "Its place among the sections. Left out, a new one comes last and a present one stays.",
                    minimum = "0",
                    maximum = "1000000")
            @Nullable Integer position)
            implements TermInput {
        @Override
        public TermContent content() {
            return TermContent.checked(name, description, null, null, position);
        }
    }

    /** A tag. */
    @Schema(name = "TagInput", description = "A tag as staff send it.")
    record OfTag(
            @Schema(description = "Left out, it is made from the name, or stays as it is.", examples = "albania")
            @Nullable String slug,

            @Schema(required = true, maxLength = TermContent.LONGEST_NAME, examples = "Albania") @Nullable String name,

            @Schema(description = "What it is about.", maxLength = TermContent.LONGEST_DESCRIPTION) @Nullable String description)
            implements TermInput {
        @Override
        public TermContent content() {
            return TermContent.checked(name, description, null, null, null);
        }
    }

    /** An author. */
    @Schema(name = "AuthorInput", description = "An author as staff send it.")
    record OfAuthor(
            @Schema(description = "Left out, it is made from the name, or stays as it is.", examples = "marta-velychko")
            @Nullable String slug,

            @Schema(required = true, maxLength = TermContent.LONGEST_NAME, examples = "Marta Velychko") @Nullable String name,

            @Schema(
                    description = "What the author does.",
                    maxLength = TermContent.LONGEST_NAME,
                    examples = "Defence correspondent")
            @Nullable String role,

            @Schema(description = "Who that is.", maxLength = TermContent.LONGEST_DESCRIPTION) @Nullable String description,

            @Schema(description = "The portrait: an http or https address, or a path of our own.") @Nullable String imageUrl)
            implements TermInput {
        @Override
        public TermContent content() {
            return TermContent.checked(name, description, role, imageUrl, null);
        }
    }
}
