package dev.greenroom.avatar.openai;

/** A request that is over before it began. */
record IdleCall() implements Upstream.Call {
    @Override
    public void cancel() {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}
}
