package news.dateline.newsletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a list of subscribers. */
sealed interface ImportedRow {

    /** Its place in the file, from 1 on. */
    int number();

    /**
     * Somebody who is to be subscribed.
     *
     * @param confirmedAt when the owner of the address confirmed; null if nothing shows that they did
     * @param text what was shown to them
     * @param form where it was shown
     * @param network where they came from
     * @param proof what else shows it
     */
    record Wanted(
            int number,
            EmailAddress address,
            Tongue tongue,
            List<String> newsletters,
            @Nullable Instant confirmedAt,
            @Nullable String text,
            @Nullable String form,
            @Nullable String network,
            @Nullable String proof)
            implements ImportedRow {

        /** What the ledger keeps as proof; null if there is none. */
        @Nullable String evidence() {
            if (confirmedAt == null) {
                return null;
            }
            return "confirmed " + confirmedAt + (proof == null ? "" : "; " + proof);
        }

        /** Without the person: what is printed by mistake gives nobody away. */
        @Override
        public String toString() {
            return "Wanted[number=%d]".formatted(number);
        }
    }

    /** One that is left out. */
    record Skipped(int number, String reason) implements ImportedRow {}
}
