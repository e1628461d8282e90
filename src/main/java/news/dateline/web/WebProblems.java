package news.dateline.web;

import jakarta.inject.Singleton;
import java.util.List;

/** What can be wrong with any request, whatever it asks for. */
@Singleton
public class WebProblems implements Problems {
    static final ProblemType BAD_PARAMETER = new ProblemType(
            "bad-parameter",
            400,
            "Bad parameter",
            "A parameter of the query is unknown, repeated, malformed or out of range. Nothing is guessed or clamped: "
                    + "`errors` names each such parameter and says what is accepted.");
    static final ProblemType BAD_CURSOR = new ProblemType(
            "bad-cursor",
            400,
            "Bad cursor",
            "A cursor is only good for the filters and the sort order of the list that issued it. Take it from "
                    + "`links.next` or `links.prev` unchanged, or start from the first page.");
    static final ProblemType BAD_BODY = new ProblemType(
            "bad-body",
            400,
            "Bad body",
            "The body of the request is not what this operation reads: it is not well-formed, or has an unknown or "
                    + "doubled member, or a member of the wrong type. `errors` points at the place.");
    static final ProblemType BAD_REQUEST = new ProblemType(
            "bad-request", 400, "Bad request", "The request could not be understood as HTTP or as a path of this API.");
    /** 422: well-formed, not acceptable. */
    public static final ProblemType INVALID = new ProblemType(
            "invalid",
            422,
            "Invalid input",
            "The body of the request is well-formed, yet some of its values are not acceptable. `errors` points at each.");

    static final ProblemType NOT_FOUND = new ProblemType(
            "not-found",
            404,
            "Not found",
            "Nothing that you may see is here. Check the path, and your key if you use one.");
    static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed",
            405,
            "Method not allowed",
            "The resource exists, but not for this method. The `Allow` header lists the methods it has.");
    static final ProblemType NOT_ACCEPTABLE = new ProblemType(
            "not-acceptable",
            406,
            "Not acceptable",
            "The resource cannot be had in any of the media types of the `Accept` header.");
    static final ProblemType TOO_LARGE = new ProblemType(
            "too-large", 413, "Too large", "The body of the request is larger than this operation accepts.");
    static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type",
            415,
            "Unsupported media type",
            "The operation does not read bodies of this `Content-Type` or `Content-Encoding`.");
    static final ProblemType CONFLICT = new ProblemType(
            "conflict",
            409,
            "Conflict",
            "The state of the thing does not admit this, or another thing is in the way. `detail` says which.");
    static final ProblemType SLUG_TAKEN = new ProblemType(
            "slug-taken",
            409,
            "Slug taken",
            "Another thing of the same kind has this slug or once had it, and links to it must keep leading there. Choose "
                    + "another, or leave `slug` out to have one made.");
    static final ProblemType PRECONDITION_FAILED = new ProblemType(
            "precondition-failed",
            412,
            "Changed meanwhile",
            "`If-Match` names a version that is not the present one. Read the thing again, apply your change to what you "
                    + "find, and send the ETag that came with it.");
    static final ProblemType PRECONDITION_REQUIRED = new ProblemType(
            "precondition-required",
            428,
            "If-Match required",
            "Whoever changes something says with `If-Match` which version they have seen, so that nobody's work is "
                    + "overwritten unseen. The ETag of the present version comes with every read.");
    static final ProblemType KEY_REUSED = new ProblemType(
            "idempotency-key-reused",
            422,
            "Idempotency-Key used for another request",
            "An `Idempotency-Key` belongs to one request. Send the very same request again, or take a new key.");
    static final ProblemType KEY_BUSY = new ProblemType(
            "idempotency-key-busy",
            409,
            "Still running",
            "A request with this `Idempotency-Key` is being carried out right now. Try again in a moment.");
    static final ProblemType INTERNAL = new ProblemType(
            "internal",
            500,
            "Internal error",
            "Something failed on our side. It is logged; the request may be tried again later.");
    static final ProblemType UNAVAILABLE = new ProblemType(
            "unavailable",
            503,
            "Unavailable for the moment",
            "The API cannot answer right now, mostly because its database cannot. Try again after `Retry-After` seconds.");
    static final ProblemType NOT_YET = new ProblemType(
            "not-yet",
            503,
            "Not yet",
            "`minSeq` names a change that this instance has not seen yet. Try again after `Retry-After` seconds.");

    @Override
    public List<ProblemType> types() {
        return List.of(
                BAD_PARAMETER,
                BAD_CURSOR,
                BAD_BODY,
                BAD_REQUEST,
                INVALID,
                NOT_FOUND,
                METHOD_NOT_ALLOWED,
                NOT_ACCEPTABLE,
                TOO_LARGE,
                UNSUPPORTED_MEDIA_TYPE,
                CONFLICT,
                SLUG_TAKEN,
                PRECONDITION_FAILED,
                PRECONDITION_REQUIRED,
                KEY_REUSED,
                KEY_BUSY,
                INTERNAL,
                UNAVAILABLE,
                NOT_YET);
    }

    /** 400 for one parameter of the query. */
    public static ProblemException badParameter(String name, String code, String sentence) {
        return Problem.of(BAD_PARAMETER).parameter(name, code, sentence).asException();
    }

    /** 400 for a cursor that was not issued for this list. */
    public static ProblemException badCursor(String sentence) {
        return Problem.of(BAD_CURSOR)
                .parameter("cursor", "bad-cursor", sentence)
                .asException();
    }

    /** 400 for a body that cannot be read. */
    public static ProblemException badBody(String pointer, String code, String sentence) {
        return Problem.of(BAD_BODY).pointer(pointer, code, sentence).asException();
    }

    /** 422 for a member of the body with an unacceptable value. */
    public static ProblemException invalid(String pointer, String code, String sentence) {
        return Problem.of(INVALID).pointer(pointer, code, sentence).asException();
    }

    /** 404 for a thing of this kind ("section", "tag") that is absent or hidden. */
    public static ProblemException notFound(String kind, String name) {
        return Problem.of(NOT_FOUND)
                .detail("There is no %s '%s'.".formatted(kind, Text.shortened(name, 80)))
                .asException();
    }

    /** 409 with what is in the way. */
    public static ProblemException conflict(String sentence) {
        return Problem.of(CONFLICT).detail(sentence).asException();
    }

    /** 409 because another thing of this kind has the slug, or once had it. */
    public static ProblemException slugTaken(String kind, String slug) {
        return Problem.of(SLUG_TAKEN)
                .pointer(
                        "#/slug",
                        "taken",
                        "The slug '%s' belongs or once belonged to another %s.".formatted(slug, kind))
                .asException();
    }

    /** 413 with the bound in words. */
    public static ProblemException tooLarge(String sentence) {
        return Problem.of(TOO_LARGE).detail(sentence).asException();
    }

    /** 415 with what is read instead. */
    public static ProblemException unsupportedMediaType(String sentence) {
        return Problem.of(UNSUPPORTED_MEDIA_TYPE).detail(sentence).asException();
    }

    /** 503 because a bound is reached that protects everybody else. */
    public static ProblemException busy(String sentence) {
        return Problem.of(UNAVAILABLE)
                .detail(sentence)
                .header("Retry-After", "2")
                .asException();
    }

    /** 503 because there is no database to ask. */
    static ProblemException away() {
        return Problem.of(UNAVAILABLE)
                .detail("The database does not answer at the moment.")
                .header("Retry-After", "2")
                .asException();
    }

    /** 503 because a change is not seen here yet. */
    public static ProblemException notYet(long seq) {
        return Problem.of(NOT_YET)
                .detail("Change %d is not known here yet.".formatted(seq))
                .header("Retry-After", "1")
                .asException();
    }
}
