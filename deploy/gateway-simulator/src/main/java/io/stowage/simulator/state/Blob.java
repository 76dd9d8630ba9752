package io.stowage.simulator.state;

/**
 * Bytes kept by {@link Blobs}.
 *
 * @param md5 hexadecimal
 */
public record Blob(String id, long size, String md5) {}
