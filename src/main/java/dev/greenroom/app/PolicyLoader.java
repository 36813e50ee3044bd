package dev.greenroom.app;

import dev.greenroom.detect.DocumentLeaning;
import dev.greenroom.detect.Leaning;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Persona;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.yaml.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles rule files and tells their author what is wrong with them. */
final class PolicyLoader {
    private static final int MOST_MODEL_BYTES = 256 * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(PolicyLoader.class);

    /** Rule files that make no policy; the message names every problem with its place. */
    static final class RejectedRules extends Exception {
        private static final long serialVersionUID = 1L;

        RejectedRules(List<Problem> problems) {
            super(problems.stream().map(Problem::format).collect(Collectors.joining("\n")));
        }
    }

    private static final int MOST_PERSONA_BYTES = 200_000;

    private PolicyLoader() {}

    /** The model of {@code detect.model}; blocks, and fails with what to do about it. */
    static @Nullable Leaning leaning(@Nullable Path model) throws IOException {
        if (model == null) {
            return null;
        }
        try {
            if (Files.size(model) > MOST_MODEL_BYTES) {
                throw new IOException("it is larger than " + MOST_MODEL_BYTES + " bytes");
            }
            return DocumentLeaning.read(Files.readAllBytes(model));
        } catch (IOException | IllegalArgumentException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
            throw new IOException("detect.model: " + model + ": " + why, e);
        }
    }

    /** The system prompt of {@code persona.file}; blocks, and fails with what to do about it. */
    static Persona persona(@Nullable Path file) throws IOException {
        if (file == null) {
            return Persona.NONE;
        }
        try {
            if (Files.size(file) > MOST_PERSONA_BYTES) {
                throw new IOException("it is larger than " + MOST_PERSONA_BYTES + " bytes");
            }
            return Persona.of(Files.readString(file));
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "there is no such file"
                    : e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
            throw new IOException("persona.file: " + file + ": " + why, e);
        }
    }

    static Policy compile(Map<String, String> files, String policyName, LocalDate today, @Nullable Leaning leaning)
            throws RejectedRules {
        return compiled(files, policyName, today, leaning).policy();
    }

    /**
     * The policy with its warnings, which are logged.
     *
     * @param today allowlist entries that have expired by then are left out
     * @param leaning the model that weighs what the rules see, if there is one
     */
    static Compilation.Compiled compiled(
            Map<String, String> files, String policyName, LocalDate today, @Nullable Leaning leaning)
            throws RejectedRules {
        Compilation compilation = PolicyCompiler.compile(files, policyName, today, leaning);
        if (compilation instanceof Compilation.Rejected rejected) {
            throw new RejectedRules(rejected.problems());
        }
        Compilation.Compiled compiled = (Compilation.Compiled) compilation;
        compiled.warnings()
                .forEach(warning -> LOG.atWarn()
                        .addKeyValue("at", warning.at())
                        .addKeyValue("code", warning.code())
                        .log(warning.message()));
        return compiled;
    }
}
