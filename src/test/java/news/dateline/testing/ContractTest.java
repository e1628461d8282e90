package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HEADERS = "etag cache-control cache-tag surrogate-key vary link";
    private static final String TAG = """
            {"id":"01944b5e-9c8a-7cc3-98c4-dc0c0c07398f","slug":"albania","name":"Albania","articleCount":3,
             "links":{"self":"https://api.example.org/v1/tags/albania","articles":"https://api.example.org/v1/articles?tag=albania"}}""";

    private final Contract contract = new Contract();

    @Test
    void anAnswerAsDescribedKeepsTheContract() {
        assertThat(faults("/v1/tags/albania", 200, JSON, HEADERS, TAG)).isEmpty();
        assertThat(faults("/v1/articles?fields=title", 200, JSON, HEADERS, page("{\"title\":\"Ferry\"}")))
                .isEmpty();
    }

    @Test
    void aMemberThatNobodyDescribedBreaksIt() {
        assertThat(faults(
                        "/v1/tags/albania", 200, JSON, HEADERS, TAG.replace("\"name\"", "\"colour\":\"red\",\"name\"")))
                .singleElement()
                .asString()
                .contains("colour");
    }

    @Test
    void aMissingMemberOneOfAnotherTypeAndABrokenFormatBreakIt() {
        assertThat(faults("/v1/tags/albania", 200, JSON, HEADERS, TAG.replace("\"name\":\"Albania\",", "")))
                .singleElement()
                .asString()
                .contains("name");
        assertThat(faults("/v1/tags/albania", 200, JSON, HEADERS, TAG.replace(":3,", ":\"3\",")))
                .singleElement()
                .asString()
                .contains("articleCount");
        assertThat(faults("/v1/tags/albania", 200, JSON, HEADERS, TAG.replace("01944b5e-", "")))
                .singleElement()
                .asString()
                .contains("/id");
    }

    @Test
    void onlyFieldsMayLeaveMembersOut() {
        assertThat(faults("/v1/articles", 200, JSON, HEADERS, page("{\"title\":\"Ferry\"}")))
                .isNotEmpty();
        assertThat(faults("/v1/articles?fields=titel", 200, JSON, HEADERS, page("{\"titel\":\"Ferry\"}")))
                .isNotEmpty();
    }

    @Test
    void anUndocumentedStatusMediaTypeHeaderParameterOrPathBreaksIt() {
        assertThat(faults("/v1/tags/albania", 418, JSON, HEADERS, "{}"))
                .containsExactly("getTag does not document the status 418");
        assertThat(faults("/v1/tags/albania", 200, "text/plain", HEADERS, TAG))
                .containsExactly("the media type 'text/plain' is not documented for this status");
        assertThat(faults("/v1/tags/albania", 200, JSON, HEADERS.replace("etag", ""), TAG))
                .containsExactly("the header ETag is missing");
        assertThat(faults("/v1/tags/albania?colour=red", 200, JSON, HEADERS, TAG))
                .containsExactly("the parameter colour was taken, but is not documented");
        assertThat(faults("/v1/secrets", 200, JSON, HEADERS, "{}"))
                .containsExactly("openapi.yaml has no such operation");
    }

    @Test
    void aBlockIsToldByItsType() {
        var document = ContractDocument.committed();
        var article = document.example("getArticle").deepCopy();
        assertThat(document.faults(document.schema("Article"), article)).isEmpty();
        ((tools.jackson.databind.node.ObjectNode) article.at("/body/0")).put("type", "limerick");
        assertThat(document.faults(document.schema("Article"), article)).isNotEmpty();
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        var document = ContractDocument.committed();
        for (var operation : document.operations()) {
            for (var response : operation.node().path("responses")) {
                for (var media : document.resolved(response).path("content")) {
                    var shown = media.has("example")
                            ? List.of(media.path("example"))
                            : media.path("examples")
                                    .valueStream()
                                    .map(example -> document.resolved(example).path("value"))
                                    .toList();
                    assertThat(shown).as("examples of %s", operation.id()).isNotEmpty();
                    shown.forEach(example -> assertThat(document.faults(media.path("schema"), example))
                            .as("%s %s", operation.id(), example)
                            .isEmpty());
                }
            }
        }
    }

    private List<String> faults(String uri, int status, String type, String headers, String body) {
        return contract.faults(
                "GET", URI.create("http://localhost" + uri), new Contract.Answer(status, type, names(headers), body));
    }

    private static Set<String> names(String headers) {
        return Arrays.stream(headers.split(" ")).collect(Collectors.toSet());
    }

    private static String page(String entry) {
        return "{\"data\":[%s],\"links\":{\"self\":\"https://api.example.org/v1/articles\"}}".formatted(entry);
    }
}
