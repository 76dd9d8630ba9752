package io.stowage.simulator.minio;

import io.stowage.simulator.http.Refusal;

/** Refusals of MinIO's administration: its own codes and HTTP statuses. */
enum MinioError {
    BAD_BODY("XMinioAdminConfigBadJSON", 400),
    INVALID_ARGUMENT("XMinioAdminInvalidArgument", 400),
    INVALID_SECRET("XMinioAdminInvalidSecretKey", 400),
    KEY_TAKEN("XMinioInvalidIAMCredentials", 409),
    MALFORMED_POLICY("XMinioMalformedIAMPolicy", 400),
    NO_SUCH_POLICY("XMinioAdminNoSuchPolicy", 404),
    NO_SUCH_SERVICE_ACCOUNT("XMinioInvalidIAMCredentials", 404),
    NO_SUCH_USER("XMinioAdminNoSuchUser", 404),
    NOT_ALLOWED("XMinioIAMActionNotAllowed", 403),
    POLICY_IN_USE("XMinioAdminPolicyInUse", 400),
    SERVICE_ACCOUNT_TAKEN("XMinioIAMServiceAccountNotAllowed", 400);

    private final String code;
    private final int status;

    MinioError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** @param reason holds no secret */
    Refusal because(String reason) {
        return new Refusal(status, code, reason);
    }
}
