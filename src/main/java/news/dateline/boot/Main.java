package news.dateline.boot;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import news.dateline.web.ContractOnDemand;
import news.dateline.web.RequestTarget;
import org.jspecify.annotations.Nullable;

/** Starts the embedded PostgreSQL unless a database is configured, then the application, and stops both in turn. */
@QuarkusMain
public final class Main {
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String DEMO = "dateline.demo";
    private static final String STOP_DELAY = "dateline.stop.delay";
    private static final int STOP_SECONDS = 90;

    private final CountDownLatch allStopped = new CountDownLatch(1);
    private volatile boolean stopRequested;

    Main() {}

    /** The whole life of the process. */
    public static void main(String... arguments) {
        var exitCode = new Main().run(arguments);
        if (exitCode != 0) System.exit(exitCode);
    }

    private int run(String... arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitOrderlyStop, "await-orderly-stop"));
        try {
            System.setProperty(RequestTarget.LENIENCY, "true");
            var config = ConfigUtils.configBuilder().build();
            HttpPort.requireFree(config);
            ContractOnDemand.putOff();
            prepareApplication();
            var database = startDatabaseUnlessConfigured(config);
            try {
                return stopRequested ? 0 : runApplication(arguments);
            } finally {
                if (database != null) database.close();
            }
        } catch (StartupFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        } finally {
            allStopped.countDown();
        }
    }

    /** On SIGTERM and Ctrl-C the JVM ends when its hooks have; this one gives the database its turn after Quarkus. */
    private void awaitOrderlyStop() {
        stopRequested = true;
        try {
            var inTime = allStopped.await(STOP_SECONDS, TimeUnit.SECONDS);
            if (!inTime) System.err.println("Dateline did not stop in order within %d s.".formatted(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What Quarkus does when its application class is loaded (the model of Hibernate, the routes) needs no database, so it
     * is done while one starts. A failure is told by whoever uses the class next.
     */
    private static void prepareApplication() {
        var loader = Thread.currentThread().getContextClassLoader();
        Thread.ofPlatform().daemon().name("prepare-application").start(() -> {
            try {
                Class.forName(Application.APP_CLASS_NAME, true, loader);
            } catch (ClassNotFoundException | LinkageError untold) {
                // Quarkus.run meets the same a moment later.
            }
        });
    }

    private static @Nullable EmbeddedPostgres startDatabaseUnlessConfigured(SmallRyeConfig config) {
        if (config.getOptionalValue(JDBC_URL, String.class).isPresent()) return null;
        var database = EmbeddedPostgres.start(config.getValue("dateline.data-dir", Path.class), Durability.DURABLE);
        System.setProperty(JDBC_URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.username());
        System.setProperty("quarkus.datasource.password", database.password());
        // A newcomer's database is filled with something to look at; somebody's own is left alone.
        if (config.getOptionalValue(DEMO, String.class).isEmpty()) System.setProperty(DEMO, "true");
        // It is the only instance: nobody is sent elsewhere, and nobody has to wait for that.
        if (config.getOptionalValue(STOP_DELAY, String.class).isEmpty()) System.setProperty(STOP_DELAY, "0s");
        return database;
    }

    /** Not Quarkus' own way out, System.exit: it would end the JVM before the database has been stopped. */
    private static int runApplication(String... arguments) {
        var exitCode = new AtomicInteger();
        Quarkus.run(
                null,
                (code, failure) -> {
                    exitCode.set(code);
                    if (failure != null) FailureReport.print(failure);
                },
                arguments);
        return exitCode.get();
    }
}
