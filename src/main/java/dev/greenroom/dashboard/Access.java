package dev.greenroom.dashboard;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets signed-in people and the bearer of the owner's token through, and puts the reviewer's name into the context;
 * everybody else gets a 401 problem. Use it before any handler of {@code /api}. Main context only.
 */
public final class Access implements Handler<RoutingContext> {
    static final String COOKIE = "greenroom";
    private static final String REVIEWER = "greenroom.reviewer";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Attempts attempts;

    public Access(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.attempts = new Attempts(clock);
    }

    /** Who makes this request. Only behind an {@code Access} handler. */
    public static String reviewer(RoutingContext context) {
        String name = context.get(REVIEWER);
        if (name == null) {
            throw new IllegalStateException("no Access handler before " + context.normalizedPath());
        }
        return name;
    }

    @Override
    public void handle(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            bearer(context, authorization.substring(BEARER.length()).strip());
            return;
        }
        Optional<String> name = name(context);
        if (name.isEmpty()) {
            signInFirst("Sign in by the link that Greenroom printed when it started, or send the owner's token as"
                            + " “Authorization: Bearer …”.")
                    .send(context);
        } else if (isChange(context) && !isJson(context)) {
            // A form on another site cannot send JSON without asking first.
            new ApiProblem(
                            415,
                            "not-json",
                            "The body must be JSON",
                            "Send “Content-Type: application/json” and a JSON object; an empty one is {}.")
                    .send(context);
        } else {
            enter(context, name.get());
        }
    }

    /** The name that belongs to the request's cookie, if its session is open. */
    Optional<String> name(RoutingContext context) {
        return Optional.ofNullable(token(context)).flatMap(sessions::nameOf);
    }

    static @Nullable String token(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private void bearer(RoutingContext context, String token) {
        // The right token passes even after many wrong ones: it is too long to be guessed, and a stranger on this
        // machine
        // must not be able to lock the avatar out.
        if (sessions.isOwner(token)) {
            enter(context, "owner");
        } else if (attempts.tooMany()) {
            Attempts.problem().send(context);
        } else {
            attempts.fail();
            signInFirst("The bearer token is not the owner's: compare it with GREENROOM_OWNER_TOKEN as Greenroom was"
                            + " started with.")
                    .send(context);
        }
    }

    private static void enter(RoutingContext context, String name) {
        context.put(REVIEWER, name);
        context.next();
    }

    private static boolean isChange(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method != HttpMethod.GET && method != HttpMethod.HEAD;
    }

    private static boolean isJson(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type != null && (type.startsWith("application/json") || type.startsWith("application/x-ndjson"));
    }

    private static ApiProblem signInFirst(String detail) {
        return new ApiProblem(401, "sign-in-first", "You are not signed in", detail);
    }
}
