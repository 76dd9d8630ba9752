package io.stowage.gateway.http;

/** The bytes a request carries. They are never shown: they may hold secrets. */
public final class Body {

    public static final Body NOTHING = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the bytes over: they must not be changed any more. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}
