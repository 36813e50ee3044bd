package dev.greenroom.app;

/** Entry point of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("greenroom");
    }
}
