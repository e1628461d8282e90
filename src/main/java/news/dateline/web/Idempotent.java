package news.dateline.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Carries out a {@code POST} at most once per {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): whoever
 * sends the same request with the same key again gets the first answer again, without what is {@link ShownOnce}.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
