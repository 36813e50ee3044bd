package dev.greenroom.dashboard;

/** Ends the handling of a request with a problem document; the routes' failure handler sends it. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiProblem problem;

    Refused(ApiProblem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    ApiProblem problem() {
        return problem;
    }
}
