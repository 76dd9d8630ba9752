package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 480, 70_000, 900_000})
    void givesBackWhatWasPacked(int length) {
        byte[] chance = new byte[length];
        new Random(length).nextBytes(chance);
        byte[] repetition =
                "0123456789".repeat(length / 10 + 1).substring(0, length).getBytes(UTF_8);

        for (byte[] value : new byte[][] {chance, repetition}) {
            Remembered back = Packed.of(new Remembered(value, 42, 7)).remembered();

            assertThat(back.value()).isEqualTo(value);
            assertThat(back.wakeAt()).isEqualTo(42);
            assertThat(back.unsettledSince()).isEqualTo(7);
        }
    }

    @Test
    void idsThatComeAgainTakeNextToNoRoom() {
        String id = "2b1c9c1e-6f0e-4c53-9a49-0d7b6a1f7c11";
        byte[] once = ("user " + id).getBytes(UTF_8);
        byte[] threeTimes = ("user " + id + "; bucket " + id + "-data; order " + id).getBytes(UTF_8);

        assertThat(packedBytes(threeTimes)).isLessThan(packedBytes(once) + 40);
    }

    private static int packedBytes(byte[] value) {
        return Packed.of(new Remembered(value, 0, 0)).bytes().length;
    }
}
