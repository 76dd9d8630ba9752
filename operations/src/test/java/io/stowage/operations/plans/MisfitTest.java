package io.stowage.operations.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.PlanDefinition;
import io.stowage.gateway.Capabilities;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisfitTest {

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 1, false", "2, 2, true"})
    void aUserHoldsAsManyKeysAsTheGatewayTakes(int ofPlan, int most, boolean fits) {
        PlanDefinition plan = PlanDefinition.newBuilder()
                .setPlanId("basic")
                .setName("Basic")
                .setAccessKeys(ofPlan)
                .build();

        assertThat(Misfit.users(plan, holding(most)).isEmpty()).isEqualTo(fits);
    }

    private static Capabilities holding(int mostKeys) {
        return new Capabilities(
                Capabilities.UserNames.CHOSEN,
                true,
                false,
                false,
                new Capabilities.Keys(mostKeys, Capabilities.ChosenBy.GATEWAY, true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Capabilities.StorageMeasurement.SAMPLED);
    }
}
