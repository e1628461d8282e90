package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Problem;
import news.dateline.web.Slug;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/**
 * Takes sign-ups in: what is wrong with them in themselves is told, all of it at once and in the reader's language; whether the
 * address is known is not looked at here.
 */
@Singleton
class SigningUp {
    static final int LONGEST_TEXT = 5000;
    static final int LONGEST_FORM = 200;
    private static final int MOST_NEWSLETTERS = 20;

    private final NewsletterRepository newsletters;
    private final SignUps signUps;
    private final RefusedNetworks refused;
    private final SignUpWorker worker;
    private final SignUpMeters meters;
    private final Wording wording;
    private final InstantSource clock;

    SigningUp(
            NewsletterRepository newsletters,
            SignUps signUps,
            RefusedNetworks refused,
            SignUpWorker worker,
            SignUpMeters meters,
            Wording wording,
            InstantSource clock) {
        this.newsletters = newsletters;
        this.signUps = signUps;
        this.refused = refused;
        this.worker = worker;
        this.meters = meters;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Somebody wants newsletters.
     *
     * @param lastCheck what else must hold, tried when nothing else is wrong
     */
    void subscribe(Wish wish, Runnable lastCheck) {
        requireWelcome(wish.network());
        var faults = new Faults(wish.tongue());
        var address = address(wish.email(), faults);
        var ids = newsletters(wish.newsletters(), faults);
        faults.check(wish.consent().text(), "#/consent/text", LONGEST_TEXT);
        faults.check(wish.consent().form(), "#/consent/formId", LONGEST_FORM);
        faults.raise();
        lastCheck.run();
        accept(SignUp.Kind.SUBSCRIPTION, address.orElseThrow(), ids, wish);
    }

    /** Somebody wants to see or change what they are subscribed to. */
    void sendLink(Wish wish) {
        requireWelcome(wish.network());
        var faults = new Faults(wish.tongue());
        var address = address(wish.email(), faults);
        faults.raise();
        accept(SignUp.Kind.LINK, address.orElseThrow(), List.of(), wish);
    }

    private void requireWelcome(String network) {
        if (refused.has(network)) {
            throw NewsletterProblems.tooManySignUps();
        }
    }

    private void accept(SignUp.Kind kind, EmailAddress address, List<UUID> ids, Wish wish) {
        var signUp = new SignUp(
                Ids.next(),
                kind,
                address.toSend(),
                address.key(),
                ids,
                wish.consent(),
                wish.tongue(),
                wish.via(),
                wish.network(),
                clock.instant());
        signUps.accept(signUp);
        meters.signedUp(signUp);
        worker.wake();
    }

    private static Optional<EmailAddress> address(@Nullable String email, Faults faults) {
        if (email == null || email.isBlank()) {
            faults.add("#/email", "required", "required");
            return Optional.empty();
        }
        var address = EmailAddress.parsed(email);
        if (address.isEmpty()) {
            faults.add("#/email", "invalid-email", "invalidEmail");
        }
        return address;
    }

    private List<UUID> newsletters(@Nullable List<String> slugs, Faults faults) {
        if (slugs == null || slugs.isEmpty()) {
            faults.add("#/newsletters", "required", "required");
            return List.of();
        }
        if (slugs.size() > MOST_NEWSLETTERS) {
            faults.add("#/newsletters", "too-many", "tooManyNewsletters");
            return List.of();
        }
        var named = newsletters.named(slugs.stream().filter(Slug::isValid).toList());
        var ids = new LinkedHashSet<UUID>();
        for (int i = 0; i < slugs.size(); i++) {
            var newsletter = named.get(slugs.get(i));
            if (newsletter == null) {
                faults.add("#/newsletters/" + i, "unknown-newsletter", "unknownNewsletter");
            } else if (!newsletter.isOpen()) {
                faults.add("#/newsletters/" + i, "newsletter-closed", "newsletterClosed");
            } else {
                ids.add(newsletter.id());
            }
        }
        return new ArrayList<>(ids);
    }

    /**
     * What somebody wants, as it came.
     *
     * @param tongue in which they are answered and written to
     * @param network the network that the request came from
     */
    record Wish(
            @Nullable String email,
            @Nullable List<String> newsletters,
            SignUp.Consent consent,
            Tongue tongue,
            SignUp.Via via,
            String network) {

        /** Without the person: what is printed by mistake gives nobody away. */
        @Override
        public String toString() {
            return "Wish[via=%s]".formatted(via);
        }
    }

    /** Gathers what is wrong, in the reader's language. */
    private final class Faults {
        private final Tongue tongue;
        private final Problem.Builder problem = Problem.of(WebProblems.INVALID);
        private boolean isAny;

        private Faults(Tongue tongue) {
            this.tongue = tongue;
        }

        void add(String pointer, String code, String text) {
            problem.pointer(pointer, code, wording.of(tongue, text));
            isAny = true;
        }

        void check(@Nullable String text, String pointer, int longest) {
            if (text != null && text.codePointCount(0, text.length()) > longest) {
                add(pointer, "too-long", "tooLong");
            } else if (text != null && !Text.isStorable(text)) {
                add(pointer, "not-text", "notText");
            }
        }

        void raise() {
            if (isAny) {
                problem.header("Content-Language", tongue.tag());
                throw problem.asException();
            }
        }
    }
}
