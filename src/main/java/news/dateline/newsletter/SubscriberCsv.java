package news.dateline.newsletter;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.dateline.web.Ids;

/**
 * Who is subscribed to what, as CSV (RFC 4180), a row for each subscription. It is read from the database as it is taken, in
 * batches: rows that come or go meanwhile may be in it or not.
 */
record SubscriberCsv(SubscriberListing listing, SubscriberFilter filter) implements StreamingOutput {
    private static final int BATCH = 1000;
    private static final List<String> HEADER =
            List.of("email", "newsletter", "status", "requested_at", "confirmed_at", "ended_at", "reason", "language");
    /** What makes spreadsheets take a text for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public void write(OutputStream output) throws IOException {
        var csv = CsvWriter.builder().build(output, StandardCharsets.UTF_8);
        csv.writeRecord(HEADER);
        var subscriber = Ids.NIL;
        var newsletter = Ids.NIL;
        for (var lines = listing.lines(filter, subscriber, newsletter, BATCH);
                !lines.isEmpty();
                lines = listing.lines(filter, subscriber, newsletter, BATCH)) {
            lines.forEach(line -> csv.writeRecord(
                    line.fields().stream().map(SubscriberCsv::harmless).toList()));
            subscriber = lines.getLast().subscriber();
            newsletter = lines.getLast().newsletter();
        }
        csv.flush();
    }

    /** With an apostrophe before what a spreadsheet would compute. */
    static String harmless(String field) {
        return isFormula(field) ? "'" + field : field;
    }

    /** What was meant, without that apostrophe. */
    static String meant(String field) {
        return field.startsWith("'") && isFormula(field.substring(1)) ? field.substring(1) : field;
    }

    private static boolean isFormula(String field) {
        return !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0;
    }
}
