package io.stowage.provisioning.stream;

/** An order that can be read but makes no sense. */
final class MalformedOrder extends RuntimeException {

    /** @param reason one line for people: what is wrong with it */
    MalformedOrder(String reason) {
        super(reason);
    }
}
