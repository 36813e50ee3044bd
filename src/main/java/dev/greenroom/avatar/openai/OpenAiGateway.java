package dev.greenroom.avatar.openai;

import dev.greenroom.gate.AnswerDesk;
import dev.greenroom.gate.Gatekeeper;
import dev.greenroom.gate.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The OpenAI-compatible gateway, wired. Main context only. */
public final class OpenAiGateway {
    private final Vertx vertx;
    private final Gatekeeper gatekeeper;
    private final AnswerDesk answers;
    private final GatewayDesk.Settings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final GatewayDesk desk;

    /** @param upstream where the language model is; without one every request is answered with how to set it */
    public OpenAiGateway(
            Vertx vertx,
            Gatekeeper gatekeeper,
            AnswerDesk answers,
            HttpUpstream.@Nullable Settings upstream,
            GatewayDesk.Witness witness,
            GatewayDesk.Settings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.gatekeeper = gatekeeper;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        Upstream model = upstream == null ? new NoUpstream() : new HttpUpstream(vertx, upstream);
        this.desk = new GatewayDesk(vertx, gatekeeper, answers, model, witness, settings, clock, metrics);
    }

    /** Learns which holds an earlier process left; call it after {@link dev.greenroom.hold.Holds#recover}. */
    public Future<Void> recover() {
        return desk.recover();
    }

    /** @param mostBytes of a request's body; a larger one is answered with 413 */
    public void mount(Router router, Moderations moderations, long mostBytes) {
        new GatewayRoutes(desk, moderations, mostBytes).mount(router);
    }

    /** A canary that flies through the same gates. */
    public GatewayCanary canary(String text) {
        return new GatewayCanary(vertx, gatekeeper, answers, settings, clock, metrics, text);
    }

    /** Takes back every answer to a question that is not all released; returns how many. */
    public int withdraw(Question question) {
        return desk.withdraw(question);
    }

    /** How many exchanges are under way. */
    public int underWay() {
        return desk.underWay();
    }

    private record NoUpstream() implements Upstream {
        @Override
        public Call chat(JsonObject body, Credentials credentials, Listener listener) {
            listener.failed(OpenAiErrors.noUpstream());
            return new IdleCall();
        }

        @Override
        public Future<JsonObject> get(String path, Credentials credentials) {
            return Future.failedFuture(new UpstreamFault(OpenAiErrors.noUpstream()));
        }
    }
}
