package news.dateline.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How patient the workers are; where the post office is, {@code quarkus.mailer.*} says. */
@ConfigMapping(prefix = "dateline.mail")
interface PostConfig {
    /**
     * The domain at which bounces arrive as {@code bounce+<id>@domain}, so that each tells its letter; without it they go
     * to the sender's address.
     */
    Optional<String> bounceDomain();

    /** How many letters an instance sends at the same time, each on a connection of its own. */
    @WithDefault("8")
    int concurrency();

    /** How long the post office may take to accept a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long it may say nothing while it owes an answer. */
    @WithDefault("60s")
    Duration answerTimeout();

    /** How long one try may take altogether. Somewhat later another worker takes the letter of one that was killed. */
    @WithDefault("2m")
    Duration sendTimeout();

    /** How long to wait at most after a first try that failed; each further one doubles it. */
    @WithDefault("1m")
    Duration firstPause();

    /** The longest such wait. */
    @WithDefault("4h")
    Duration longestPause();

    /** How old a letter may become before it is given up. */
    @WithDefault("3d")
    Duration patience();

    /** How long it is kept that there was a letter, without its content and recipient. */
    @WithDefault("30d")
    Duration retention();
}
