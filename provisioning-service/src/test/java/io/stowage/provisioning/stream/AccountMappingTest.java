package io.stowage.provisioning.stream;

import static net.jqwik.api.Arbitraries.bigDecimals;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.maps;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;
import static net.jqwik.api.Arbitraries.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.WantedService;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserId;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.Hold;
import io.stowage.provisioning.account.OrderHistory;
import io.stowage.provisioning.account.OrderHistory.Pending;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.identity.NewSubscription;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.LimitsOverride;
import io.stowage.provisioning.order.OrderKind;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AccountMappingTest {

    @Property(tries = 500)
    void nothingIsLostOnTheWayThereAndBack(@ForAll("accounts") Account account) throws IOException {
        AccountState written = AccountMapping.contract(account, Examples.NOW);
        AccountState read = AccountState.fromByteBuffer(written.toByteBuffer());

        assertThat(AccountMapping.account(read)).isEqualTo(account);
        assertThat(read.getStatus().name()).isEqualTo(account.status().name());
        assertThat(read.getUpdatedAt()).isEqualTo(Examples.NOW);
    }

    @Test
    void endedAccountHoldsNoPersonalData() throws IOException {
        Account account = Examples.active();
        Account named = account.want(account.wanted().contact(Examples.JANE), account.orders());

        AccountState ended = AccountMapping.contract(named.ended(Examples.NOW), Examples.NOW);

        assertThat(ended.getStatus()).isEqualTo(AccountStatus.TERMINATED);
        assertThat(ended.toString()).doesNotContain("Jane", "jane", "c-7", "K1");
    }

    @Test
    void stateOfANewerServiceIsNotGuessedAt() {
        AccountState state = AccountMapping.contract(Examples.active(), Examples.NOW);
        state.getWanted().setService(WantedService.UNKNOWN);

        assertThatIllegalStateException()
                .isThrownBy(() -> AccountMapping.account(state))
                .withMessageContaining("newer service");
    }

    @Provide
    Arbitrary<Account> accounts() {
        return Combinators.combine(
                        text(),
                        wanted(),
                        atGateway(),
                        history(),
                        failure().optional(),
                        hold().optional(),
                        time().optional(),
                        time())
                .as((id, wanted, there, orders, failure, hold, next, created) ->
                        new Account(id, wanted, there, orders, failure, hold.map(of -> of.apply(id)), next, created));
    }

    /** The subscription in it is the account's. */
    private static Arbitrary<Function<String, Hold>> hold() {
        Arbitrary<Where> where =
                Combinators.combine(text().optional(), text().optional()).as(Where::new);
        return Combinators.combine(where, customer(), version(), text().optional(), text().optional(), text())
                .as((asked, customer, order, rule, suffix, reason) ->
                        id -> new Hold(asked, new NewSubscription(id, customer, order, rule), suffix, reason));
    }

    private static Arbitrary<Wanted> wanted() {
        Arbitrary<WantedKeys> keys = Combinators.combine(
                        integers().between(0, 2), integers().between(1, 1_000), time().optional())
                .as(WantedKeys::new);
        Arbitrary<Wanted> undivided = Combinators.combine(
                        of(Service.ACTIVE, Service.SUSPENDED),
                        text(),
                        customer(),
                        text().optional(),
                        text().optional(),
                        keys,
                        override().optional())
                .as((service, plan, customer, product, bucket, ofUser, limits) -> new Wanted(
                        service, plan, customer, product, bucket, ofUser, new TreeMap<>(), limits, Optional.empty()));
        Arbitrary<Map<String, Integer>> accounts =
                maps(text(), integers().between(0, 2)).ofMaxSize(3);
        Arbitrary<Wanted> served = Combinators.combine(undivided, accounts).as((wanted, inside) -> {
            Wanted divided = wanted;
            for (Map.Entry<String, Integer> account : inside.entrySet()) {
                divided = divided.account(account.getKey(), account.getValue());
            }
            return divided;
        });
        Arbitrary<Wanted.End> end = oneOf(just(new Wanted.Keep()), time().map(Wanted.PurgeAt::new));
        return oneOf(served, Combinators.combine(served, end).as(Wanted::terminate));
    }

    private static Arbitrary<Customer> customer() {
        return Combinators.combine(text().optional(), text(), text(), text()).as(Customer::new);
    }

    private static Arbitrary<LimitsOverride> override() {
        Arbitrary<OptionalLong> quota = longs().greaterOrEqual(0)
                .optional()
                .map(bytes -> bytes.map(OptionalLong::of).orElseGet(OptionalLong::empty));
        return Combinators.combine(rates().optional(), maps(text(), rates()).ofMaxSize(3), quota)
                .as(LimitsOverride::new);
    }

    private static Arbitrary<RateLimits> rates() {
        Arbitrary<BigDecimal> rate = bigDecimals()
                .between(new BigDecimal("0.000001"), new BigDecimal("999999999999"))
                .ofScale(6);
        return Combinators.combine(
                        maps(of(Operation.values()), rate).ofMaxSize(5).map(OperationLimits::new), rate.optional())
                .as(RateLimits::new);
    }

    /** An ended account has neither name nor keys nor bucket, and its status is the mark of the end. */
    private static Arbitrary<AtGateway> atGateway() {
        Arbitrary<IssuedKey> key = Combinators.combine(
                        text(), text().optional(), integers().between(1, 1_000), time(), text(), of(true, false))
                .as(IssuedKey::new);
        return Combinators.combine(
                        text(),
                        text(),
                        text().map(UserId::new).optional(),
                        key.list().ofMaxSize(3),
                        text().set().ofMaxSize(3).map(TreeSet::new),
                        text().optional(),
                        text().optional(),
                        of(true, false))
                .as(AtGateway::new);
    }

    private static Arbitrary<OrderHistory> history() {
        Arbitrary<Pending> pending =
                Combinators.combine(text(), of(OrderKind.values())).as(Pending::new);
        return Combinators.combine(
                        version(), text().list().ofMaxSize(16), pending.list().ofMaxSize(3))
                .as(OrderHistory::new);
    }

    private static Arbitrary<OrderVersion> version() {
        Arbitrary<OptionalLong> sequence =
                longs().optional().map(number -> number.map(OptionalLong::of).orElseGet(OptionalLong::empty));
        return Combinators.combine(text(), sequence, time()).as(OrderVersion::new);
    }

    private static Arbitrary<Failure> failure() {
        return Combinators.combine(text(), text(), text().optional(), integers().greaterOrEqual(1), time(), time())
                .as(Failure::new);
    }

    /** As exact as the wire: microseconds. */
    private static Arbitrary<Instant> time() {
        return longs().between(0, 4_000_000_000_000_000L)
                .map(micros -> Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000));
    }

    private static Arbitrary<String> text() {
        return strings()
                .alpha()
                .numeric()
                .withChars("äß用 .@+-")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(t -> !t.isBlank());
    }
}
