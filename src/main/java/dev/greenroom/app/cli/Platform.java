package dev.greenroom.app.cli;

/** A platform as it is written on the command line. */
enum Platform {
    twitch,
    youtube
}
