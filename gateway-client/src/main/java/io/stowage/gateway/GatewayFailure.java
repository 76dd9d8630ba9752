package io.stowage.gateway;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to a gateway did not succeed. The kinds differ in what has to be done next and by whom. Messages are one
 * line and hold neither secrets nor bodies.
 */
public abstract sealed class GatewayFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CallInfo info;

    private GatewayFailure(CallInfo info, String what, @Nullable Throwable cause) {
        super(info.describe(what), cause);
        this.info = info;
    }

    public CallInfo info() {
        return info;
    }

    public String gatewayId() {
        return info.gatewayId();
    }

    public int attempts() {
        return info.attempts();
    }

    public OptionalInt status() {
        var status = info.status();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    public Optional<String> requestId() {
        return Optional.ofNullable(info.requestId());
    }

    /**
     * It had no effect and may well succeed later: overload, a lost connection, no answer to a question. The client's own
     * repetitions are used up.
     */
    public static final class Transient extends GatewayFailure {
        private static final long serialVersionUID = 1L;

        public Transient(CallInfo info, String reason, @Nullable Throwable cause) {
            super(info, "failed for now: " + reason, cause);
        }
    }

    /** A write whose answer was lost: it may or may not have happened. Look before doing anything else. */
    public static final class AmbiguousWrite extends GatewayFailure {
        private static final long serialVersionUID = 1L;

        public AmbiguousWrite(CallInfo info, String reason, @Nullable Throwable cause) {
            super(info, "may or may not have happened: " + reason, cause);
        }
    }

    /** The gateway, or its description, says no; asking again changes nothing. */
    public static final class Rejected extends GatewayFailure {
        private static final long serialVersionUID = 1L;

        /** This kind of gateway cannot do it; the message names the {@link Capability}. */
        public static final String NOT_SUPPORTED = "NotSupported";
        /** The gateway finds another user by this user's e-mail, and has no other way to address the user. */
        public static final String SHADOWED = "UserShadowedByEmail";
        /** There is no such user. */
        public static final String NO_SUCH_USER = "NoSuchUser";
        /** The user is an administrator of the gateway. */
        public static final String SYSTEM_USER = "SystemUser";
        /** The owner holds as many keys as it can. */
        public static final String TOO_MANY_KEYS = "TooManyAccessKeys";
        /** A rate or quota that the gateway cannot be told exactly. */
        public static final String INEXPRESSIBLE = "Inexpressible";
        /** There is a user, or something else that goes by a user's name, already. */
        public static final String USER_EXISTS = "UserExists";

        /** Of two names one and a hyphen begin the other, so that the two users would share buckets. */
        public static final String NAMES_OVERLAP = "NamesOverlap";

        /** A name that a user of this gateway cannot have. */
        public static final String UNUSABLE_NAME = "UnusableName";

        /** A text that is no policy of the gateway. */
        public static final String MALFORMED_POLICY = "MalformedPolicy";

        /** A bucket that is not the user's. */
        public static final String FOREIGN_BUCKET = "ForeignBucket";

        /** The gateway took a value and reports another. */
        public static final String NOT_AS_WRITTEN = "NotAsWritten";

        private final String code;
        private final String reason;

        /**
         * @param code one of the constants here, or what the gateway calls it (as S3 error codes: {@code BucketNotEmpty})
         * @param explanation the gateway's own words, from {@code X-Amz-Err-Message} or the body
         */
        public Rejected(CallInfo info, String code, String explanation) {
            super(info, "refused: " + reason(code, explanation), null);
            this.code = code;
            this.reason = reason(code, explanation);
        }

        public String code() {
            return code;
        }

        /** Code and explanation. */
        public String reason() {
            return reason;
        }

        private static String reason(String code, String explanation) {
            return explanation.isBlank() ? code : code + ": " + explanation;
        }
    }

    /** Nothing goes through to this gateway at present, or it refuses our key: pause, and probe. */
    public static final class Unavailable extends GatewayFailure {
        private static final long serialVersionUID = 1L;

        public Unavailable(CallInfo info, String reason, @Nullable Throwable cause) {
            super(info, "not possible, gateway unavailable: " + reason, cause);
        }
    }

    /** The gateway answered a question, but not in the form it is known for. (After a write it is {@link AmbiguousWrite}.) */
    public static final class UnreadableAnswer extends GatewayFailure {
        private static final long serialVersionUID = 1L;

        public UnreadableAnswer(CallInfo info, String reason) {
            super(info, "got an unreadable answer: " + reason, null);
        }
    }
}
