package io.stowage.provisioning.stream;

import static io.stowage.provisioning.stream.Rig.NARROW_REGION;
import static io.stowage.provisioning.stream.Rig.PLAN_WITHOUT_BUCKET;
import static io.stowage.provisioning.stream.Rig.newSubscription;
import static io.stowage.provisioning.stream.Rig.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderTerminated;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One region, two gateways with room for one account each. */
class PlacementOverKafkaTest {

    private final Rig rig = Rig.running();
    private final String first = newSubscription();
    private final String second = newSubscription();
    private final String third = newSubscription();

    @AfterEach
    void makeRoom() {
        Stream.of(first, second, third)
                .filter(id -> !rig.records(TopicCatalogue.ACCOUNTS, id).isEmpty())
                .forEach(this::terminate);
    }

    @Test
    void ordersGoWhereThereIsRoomAndTheNextIsHeldUntilAnAccountEnds() {
        AccountState one = placed(first);
        AccountState other = placed(second);
        assertThat(Set.of(one.getGatewayId(), other.getGatewayId())).containsExactlyInAnyOrder("narrow-1", "narrow-2");

        rig.order(inRegion(third));
        AccountState held = rig.awaitAccount(third, account -> account.getStatus() == AccountStatus.HELD);
        assertThat(held.getGatewayId()).isBlank();
        assertThat(held.getHold().getReason()).contains("'narrow-1' has 1 accounts of 1", "'narrow-2'");
        assertThat(held.getHold().getRegion()).isEqualTo(NARROW_REGION);

        // The memory is read from the topic: what is held, and who is where.
        rig.stopService();
        rig.startService();
        terminate(first);

        AccountState placed = rig.awaitAccount(third, account -> account.getStatus() == AccountStatus.ACTIVE);
        assertThat(placed.getGatewayId()).isEqualTo(one.getGatewayId());
        assertThat(placed.getHold()).isNull();
        assertThat(rig.users(one.getGatewayId(), third)).hasSize(1);
        assertThat(rig.users(other.getGatewayId(), third)).isEmpty();
        assertThat(rig.keys(third)).hasSize(1);
        List<LifecycleEvent> told = rig.records(TopicCatalogue.LIFECYCLE, third);
        assertThat(told)
                .extracting(LifecycleEvent::getKind)
                .containsExactly(LifecycleKind.HELD, LifecycleKind.PROVISIONED);
        assertThat(told.getFirst().getGatewayId()).isNull();
        assertThat(told.getFirst().getReason()).isEqualTo(held.getHold().getReason());
    }

    private AccountState placed(String subscription) {
        rig.order(inRegion(subscription));
        return rig.awaitAccount(subscription, account -> account.getStatus() == AccountStatus.ACTIVE);
    }

    private void terminate(String subscription) {
        rig.order(order(subscription, OrderKind.TERMINATED)
                .setTerminated(new OrderTerminated(false, 0L))
                .build());
        rig.awaitAccount(subscription, account -> account.getStatus() == AccountStatus.TERMINATED);
    }

    private static OrderEvent inRegion(String subscription) {
        return order(subscription, OrderKind.PLACED)
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(PLAN_WITHOUT_BUCKET)
                        .setRegion(NARROW_REGION)
                        .setCustomer(Customer.newBuilder()
                                .setName("Jane")
                                .setEmail("jane@example.com")
                                .build())
                        .build())
                .build();
    }
}
