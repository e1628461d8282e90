package news.dateline.mail;

import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides how letters leave: by SMTP if a host is configured, else as files. */
class PostOffice {
    private static final String HOST = "quarkus.mailer.host";

    @Produces
    @Singleton
    Carrier carrier(
            PostConfig config,
            MailersRuntimeConfig offices,
            TlsConfigurationRegistry certificates,
            Vertx vertx,
            Config settings,
            @ConfigProperty(name = "dateline.data-dir") Path dataDir) {
        var composition = new Composition(config);
        if (!isSaid(settings)) {
            return new FileCarrier(dataDir, composition);
        }
        var office = Objects.requireNonNull(offices.mailers().get(Mailers.DEFAULT_MAILER_NAME));
        var client = new SmtpSettings(config, certificates::get).of(office);
        return new SmtpCarrier(() -> MailClient.create(vertx, client), composition, config);
    }

    /** Quarkus' default is a host, too. */
    private static boolean isSaid(Config settings) {
        var host = settings.getConfigValue(HOST);
        return host.getValue() != null && host.getSourceOrdinal() > Integer.MIN_VALUE;
    }
}
