package dev.greenroom.chat.signin;

import static dev.greenroom.testkit.OnContext.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.rehearse.IdServerDouble;
import dev.greenroom.rehearse.IdServerDouble.Dialect;
import dev.greenroom.rehearse.IdServerDouble.Fault;
import dev.greenroom.secret.Secret;
import dev.greenroom.secret.Vault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in against doubles of the id servers, over sockets. */
class SignInTest {
    private static final List<Scope> SCOPES = TwitchScopes.of(Set.of(Kind.DELETE, Kind.BAN));

    @TempDir
    private Path home;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private IdServerDouble server;
    private SignIn signIn;

    @BeforeEach
    void twitch() {
        server = on(context, () -> IdServerDouble.start(vertx, Dialect.TWITCH));
        signIn = started(twitchServer(), Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        on(context, signIn::stop);
        vertx.close().await();
    }

    @Test
    void aCodeThatIsTypedInSignsIn() {
        // Given
        SignInState.Asking asking = on(context, signIn::begin);
        assertThat(asking.code()).startsWith("ABCD-");
        assertThat(asking.where().toString()).endsWith("/activate");

        // When
        on(context, done(server::approve));

        // Then
        SignInState.In in = awaitIn();
        assertThat(in.account()).isEqualTo(new Tokens.Account("4242", "somebody"));
        assertThat(in.missing()).isEmpty();
        assertThat(server.seen().get(0).form())
                .containsEntry("scopes", "moderator:manage:chat_messages moderator:manage:banned_users")
                .containsEntry("client_id", "a-client");
    }

    @Test
    void twitchsInvalidDeviceCodeWhilePendingAndOtherHiccupsDoNotEndTheAsking() {
        // Given
        on(context, signIn::begin);
        server.fail(Fault.INVALID_DEVICE_CODE, Fault.UNAVAILABLE, Fault.GARBLED, Fault.CUT_OFF);

        // When
        await().atMost(Duration.ofSeconds(15)).until(() -> server.count("/oauth2/token") >= 4);
        on(context, done(server::approve));

        // Then
        awaitIn();
    }

    @Test
    void aCodeThatIsRefusedOrRunsOutIsSaidSo() {
        // Given
        on(context, signIn::begin);

        // When
        on(context, done(server::deny));

        // Then
        await().until(() ->
                signIn.state() instanceof SignInState.Out out && out.why().equals(SignInWords.DENIED));
        on(context, signIn::begin);
        on(context, done(server::expireCodes));
        await().until(() ->
                signIn.state() instanceof SignInState.Out out && out.why().equals(SignInWords.EXPIRED));
    }

    @Test
    void whileACodeIsOutTheSameOneIsGivenAgainAndItCanBeGivenUp() {
        // Given
        SignInState.Asking first = on(context, signIn::begin);

        // When
        SignInState.Asking second = on(context, signIn::begin);
        on(context, done(signIn::giveUp));

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(server.count("/oauth2/device")).isEqualTo(1);
        assertThat(signIn.state()).isInstanceOf(SignInState.Out.class);
    }

    @Test
    void aServerThatGivesNoCodeIsExplained() {
        // Given
        server.fail(Fault.INVALID_CLIENT);

        // When, Then
        assertThatThrownBy(() -> on(context, signIn::begin))
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("client id");
    }

    @Test
    void theNextProcessIsSignedInAndHasItValidated() {
        // Given
        signedIn();
        on(context, signIn::stop);
        long before = server.count("/oauth2/validate");

        // When
        signIn = started(twitchServer(), Duration.ofHours(1));

        // Then
        assertThat(signIn.state()).isInstanceOf(SignInState.In.class);
        assertThat(server.count("/oauth2/validate")).isEqualTo(before + 1);
    }

    @Test
    void aTokenThatEndedIsRefreshedOnceHoweverManyAskAndIsOnDiskBeforeItIsUsed() {
        // Given
        Tokens old = signedIn();
        on(context, done(server::expireTokens));
        List<Tokens> got = new ArrayList<>();

        // When
        on(
                context,
                () -> Future.all(signIn.renew(old), signIn.renew(old), signIn.renew(old))
                        .onSuccess(all -> got.addAll(all.<Tokens>list())));

        // Then
        Tokens fresh = got.get(0);
        assertThat(got).hasSize(3).allMatch(fresh::equals);
        assertThat(fresh.access()).isNotEqualTo(old.access());
        assertThat(server.isValid(fresh.access().reveal())).isTrue();
        assertThat(refreshes()).isEqualTo(1);
        assertThat(on(context, () -> file().read()).orElseThrow().refresh()).isEqualTo(fresh.refresh());
        assertThat(on(context, () -> signIn.renew(old))).isEqualTo(fresh);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void aTokenIsRefreshedBeforeItEnds() {
        // Given
        server.tokensLive(30);
        Tokens old = signedIn();
        server.tokensLive(14_400);

        // When
        Tokens fresh = on(context, signIn::fresh);

        // Then
        assertThat(fresh.access()).isNotEqualTo(old.access());
        assertThat(on(context, signIn::fresh)).isEqualTo(fresh);
    }

    @Test
    void aServerThatIsDownCostsNoTokens() {
        // Given
        Tokens old = signedIn();
        server.fail(Fault.UNAVAILABLE);

        // When
        assertThatThrownBy(() -> on(context, () -> signIn.renew(old))).hasMessageContaining("503");

        // Then
        assertThat(signIn.state())
                .isInstanceOfSatisfying(
                        SignInState.In.class, in -> assertThat(in.trouble()).isNotNull());
        assertThat(on(context, () -> signIn.renew(old)).access()).isNotEqualTo(old.access());
    }

    @Test
    void aRefreshWhoseAnswerWasLostEndsTheSignInAndSaysSo() {
        // Given: the one-time token is used up, and what came of it never arrived
        Tokens old = signedIn();
        server.fail(Fault.DONE_AND_CUT_OFF);
        assertThatThrownBy(() -> on(context, () -> signIn.renew(old))).isNotInstanceOf(Credentials.NotSignedIn.class);

        // When
        assertThatThrownBy(() -> on(context, () -> signIn.renew(old))).isInstanceOf(Credentials.NotSignedIn.class);

        // Then
        assertThat(signIn.state())
                .isInstanceOfSatisfying(
                        SignInState.Out.class,
                        out -> assertThat(out.why().en())
                                .contains("Twitch has ended the sign-in")
                                .contains("Sign in again"));
        assertThat(on(context, () -> file().read())).isEmpty();
    }

    @Test
    void validationThatFailsRefreshesAndWhatThePlatformEndedIsNoticedWithinItsTime() {
        // Given
        on(context, signIn::stop);
        signIn = started(twitchServer(), Duration.ofMillis(200));
        Tokens old = signedIn();

        // When
        on(context, done(server::expireTokens));

        // Then
        await().until(() -> !signIn.current().orElseThrow().access().equals(old.access()));
        on(context, done(server::endAll));
        await().until(() -> signIn.state() instanceof SignInState.Out);
    }

    @Test
    void signingOutRevokesAndForgets() {
        // Given
        Tokens tokens = signedIn();

        // When
        on(context, signIn::signOut);

        // Then
        assertThat(server.isValid(tokens.access().reveal())).isFalse();
        assertThat(signIn.current()).isEmpty();
        assertThat(home.resolve("vault/twitch.sealed")).doesNotExist();
        assertThatThrownBy(() -> on(context, signIn::fresh)).hasMessageContaining("Signed out");
    }

    @Test
    void signingOutForgetsAlsoWhenThePlatformCannotBeTold() {
        // Given
        signedIn();
        server.fail(Fault.UNAVAILABLE);

        // When
        assertThatThrownBy(() -> on(context, signIn::signOut)).hasMessageContaining("503");

        // Then
        assertThat(signIn.current()).isEmpty();
        assertThat(home.resolve("vault/twitch.sealed")).doesNotExist();
    }

    @Test
    void whatWasNotGrantedIsNamed() {
        // Given
        server.grantOnly(Set.of("moderator:manage:chat_messages"));

        // When
        signedIn();

        // Then
        assertThat(((SignInState.In) signIn.state()).missing())
                .extracting(Scope::name)
                .containsExactly("moderator:manage:banned_users");
    }

    @Test
    void aVaultWithAnotherKeyIsToldAndNothingInItIsLost() throws Exception {
        // Given
        signedIn();
        on(context, signIn::stop);
        byte[] sealed = Files.readAllBytes(home.resolve("vault/twitch.sealed"));
        String key = Files.readString(home.resolve("vault.key"));
        Files.writeString(home.resolve("vault.key"), Vault.newKey());

        // When
        signIn = started(twitchServer(), Duration.ofHours(1));

        // Then
        assertThat(signIn.state())
                .isInstanceOfSatisfying(
                        SignInState.Out.class, out -> assertThat(out.why().en()).contains("another key"));
        assertThatThrownBy(() -> on(context, signIn::begin)).hasMessageContaining("another key");
        assertThat(Files.readAllBytes(home.resolve("vault/twitch.sealed"))).isEqualTo(sealed);
        on(context, signIn::stop);
        Files.writeString(home.resolve("vault.key"), key);
        signIn = started(twitchServer(), Duration.ofHours(1));
        assertThat(signIn.state()).isInstanceOf(SignInState.In.class);
    }

    @Test
    void googleSpeaksItsOwnDialect() {
        // Given
        IdServerDouble google = on(context, () -> IdServerDouble.start(vertx, Dialect.GOOGLE));
        on(context, signIn::stop);
        signIn = started(
                new GoogleIdServer(vertx, Clock.systemUTC(), google.address(), "a-client", new Secret("its-secret")),
                Duration.ofHours(1));
        google.fail();
        on(context, signIn::begin);

        // When
        await().until(() -> google.count("/token") >= 1);
        on(context, done(google::approve));
        awaitIn();
        Tokens old = signIn.current().orElseThrow();
        Tokens fresh = on(context, () -> signIn.renew(old));

        // Then
        assertThat(fresh.refresh()).isEqualTo(old.refresh());
        assertThat(fresh.access()).isNotEqualTo(old.access());
        assertThat(google.seen().get(0).form()).containsKey("scope").doesNotContainKey("client_secret");
        assertThat(google.seen()).allMatch(each -> each.query().equals("null"), "nothing stands in an address");
        on(context, signIn::signOut);
        assertThat(google.liveRefreshTokens()).isZero();
    }

    @Test
    void noSecretIsPrinted() {
        // When
        Tokens tokens = signedIn();

        // Then
        assertThat(tokens.toString() + signIn.state()).doesNotContain("access-").doesNotContain("refresh-");
    }

    private Tokens signedIn() {
        on(context, signIn::begin);
        on(context, done(server::approve));
        awaitIn();
        return signIn.current().orElseThrow();
    }

    private SignInState.In awaitIn() {
        await().atMost(Duration.ofSeconds(15)).until(() -> signIn.state() instanceof SignInState.In);
        return (SignInState.In) signIn.state();
    }

    private long refreshes() {
        return server.seen().stream()
                .filter(each -> "refresh_token".equals(each.form().get("grant_type")))
                .count();
    }

    private TwitchIdServer twitchServer() {
        return new TwitchIdServer(vertx, Clock.systemUTC(), server.address(), "a-client");
    }

    private TokenFile file() {
        return new TokenFile(vertx, new Vault(home.resolve("vault"), null), "twitch");
    }

    private SignIn started(IdServer at, Duration validateEvery) {
        SignIn made = new SignIn(vertx, Clock.systemUTC(), at, file(), SCOPES, validateEvery);
        on(context, made::start);
        return made;
    }

    private static Callable<Future<Object>> done(Runnable work) {
        return () -> {
            work.run();
            return Future.succeededFuture();
        };
    }
}
