package io.stowage.gateway;

/**
 * The name the gateway gave a user, unique and never reused.
 *
 * @param value 16 hexadecimal digits on ostor (Virtuozzo 4.6 API reference, 3.1); other gateways have other forms
 */
public record UserId(String value) {
    public UserId {
        Text.required(value, "user id");
    }

    @Override
    public String toString() {
        return value;
    }
}
