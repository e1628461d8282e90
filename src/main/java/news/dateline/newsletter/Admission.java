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
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

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

    /** Looks at this one, unless another instance does or did; tells whether others may be looked at after it. */
    @Transactional
    boolean look(UUID id) {
        return signUps.locked(id).map(this::look).orElse(true);
    }

    private boolean look(SignUp signUp) {
        if (signUp.at().isBefore(clock.instant().minus(LONGEST_WAIT))) {
            return drop(signUp, "expired");
        }
        // Before anything is counted or looked up: of two in the same name the second sees what the first did.
        caps.lock();
        var plan = optingIn.plan(signUp);
        // Asked only now that the plan holds the subscriber: whoever ends it at the same moment is done, or waits for
        // us.
        if (suppressing.holds(signUp.key())) {
            return drop(signUp, "suppressed");
        }
        return plan.map(possible -> tryTo(possible, signUp)).orElseGet(() -> drop(signUp, "needless"));
    }

    private boolean tryTo(OptingIn.Plan plan, SignUp signUp) {
        var kind = signUp.kind().wireName();
        var person = persons.hash(signUp.key());
        var broken = caps.broken(kind, person, signUp.network());
        if (broken.isPresent()) {
            return holdBack(broken.get(), plan, signUp);
        }
        outbox.post(plan.letter().get());
        caps.count(kind, person, signUp.network());
        signUps.remove(signUp.id());
        meters.asked(kind);
        return true;
    }

    private boolean holdBack(Cap cap, OptingIn.Plan plan, SignUp signUp) {
        if (signUps.holdBack(signUp.id())) {
            meters.capped(cap);
        }
        if (cap == Cap.TOTAL) {
            // It keeps its place: all who came later wait behind it.
            return false;
        }
        if (cap == Cap.ADDRESS_HOUR && !signUps.asked(signUp.key()).containsAll(plan.newsletters())) {
            var kind = signUp.kind().wireName();
            signUps.postpone(signUp.id(), caps.restOfHour(kind, persons.hash(signUp.key())));
        } else {
            signUps.remove(signUp.id());
        }
        return true;
    }

    private boolean drop(SignUp signUp, String reason) {
        signUps.remove(signUp.id());
        meters.dropped(reason);
        return true;
    }
}
