package news.dateline.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON is UTF-8 (RFC 8259, section 8.1); Jackson takes much that is not, such as a slash spelt in two bytes. */
@Provider
@Priority(Priorities.USER + 1) // behind the bound on its length
class Utf8Bodies implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // Uploads are streams; what is read as JSON is small.
        if (context.getType().equals(JsonNode.class)) {
            var bytes = context.getInputStream().readAllBytes();
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                throw WebProblems.badBody("#", "not-utf-8", "The body is not UTF-8.");
            }
            context.setInputStream(new ByteArrayInputStream(bytes));
        }
        return context.proceed();
    }
}
