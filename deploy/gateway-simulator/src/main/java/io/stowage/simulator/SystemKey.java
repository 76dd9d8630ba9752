package io.stowage.simulator;

/** The key administrative calls are signed with. Its secret does not show in logs. */
public record SystemKey(String accessKeyId, String secretAccessKey) {
    public SystemKey {
        if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
            throw new IllegalArgumentException("the system key needs an access key id and a secret");
        }
    }

    @Override
    public String toString() {
        return "SystemKey[" + accessKeyId + "]";
    }
}
