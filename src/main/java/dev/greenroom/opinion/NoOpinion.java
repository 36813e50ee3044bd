package dev.greenroom.opinion;

/** An opinion could not be had. The message is for the operator and names neither texts nor secrets. */
public final class NoOpinion extends Exception {
    private static final long serialVersionUID = 1;

    private final Absence why;

    public NoOpinion(Absence why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    public Absence why() {
        return why;
    }
}
