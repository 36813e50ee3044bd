package dev.greenroom.dashboard;

import dev.greenroom.gate.ActivePolicy;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.rulebook.PolicyReloader;
import dev.greenroom.rulebook.RevisionStore;
import dev.greenroom.rulebook.RuleStatistics;

/**
 * What the page of the rules shows and steers.
 *
 * @param defaults of a text that is tried
 */
public record RulesParts(
        PolicyReloader reloader,
        ActivePolicy active,
        RevisionStore revisions,
        RuleStatistics statistics,
        CheckRequest.Defaults defaults) {}
