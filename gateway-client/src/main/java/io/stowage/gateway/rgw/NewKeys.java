package io.stowage.gateway.rgw;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.SecretRule;

/**
 * Keys of our own making. Because they are known before they are written, writing them may be repeated: the gateway keeps
 * one key of an id, with the secret written last.
 */
final class NewKeys {

    /** As the gateway makes its own: 103 bits, so that no two are alike. */
    private static final int ID_LENGTH = 20;

    private static final SecretRule IDS = new SecretRule(ID_LENGTH, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private NewKeys() {}

    static AccessKey made(SecretRule rule) {
        return new AccessKey(IDS.make().reveal(), rule.make());
    }
}
