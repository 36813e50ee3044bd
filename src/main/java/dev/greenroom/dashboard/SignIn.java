package dev.greenroom.dashboard;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Signing in by a one-time link, signing out, and making further links. */
final class SignIn {
    static final Duration LINK_LIFE = Duration.ofMinutes(10);
    // Longer than any session may idle: the server decides when one ends, the browser only keeps the cookie.
    private static final Duration COOKIE_LIFE = Duration.ofDays(7);

    private final Sessions sessions;
    private final Supplier<String> address;
    private final boolean secureCookie;
    private final Attempts attempts;

    SignIn(Sessions sessions, Supplier<String> address, boolean secureCookie, Clock clock) {
        this.sessions = sessions;
        this.address = address;
        this.secureCookie = secureCookie;
        this.attempts = new Attempts(clock);
    }

    void mount(Router router, Access access) {
        router.post("/api/v1/sign-in").handler(this::signIn);
        router.post("/api/v1/sign-out").handler(access).handler(this::signOut);
        router.post("/api/v1/sign-in-links").handler(access).handler(this::newLink);
    }

    private void signIn(RoutingContext context) {
        if (attempts.tooMany()) {
            Attempts.problem().send(context);
            return;
        }
        JsonObject body = RequestBody.object(context);
        String code = RequestBody.string(body, "code").strip();
        String name = RequestBody.optional(body, "name").strip();
        refuseName(name);
        Sessions.Redeemed redeemed = sessions.redeem(code, name);
        if (redeemed instanceof Sessions.Redeemed.SignedIn in) {
            context.response().addCookie(cookie(in.token()).setMaxAge(COOKIE_LIFE.toSeconds()));
            Replies.json(context, 200, new JsonObject().put("name", in.name()));
        } else {
            attempts.fail();
            problem(redeemed).send(context);
        }
    }

    private void signOut(RoutingContext context) {
        String token = Access.token(context);
        if (token != null) {
            sessions.close(token);
        }
        context.response().addCookie(cookie("").setMaxAge(0));
        Replies.json(context, 200, new JsonObject().put("signed_out", true));
    }

    private void newLink(RoutingContext context) {
        String url = address.get() + "/#sign-in=" + sessions.newCode(LINK_LIFE);
        Replies.json(context, 201, new JsonObject().put("url", url).put("expires_in_seconds", LINK_LIFE.toSeconds()));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(Access.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secureCookie)
                .setSameSite(CookieSameSite.STRICT);
    }

    private static void refuseName(String name) {
        if (name.length() > Sessions.NAME_LENGTH || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refused(new ApiProblem(
                    400,
                    "bad-name",
                    "This name cannot be used",
                    "A name has at most " + Sessions.NAME_LENGTH + " characters and no line breaks."));
        }
    }

    private static ApiProblem problem(Sessions.Redeemed redeemed) {
        if (redeemed instanceof Sessions.Redeemed.Used) {
            return new ApiProblem(
                    401,
                    "link-used",
                    "This link has been used",
                    "Each link signs in once. Ask somebody who is signed in for a new one (“Add a device”), or restart"
                            + " Greenroom and use the link that it prints.");
        } else if (redeemed instanceof Sessions.Redeemed.Expired) {
            return new ApiProblem(
                    401,
                    "link-expired",
                    "This link has expired",
                    "Ask somebody who is signed in for a new one (“Add a device”), or restart Greenroom and use the"
                            + " link that it prints.");
        }
        return new ApiProblem(
                401,
                "unknown-code",
                "This code is not known",
                "Copy the whole link that Greenroom printed when it started last, or the owner's token. Links of an"
                        + " earlier start no longer work.");
    }
}
