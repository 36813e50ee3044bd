package dev.greenroom.yaml;

/**
 * One entry of a mapping whose keys the author chooses.
 *
 * @param key where the key stands
 * @param name the key
 * @param value what stands under it
 */
public record Entry<T>(Place key, String name, T value) {}
