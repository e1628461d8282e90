package news.dateline.web;

import jakarta.persistence.Tuple;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Queries in SQL whose rows are of one column. */
public final class Scalars {
    private Scalars() {}

    /**
     * What {@link Session#createNativeQuery(String, Class)} is for, planned once. That plans anew each time and keeps each
     * plan: to it, the type of the one column is another in each query ({@code ImplicitResultClassBuilder} of Hibernate 7.2
     * has no {@code equals}), and its cache of plans fills with copies that are looked through one by one.
     */
    public static <T> NativeQuery<T> of(Session database, String sql, Class<T> type) {
        return database.createNativeQuery(sql, Tuple.class).setTupleTransformer((row, names) -> type.cast(row[0]));
    }
}
