package io.stowage.simulator.state;

/**
 * Who did something where.
 *
 * @param bucket empty for calls on the account
 * @param epoch 0 for calls on the account
 * @param userId empty for anonymous calls
 */
public record UsageKey(String bucket, long epoch, String userId, String tag) {
    /** The key as one word, for tables. */
    public String row() {
        return bucket + '/' + epoch + '/' + userId + '/' + tag;
    }
}
