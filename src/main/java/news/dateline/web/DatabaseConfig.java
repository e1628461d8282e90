package news.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the database may take for something before it breaks it off; each connection of the pool is told when it is made. */
@ConfigMapping(prefix = "dateline.database")
interface DatabaseConfig {
    /** One statement; in seconds, such as {@code 30s}, which PostgreSQL reads as Java does. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** Waiting for a lock that another transaction holds. */
    @WithDefault("10s")
    Duration lockTimeout();

    /** Doing nothing within a transaction. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** One statement, or one pause, of what is known to be long: imports, the merging of tags, the end of a newsletter. */
    @WithDefault("600s")
    Duration longStatementTimeout();
}
