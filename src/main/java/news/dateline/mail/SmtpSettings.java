package news.dateline.mail;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What {@code quarkus.mailer.*} says, for a client of our own: the one that Quarkus makes waits for ever for a post office
 * that says nothing, and each such wait takes one of its connections away. Each client that is made of these settings has a single connection.
 */
final class SmtpSettings {
    static final String USER_AGENT = "dateline";

    private final PostConfig config;
    private final Function<String, Optional<TlsConfiguration>> certificates;

    /** @param certificates finds what {@code quarkus.tls.<name>} says */
    SmtpSettings(PostConfig config, Function<String, Optional<TlsConfiguration>> certificates) {
        this.config = config;
        this.certificates = certificates;
    }

    MailConfig of(MailerRuntimeConfig office) {
        if (office.dkim().enabled()) {
            throw new ConfigurationException("quarkus.mailer.dkim is not supported: let the mail server sign.");
        }
        var client = new MailConfig()
                .setUserAgent(USER_AGENT)
                .setHostname(office.host())
                .setDisableEsmtp(office.disableEsmtp())
                .setPipelining(office.pipelining())
                .setKeepAlive(office.keepAlive())
                .setLogin(LoginOption.valueOf(office.login().toUpperCase(Locale.ROOT)))
                .setStarttls(StartTLSOptions.valueOf(office.startTLS().toUpperCase(Locale.ROOT)));
        office.port().ifPresent(client::setPort);
        office.username().ifPresent(client::setUsername);
        office.password().ifPresent(client::setPassword);
        office.authMethods().ifPresent(client::setAuthMethods);
        office.ownHostName().ifPresent(client::setOwnHostname);
        office.maxMailsPerConnection().ifPresent(client::setMaxMailsPerConnection);
        secure(client, office);
        return bounded(client);
    }

    private void secure(MailConfig client, MailerRuntimeConfig office) {
        client.setSsl(office.tls().orElse(false));
        office.tlsConfigurationName().ifPresent(name -> {
            var named = certificates
                    .apply(name)
                    .orElseThrow(() -> new ConfigurationException("There is no TLS configuration '" + name + "'."));
            TlsConfigUtils.configure(client, named);
            client.setSsl(office.tls().orElse(true));
        });
    }

    private MailConfig bounded(MailConfig client) {
        int silence = Math.toIntExact(config.answerTimeout().toMillis());
        return client.setMaxPoolSize(1)
                // What rests is closed by its silence.
                .setPoolCleanerPeriod(0)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(silence);
    }
}
