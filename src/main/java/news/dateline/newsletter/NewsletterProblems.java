package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** What can be wrong with a sign-up or a link; none of it tells anything about an address. */
@Singleton
class NewsletterProblems implements Problems {
    private static final ProblemType LINK = new ProblemType(
            "link-not-good",
            410,
            "Link not good any more",
            "The token of this link was used, has expired, is meant for something else, or never was one. Which of these it is "
                    + "is not told. Ask for a new link.");
    private static final ProblemType TOKEN = new ProblemType(
            "link-required",
            401,
            "Link required",
            "The operation needs the token of a mailed link to the preferences, which is good for a while: "
                    + "`Authorization: Subscriber …`. `POST /v1/subscriptions/links` sends one.");
    private static final ProblemType TOO_MANY = new ProblemType(
            "too-many-sign-ups",
            429,
            "Too many sign-ups",
            "Your network has sent as many sign-ups as one may in a minute. Try again after `Retry-After` seconds.");

    @Override
    public List<ProblemType> types() {
        return List.of(LINK, TOKEN, TOO_MANY);
    }

    static ProblemException linkNotGood() {
        return Problem.of(LINK)
                .detail("This link was used, has expired, or never was one. Ask for a new one.")
                .asException();
    }

    static ProblemException tokenRequired() {
        return Problem.of(TOKEN)
                .detail(
                        "Send the token of a link to the preferences that is still good: 'Authorization: Subscriber …'.")
                .header("WWW-Authenticate", "Subscriber realm=\"dateline\"")
                .asException();
    }

    static ProblemException tooManySignUps() {
        return Problem.of(TOO_MANY)
                .detail("Your network has sent as many sign-ups as one may in a minute.")
                .header("Retry-After", "60")
                .asException();
    }
}
