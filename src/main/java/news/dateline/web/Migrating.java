package news.dateline.web;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalDataSourceConfiguration.DataSourceImplementation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets migrations take the time that they need. They have connections of their own, to the same address as the pool's: what they set
 * does not stay behind in the pool.
 */
@Singleton
class Migrating implements FlywayConfigurationCustomizer {
    private static final String AS_LONG_AS_IT_TAKES =
            "set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0";

    private final AgroalDataSource pool;

    Migrating(AgroalDataSource pool) {
        this.pool = pool;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        var like = pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        try {
            flyway.dataSource(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                            .dataSourceImplementation(DataSourceImplementation.AGROAL_POOLLESS)
                            .connectionPoolConfiguration(
                                    few -> few.maxSize(4).connectionFactoryConfiguration(() -> like))))
                    .initSql(AS_LONG_AS_IT_TAKES);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be migrated", e);
        }
    }
}
