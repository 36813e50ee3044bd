package dev.greenroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages, and what the plain parts must not touch. */
@AnalyzeClasses(packages = "dev.greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.greenroom.";
    private static final String[] PLAIN = {
        "..greenroom.text..", "..greenroom.detect..", "..greenroom.policy..", "..greenroom.yaml.."
    };

    @ArchTest
    static final ArchRule plain_packages_know_neither_vertx_nor_io_nor_a_clock = noClasses()
            .that()
            .resideInAnyPackage(PLAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.nio.file..", "java.net..", "java.sql..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.InputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule text_stands_alone = only("text");

    @ArchTest
    static final ArchRule yaml_stands_alone = only("yaml");

    @ArchTest
    static final ArchRule detect_knows_text = only("detect", "text");

    @ArchTest
    static final ArchRule policy_knows_detect_text_and_yaml = only("policy", "detect", "text", "yaml");

    @ArchTest
    static final ArchRule gate_knows_policy_opinion_limit_hold_and_journal =
            only("gate", "policy", "detect", "text", "opinion", "limit", "hold", "journal", "chat", "telemetry");

    @ArchTest
    static final ArchRule opinion_knows_policy_and_telemetry = only("opinion", "policy", "text", "telemetry");

    @ArchTest
    static final ArchRule backtest_knows_policy_journal_and_recordings =
            only("backtest", "policy", "detect", "text", "journal", "chat");

    @ArchTest
    static final ArchRule rulebook_knows_policy_gate_journal_and_backtest =
            only("rulebook", "policy", "detect", "text", "yaml", "gate", "hold", "journal", "telemetry", "backtest");

    @ArchTest
    static final ArchRule secret_stands_alone = only("secret");

    @ArchTest
    static final ArchRule action_knows_chat_gate_hold_journal_and_limit =
            only("action", "chat", "gate", "hold", "journal", "limit", "policy", "text", "telemetry", "secret");

    @ArchTest
    static final ArchRule chat_does_not_know_what_is_done_with_it = not("chat", "action");

    @ArchTest
    static final ArchRule rehearse_is_known_to_the_app_only = classes()
            .that()
            .resideInAPackage("..greenroom.rehearse..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("..greenroom.rehearse..", "..greenroom.app..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chat_stays_off_stores_and_surfaces = not("chat", "store", "app", "dashboard", "avatar");

    @ArchTest
    static final ArchRule avatar_stays_off_stores_and_the_app = not("avatar", "store", "app", "dashboard");

    @ArchTest
    static final ArchRule dashboard_stays_off_stores_and_the_app = not("dashboard", "store", "app", "avatar");

    @ArchTest
    static final ArchRule stores_are_known_to_the_app_only = classes()
            .that()
            .resideInAPackage("..greenroom.store..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("..greenroom.store..", "..greenroom.app..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule doubles_share_no_code_with_what_they_are_shown_to = only("rehearse");

    @ArchTest
    static final ArchRule nobody_knows_the_app = noClasses()
            .that()
            .resideOutsideOfPackage("..greenroom.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..greenroom.app..")
            .allowEmptyShould(true);

    /** A package may use its own classes and those of the packages named. */
    private static ArchRule only(String name, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "lie in other parts of Greenroom", type -> {
                            String in = type.getPackageName();
                            boolean allowed = !in.startsWith(ROOT) || in.startsWith(ROOT + name);
                            for (String other : known) {
                                allowed |= in.startsWith(ROOT + other);
                            }
                            return !allowed;
                        }))
                .allowEmptyShould(true);
    }

    private static ArchRule not(String name, String... forbidden) {
        String[] packages = new String[forbidden.length];
        for (int i = 0; i < forbidden.length; i++) {
            packages[i] = ROOT + forbidden[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
