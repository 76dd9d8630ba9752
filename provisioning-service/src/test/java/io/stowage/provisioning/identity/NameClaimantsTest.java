package io.stowage.provisioning.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameClaimantsTest {

    /** A letter claims, the same letter after a minus gives back. */
    @ParameterizedTest
    @CsvSource({
        "a,            a",
        "a b,          a",
        "b a,          b",
        "a a b,        a",
        "a b -a,       b",
        "a b -b,       a",
        "a b -a a,     b",
        "a -a,         ''",
        "a -a -a b,    b",
        "-a a,         a",
        "a b -a -b,    ''",
    })
    void firstWhoHasNotGivenBackOwnsTheName(String log, String owner) {
        NameClaimants claimants = new NameClaimants();

        for (String entry : log.split(" ")) {
            if (entry.startsWith("-")) {
                claimants.released("name", entry.substring(1));
            } else {
                claimants.claimed("name", entry);
            }
        }

        assertThat(claimants.owner("name").orElse("")).isEqualTo(owner);
        assertThat(claimants.owner("another name")).isEmpty();
    }
}
