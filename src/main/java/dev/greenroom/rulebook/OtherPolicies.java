package dev.greenroom.rulebook;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies that stand beside the one in force in the same rule files, for texts that somebody tries. They are
 * compiled when one is asked for, all together, and forgotten when another policy has come into force. Main context
 * only.
 */
public final class OtherPolicies {
    /** Compiles several policies of texts by path. Called on a worker. */
    @FunctionalInterface
    public interface Compiler {
        Map<String, Compilation> compile(Map<String, String> files, Collection<String> names);
    }

    private final Vertx vertx;
    private final ActivePolicy active;
    private final RevisionStore history;
    private final Compiler compiler;
    private @Nullable Policy beside;
    private Future<Map<String, Compilation>> compiled = Future.succeededFuture(Map.of());

    /** @param history keeps the texts that the policy in force was compiled from */
    public OtherPolicies(Vertx vertx, ActivePolicy active, RevisionStore history, Compiler compiler) {
        this.vertx = vertx;
        this.active = active;
        this.history = history;
        this.compiler = compiler;
    }

    /**
     * What the files in force make of the policy {@code name}; empty when they have none. Fails when the files are not
     * kept.
     */
    public Future<Optional<Compilation>> find(String name) {
        Policy now = active.current();
        if (!now.contents().policies().contains(name)) {
            return Future.succeededFuture(Optional.empty());
        }
        if (beside != now || compiled.failed()) {
            beside = now;
            compiled = compile(now);
        }
        return compiled.map(all -> Optional.ofNullable(all.get(name)));
    }

    private Future<Map<String, Compilation>> compile(Policy policy) {
        return history.find(policy.revision())
                .map(found -> found.orElseThrow(() ->
                        new IllegalStateException("the rule files of revision " + policy.revision() + " are not kept")))
                .compose(kept -> history.files(kept.number()))
                .compose(files -> vertx.executeBlocking(
                        () -> compiler.compile(files, policy.contents().policies()), false));
    }
}
