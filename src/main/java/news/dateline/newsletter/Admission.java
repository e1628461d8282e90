package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import news.dateline.mail.Outbox;
import news.dateline.newsletter.LetterCaps.Cap;

/**
 * Looks at a sign-up that waits, in one transaction: either everything that follows from it comes about, the letter included, or
 * nothing does.
 */
@Singleton
class Admission {
    /** What could not be looked at for so long is not wanted any more. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Duration WHILE_THE_BREAKER_IS_OPEN = Duration.ofMinutes(1);

    private final SignUps signUps;
    private final OptingIn optingIn;
    private final LetterCaps caps;
    private final Suppressing suppressing;
    private final Persons persons;
    private final Outbox outbox;
    private final SignUpMeters meters;
    private final InstantSource clock;

    Admission(
            SignUps signUps,
            OptingIn optingIn,
            LetterCaps caps,
            Suppressing suppressing,
            Persons persons,
            Outbox outbox,
            SignUpMeters meters,
            InstantSource clock) {
        this.signUps = signUps;
        this.optingIn = optingIn;
        this.caps = caps;
        this.suppressing = suppressing;
        this.persons = persons;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Looks at this one, unless another instance does or did. */
    @Transactional
    void look(UUID id) {
        signUps.locked(id).ifPresent(this::look);
    }

    private void look(SignUp signUp) {
        if (signUp.at().isBefore(clock.instant().minus(LONGEST_WAIT))) {
            drop(signUp, "expired");
        } else if (suppressing.holds(signUp.key())) {
            drop(signUp, "suppressed");
        } else {
            // Before anything is counted or looked up: of two in the same name the second sees what the first did.
            caps.lock();
            optingIn.plan(signUp).ifPresentOrElse(plan -> tryTo(plan, signUp), () -> drop(signUp, "needless"));
        }
    }

    private void tryTo(OptingIn.Plan plan, SignUp signUp) {
        var kind = signUp.kind().wireName();
        var person = persons.hash(signUp.key());
        var broken = caps.broken(kind, person, signUp.network());
        if (broken.isEmpty()) {
            outbox.post(plan.carryOut());
            caps.count(kind, person, signUp.network());
            signUps.remove(signUp.id());
            meters.asked(kind);
        } else if (broken.get() == Cap.TOTAL) {
            signUps.postpone(signUp.id(), WHILE_THE_BREAKER_IS_OPEN);
            meters.capped(Cap.TOTAL);
        } else {
            signUps.remove(signUp.id());
            meters.capped(broken.get());
        }
    }

    private void drop(SignUp signUp, String reason) {
        signUps.remove(signUp.id());
        meters.dropped(reason);
    }
}
