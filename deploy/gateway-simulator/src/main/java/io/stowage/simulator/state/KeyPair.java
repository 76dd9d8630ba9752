package io.stowage.simulator.state;

/** An access key with its secret, which never shows in logs. */
public record KeyPair(String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
        return "KeyPair[" + accessKeyId + "]";
    }
}
