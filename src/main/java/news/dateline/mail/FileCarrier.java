package news.dateline.mail;

import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Without a post office, letters become files that any mail program opens: {@code mail/<time>-<id>.eml} in the data folder,
 * each whole or not there at all. A letter that is tried twice is the same file.
 */
final class FileCarrier implements Carrier {
    private static final Logger LOG = Logger.getLogger(FileCarrier.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Pattern LAST_LINES = Pattern.compile("\n+\\z");

    private final Path folder;
    private final Composition composition;

    FileCarrier(Path dataDir, Composition composition) {
        this.folder = dataDir.resolve("mail");
        this.composition = composition;
    }

    @Override
    public Delivery carry(Claim claim) {
        var name = "%s-%s.eml".formatted(NAME.format(claim.createdAt().atOffset(ZoneOffset.UTC)), claim.id());
        try {
            write(name, written(claim));
        } catch (IOException e) {
            LOG.warnf("%s cannot be written: %s", folder, e.getClass().getSimpleName());
            return new Delivery.Deferred(null);
        }
        LOG.infof("A letter (%s) is in %s", claim.letter().kind(), folder.resolve(name));
        return new Delivery.Sent();
    }

    /** What would have gone over the wire, but for the dots that SMTP doubles. */
    private byte[] written(Claim claim) {
        var config = new MailConfig().setUserAgent(SmtpSettings.USER_AGENT);
        var message =
                new MailEncoder(composition.of(claim), claim.letter().from().domain(), config).encodeMail();
        var text = new StringBuilder();
        write(message, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(EncodedPart part, StringBuilder text) {
        part.headers().forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
        text.append("\r\n");
        if (part.parts() == null) {
            // The client drops the empty lines at the end, too.
            text.append(LAST_LINES.matcher(part.body()).replaceAll("").replace("\n", "\r\n"))
                    .append("\r\n");
            return;
        }
        for (var inner : part.parts()) {
            text.append("--%s\r\n".formatted(part.boundary()));
            write(inner, text);
        }
        text.append("--%s--\r\n".formatted(part.boundary()));
    }

    private void write(String name, byte[] content) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var draft = folder.resolve(name + ".part");
        Files.deleteIfExists(draft);
        try (var channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
