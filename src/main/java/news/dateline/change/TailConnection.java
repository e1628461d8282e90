package news.dateline.change;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.jdbc.PgConnection;

/**
 * A connection that does nothing but read the log. It is none of the pool's: a stream must not stand still because the
 * pool is busy, and whoever listens keeps their connection.
 */
final class TailConnection implements AutoCloseable {
    /** What the connection is called in {@code pg_stat_activity}. */
    static final String NAME = "dateline tail";

    /** A server that says nothing for so long is taken for dead. */
    private static final int PATIENCE_MILLIS = 3_000;

    private final AgroalDataSource source;

    /** The driver's own: the pool's wrapping of a statement remembers each of its results for as long as the statement lives. */
    private final PgConnection connection;

    private final PreparedStatement after;

    private TailConnection(AgroalDataSource source, PgConnection connection) throws SQLException {
        this.source = source;
        this.connection = connection;
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        try (var statement = connection.createStatement()) {
            statement.execute("set application_name = '%s'".formatted(NAME));
            statement.execute("listen " + ChangeLog.HINT);
        }
        this.after = connection.prepareStatement("""
                select seq, type, at, subject_type, subject_id, subject_slug, revision, cause
                from change where seq > ? order by seq limit ?""");
    }

    /** Connects as the pool does: to the same address, as the same role, with the same properties. */
    static TailConnection open(AgroalDataSource pool) throws SQLException {
        var like = pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .dataSourceImplementation(DataSourceImplementation.AGROAL_POOLLESS)
                .connectionPoolConfiguration(one -> one.maxSize(1).connectionFactoryConfiguration(() -> like)));
        try {
            return new TailConnection(source, source.getConnection().unwrap(PgConnection.class));
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The number of the newest change; 0 before the first. */
    long newest() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(seq), 0) from change")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The first changes after a position. */
    List<Fact> after(long position, int limit) throws SQLException {
        after.setLong(1, position);
        after.setInt(2, limit);
        try (var rows = after.executeQuery()) {
            var facts = new ArrayList<Fact>();
            while (rows.next()) {
                facts.add(fact(rows));
            }
            return facts;
        }
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getLong("seq"),
                row.getString("type"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("subject_slug"),
                row.getObject("revision", Integer.class),
                row.getString("cause"));
    }

    /** Waits until somebody says that there is more, or until the time is over. */
    void awaitHint(Duration atMost) throws SQLException {
        connection.getNotifications((int) atMost.toMillis());
    }

    @Override
    public void close() {
        source.close();
    }
}
