package dev.greenroom.dashboard;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.rulebook.AllowDrafts;
import dev.greenroom.rulebook.Backtests;
import dev.greenroom.rulebook.OtherPolicies;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.rulebook.RuleStatistics;
import dev.greenroom.rulebook.Shadow;
import java.util.Optional;

/**
 * What the page of the rules shows and steers.
 *
 * @param shadow a candidate that runs beside the policy in force
 * @param defaults of a text that is tried
 */
public record RulesParts(
        PolicyReloader reloader,
        ActivePolicy active,
        OtherPolicies others,
        RevisionStore revisions,
        RuleStatistics statistics,
        Optional<Shadow> shadow,
        AllowDrafts drafts,
        Backtests backtests,
        CheckRequest.Defaults defaults) {}
