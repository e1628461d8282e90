package news.dateline.web;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies that are too large, in our own words: by their {@code Content-Length} before a byte is read, else as
 * soon as they have grown too large. The server's limit knows no exceptions, so it is that of the largest operation.
 */
@jakarta.ws.rs.ext.Provider
@PreMatching
class BodyLimit implements ContainerRequestFilter, ReaderInterceptor {
    private static final String LIMIT = BodyLimit.class.getName();

    /** Asked for at each request: filters are made before the configuration of the running application is. */
    private final Provider<BodyLimits> limits;

    BodyLimit(Provider<BodyLimits> limits) {
        this.limits = limits;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        long limit = limits.get().of(request.getUriInfo().getRequestUri().getRawPath());
        request.setProperty(LIMIT, limit);
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            throw tooLarge(limit);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(LIMIT) instanceof Long limit) {
            context.setInputStream(new Bounded(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    private static ProblemException tooLarge(long limit) {
        return WebProblems.tooLarge("The body of this operation may have up to %s.".formatted(inWords(limit)));
    }

    private static String inWords(long bytes) {
        long mebibytes = bytes >> 20;
        return mebibytes << 20 == bytes && bytes > 0 ? "%,d MiB".formatted(mebibytes) : "%,d bytes".formatted(bytes);
    }

    /** Counts a body whose length nobody announced. */
    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long count;

        Bounded(InputStream source, long limit) {
            super(source);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return counted(next, next < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return counted(read, Math.max(read, 0));
        }

        private int counted(int result, int bytes) {
            count += bytes;
            if (count > limit) {
                throw tooLarge(limit);
            }
            return result;
        }
    }
}
