package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.dateline.testing.Staff;

/** The administrator who looks after subscribers. */
final class SubscriberDesk {
    static final String PATH = "/v1/desk/subscribers";

    private SubscriberDesk() {}

    static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Staff.ADMIN_KEY);
    }

    /** Brings a list in and waits for the end. */
    static JsonPath imported(String list) {
        return imported(list, Duration.ofSeconds(30));
    }

    static JsonPath imported(String list, Duration atMost) {
        var answer = admin().contentType("text/csv")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "/imports");
        answer.then().statusCode(202);
        return await().atMost(atMost)
                .until(
                        () -> admin().get(answer.header("Location")).jsonPath(),
                        report -> Set.of("completed", "failed").contains(report.getString("status")));
    }

    static JsonPath search(String query) {
        return admin().get(PATH + "?" + query).then().statusCode(200).extract().jsonPath();
    }

    /** The one subscriber with this address. */
    static JsonPath subscriber(String email) {
        var found = search("address=" + email.replace("+", "%2B"));
        found.setRootPath("data[0]");
        return found;
    }

    static List<String> consents(String id) {
        return admin().get(PATH + "/" + id + "/consents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.kind");
    }

    static Response report(List<? extends Map<String, ?>> events) {
        return admin().contentType("application/json")
                .body(Map.of("events", events))
                .post("/v1/desk/bounces");
    }
}
