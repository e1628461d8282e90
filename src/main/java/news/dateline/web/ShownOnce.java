package news.dateline.web;

/**
 * An answer with a secret that is shown once. Whoever repeats the request ({@link Idempotent}) is given the rest of it again;
 * the secret is not stored for that.
 */
public interface ShownOnce {
    /** The answer as it may be stored and given again. */
    Object withoutSecret();
}
