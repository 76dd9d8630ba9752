package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = Secret.of("s3cr3t-value");

    @Test
    void showsItselfOnlyWhenAsked() {
        assertThat(secret.reveal()).isEqualTo("s3cr3t-value");
        assertThat(secret.toString()).doesNotContain("s3cr3t");
        assertThat(new AccessKey("AKEY", secret).toString()).contains("AKEY").doesNotContain("s3cr3t");
    }

    @Test
    void equalsASecretOfTheSameValue() {
        assertThat(secret).isEqualTo(Secret.of("s3cr3t-value")).hasSameHashCodeAs(Secret.of("s3cr3t-value"));
        assertThat(secret).isNotEqualTo(Secret.of("s3cr3t-valuf")).hasSameHashCodeAs(Secret.of("other"));
    }

    @Test
    void whatWasNotToldCannotBeRevealed() {
        assertThat(Secret.untold().isTold()).isFalse();
        assertThat(secret.isTold()).isTrue();
        assertThat(Secret.untold()).isNotEqualTo(Secret.of("untold"));
        assertThatIllegalStateException().isThrownBy(() -> Secret.untold().reveal());
    }

    @Test
    void isNeverBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(" "));
    }
}
