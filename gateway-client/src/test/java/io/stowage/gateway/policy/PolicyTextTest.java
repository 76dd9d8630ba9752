package io.stowage.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

    @Test
    void placeholderBecomesTheUsersName() {
        assertThat(PolicyText.OWN_BUCKETS.forUser("sub-1"))
                .contains("arn:aws:s3:::sub-1-*")
                .doesNotContain("USER_ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::<USER_ID>-*",
                "arn:aws:s3:::<USER_ID>-*/*",
                "arn:aws:s3:::<USER_ID>-data/*",
                "arn:aws:s3:::<USER_ID>-b?ckup",
                "arn:aws:s3:::<USER_ID>/*",
                "arn:aws:s3:::${aws:username}-*",
                "arn:aws:s3:::shared-downloads/*"
            })
    void ownBucketsAndSingleOnesMayBeReached(String resource) {
        PolicyText.parse(allowing(resource));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::<USER_ID>*, sub-10",
        "arn:aws:s3:::<USER_ID>*/*, sub-10",
        "arn:aws:s3:::<USER_ID>?, sub-10",
        "arn:aws:s3:::<USER_ID>x*, sub-10",
        "arn:aws:s3:::${aws:username}*, sub-10",
        "*, others",
        "arn:aws:s3:::*, others",
        "arn:aws:s3:::*/*, others",
        "arn:aws:s3:::?*/x, others",
        "arn:aws:s3:::sub*, others",
        "arn:aws:s3:::*<USER_ID>-data, others",
        "arn:aws:s3:::x<USER_ID>-*, others",
        "arn:aws:s3::<USER_ID>*, others",
    })
    void bucketsOfOthersMayNot(String resource, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyText.parse(allowing(resource)))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"<USER_ID>\"",
                "{\"Version\": \"<USER_ID>\"}",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:*\"], \"Resource\": [\"arn:aws:s3:::mine\"]}]}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"NotResource\": \"arn:aws:s3:::<USER_ID>-*\"}}",
                "{\"Statement\": [{\"Effect\": \"Allow\", \"resource\": \"arn:aws:s3:::*\", \"Sid\": \"<USER_ID>\"}]}",
                "{\"Statement\": [{\"Resource\": \"arn:aws:s3:::*\", \"Sid\": \"<USER_ID>\"}]}",
                "{\"Statement\": [], \"Statement\": [{\"Resource\": \"<USER_ID>\"}]}",
                "{\"Statement\": [{\"Resource\": \"arn:aws:s3:::<USER_ID>-*\"}]} {}"
            })
    void whatIsNoPolicyOfTheUsersOwnIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyText.parse(text));
    }

    @Test
    void refusalMayBeAsWideAsItLikes() {
        PolicyText.parse("""
                {"Statement": [
                  {"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*"},
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::<USER_ID>-*"}]}
                """);
    }

    private static String allowing(String resource) {
        return """
                {"Statement": [{"Sid": "<USER_ID>", "Effect": "Allow", "Action": ["s3:*"], "Resource": ["%s"]}]}
                """.formatted(resource);
    }
}
