package news.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import news.dateline.testing.Reader;

/** Where readers look, and what they would ask there to learn something of an article that is hidden. */
enum Surface {
    LISTS {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of(
                            "",
                            "&sort=publishedAt",
                            "&sort=-updatedAt",
                            "&include=body,related,total",
                            "&body=html",
                            "&body=text",
                            "&body=blocks&include=related",
                            "&fields=id,title,slug,url,summary,section,tags,authors,leadImage,audio,corrections",
                            "&language=en&include=total",
                            "&publishedBefore=2199-01-01T00:00:00Z",
                            "&updatedAfter=" + it.since() + "&include=total")
                    .map(more -> list(it) + more);
        }
    },
    SHELVES_OF_ARTICLES {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of("section=section", "tag=tag", "author=author")
                    .flatMap(filter -> Stream.of("", "&sort=-updatedAt", "&include=body,related,total")
                            .map(more -> list(it) + "&" + filter + it.shelf() + more));
        }
    },
    PAGES {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of("-publishedAt", "publishedAt", "-updatedAt")
                    .flatMap(sort -> pages("/v1/articles?limit=2&sort=" + sort + "&publishedAfter=" + it.since()));
        }
    },
    ADDRESSES {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of(
                            it.id(), it.slug(), it.formerSlug(), it.state().showsAnotherVersion() ? it.plainSlug() : "")
                    .filter(name -> !name.isEmpty())
                    .flatMap(name -> Stream.of(
                                    "",
                                    "?include=related",
                                    "?body=html",
                                    "?body=text",
                                    "?fields=title,url",
                                    "/related",
                                    "/corrections")
                            .map(below -> "/v1/articles/" + name + below));
        }

        @Override
        boolean repeatsOldAddresses(State state) {
            return state == State.RETRACTED;
        }
    },
    SEARCH {
        @Override
        Stream<String> targets(Hidden it) {
            return it.words()
                    .flatMap(word -> Stream.of(
                                    word + "&include=total",
                                    "%22" + word + "%22&include=body,related",
                                    word + "%20or%20" + Stage.COMMON + "&include=total",
                                    Stage.COMMON + "%20" + word + "&include=total",
                                    Stage.COMMON + "%20-" + word + "&include=total",
                                    "-" + word + "%20" + Stage.COMMON + "&sort=publishedAt")
                            .map(q -> list(it) + "&q=" + q));
        }
    },
    RELEVANCE {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.concat(it.words(), Stream.of(Stage.COMMON))
                    .map(word -> list(it) + "&sort=relevance&include=total&q=" + word);
        }
    },
    CORRECTIONS {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of("/v1/corrections?limit=100", "/v1/corrections?limit=1");
        }
    },
    COLLECTIONS {
        @Override
        Stream<String> targets(Hidden it) {
            var all = pages("/v1/collections?limit=100");
            return it.collection().isEmpty()
                    ? all
                    : Stream.concat(all, Stream.of("/v1/collections/" + it.collection()));
        }
    },
    OTHER_ARTICLES {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of(it.host(), it.neighbour())
                    .flatMap(slug -> Stream.of(
                                    "",
                                    "?include=related",
                                    "?body=html&include=related",
                                    "?body=text",
                                    "/related",
                                    "/corrections")
                            .map(below -> "/v1/articles/" + slug + below));
        }
    },
    TERMS {
        @Override
        Stream<String> targets(Hidden it) {
            return Stream.of("section", "tag", "author")
                    .flatMap(kind -> Stream.concat(
                            pages("/v1/%ss?limit=100".formatted(kind)),
                            Stream.of("/v1/%ss/%s%s".formatted(kind, kind, it.shelf()))));
        }
    },
    CHANGES {
        @Override
        Stream<String> targets(Hidden it) {
            var all = "/v1/changes?limit=100&after=" + it.before();
            return Stream.of(
                    all,
                    all + "&types=article.published,article.updated,article.moved,article.corrected",
                    all + "&types=article.unpublished,article.retracted");
        }

        @Override
        boolean repeatsOldAddresses(State state) {
            return state.wasPublic();
        }
    };

    /** The requests, as paths with queries. */
    abstract Stream<String> targets(Hidden it);

    /** Whether the surface may go on telling a slug under which the article once was public. */
    boolean repeatsOldAddresses(State state) {
        return false;
    }

    /** Whether terms tell anything of an article, besides how many they have: they are public by themselves. */
    boolean showsArticles() {
        return this != TERMS;
    }

    /** All that was published since this began, as one page. */
    private static String list(Hidden it) {
        return "/v1/articles?limit=100&publishedAfter=" + it.since();
    }

    /** The pages of a list, there and back. */
    private static Stream<String> pages(String first) {
        var targets = new ArrayList<>(List.of(first));
        for (var direction : List.of("next", "prev")) {
            for (var at = Reader.link(targets.getLast(), direction); at != null; at = Reader.link(at, direction)) {
                targets.add(at);
            }
        }
        return targets.stream().filter(Objects::nonNull);
    }
}
