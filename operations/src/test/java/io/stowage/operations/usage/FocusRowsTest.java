package io.stowage.operations.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.contracts.DailyUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows against the rules of FOCUS 1.2, as far as they are about usage. */
class FocusRowsTest {

    private static final String DECIMAL = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";
    private static final String TEXT = "\\S(.*\\S)?";
    /** Unit format: capitalized words, plural unless a measure, hyphens between units. */
    private static final String UNIT = "Requests|GB|GB-Hours";

    /**
     * FOCUS 1.2, chapter "Columns": id, feature level, whether null is allowed, and what values look like. For rows of
     * the charge category Usage that are no corrections; conditions that such rows meet are taken as met.
     */
    private enum Rule {
        BilledCost("Mandatory", false, DECIMAL),
        BillingAccountId("Mandatory", false, TEXT),
        BillingAccountName("Mandatory", true, TEXT),
        BillingCurrency("Mandatory", false, "[A-Z]{3}"),
        BillingPeriodEnd("Mandatory", false, TIME),
        BillingPeriodStart("Mandatory", false, TIME),
        ChargeCategory("Mandatory", false, "Usage|Purchase|Tax|Credit|Adjustment"),
        ChargeClass("Mandatory", true, "Correction"),
        ChargeDescription("Mandatory", true, TEXT),
        ChargeFrequency("Recommended", false, "One-Time|Recurring|Usage-Based"),
        ChargePeriodEnd("Mandatory", false, TIME),
        ChargePeriodStart("Mandatory", false, TIME),
        ConsumedQuantity("Conditional", false, DECIMAL),
        ConsumedUnit("Conditional", false, UNIT),
        ContractedCost("Mandatory", false, DECIMAL),
        EffectiveCost("Mandatory", false, DECIMAL),
        InvoiceIssuerName("Mandatory", false, TEXT),
        ListCost("Mandatory", false, DECIMAL),
        PricingCategory("Conditional", false, "Standard|Dynamic|Committed|Other"),
        PricingQuantity("Mandatory", false, DECIMAL),
        PricingUnit("Mandatory", false, UNIT),
        ProviderName("Mandatory", false, TEXT),
        PublisherName("Mandatory", false, TEXT),
        RegionId("Conditional", true, TEXT),
        RegionName("Conditional", true, TEXT),
        ResourceId("Conditional", true, TEXT),
        ResourceName("Conditional", true, TEXT),
        ResourceType("Conditional", true, TEXT),
        ServiceCategory(
                "Mandatory",
                false,
                "AI and Machine Learning|Analytics|Business Applications|Compute|Databases|Developer Tools|Multicloud"
                        + "|Identity|Integration|Internet of Things|Management and Governance|Media|Migration|Mobile"
                        + "|Networking|Security|Storage|Web|Other"),
        ServiceName("Mandatory", false, TEXT),
        ServiceSubcategory(
                "Recommended",
                false,
                "Backup Storage|Block Storage|File Storage|Object Storage|Storage Platforms|Other \\(Storage\\)"),
        SkuId("Conditional", false, TEXT),
        SkuMeter("Conditional", true, TEXT),
        SubAccountId("Conditional", true, TEXT),
        SubAccountName("Conditional", true, TEXT),
        SubAccountType("Conditional", true, TEXT);

        private final String level;
        private final boolean nullAllowed;
        private final Pattern form;

        Rule(String level, boolean nullAllowed, String form) {
            this.level = level;
            this.nullAllowed = nullAllowed;
            this.form = Pattern.compile(form);
        }
    }

    private static final FocusRows ROWS = new FocusRows("Example Hosting", Currency.getInstance("CHF"));

    private static final DailyUsage FULL = Usages.day("sub-1", "2026-12-31")
            .setPuts(3)
            .setGets(1_000_000)
            .setLists(7)
            .setOthers(1)
            .setUploadedBytes(1_234_567_891)
            .setDownloadedBytes(1)
            .setByteHours(new BigDecimal("24000000000.500000"))
            .build();

    static Stream<Map<String, @Nullable String>> rows() {
        return named(FULL).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowKeepsTheRulesOfTheSpecification(Map<String, @Nullable String> row) {
        assertThat(violations(row)).isEmpty();
    }

    @Test
    void columnsAreThoseOfTheSpecificationAndAllMandatoryOnesAreThere() {
        assertThat(ROWS.columns())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Rule.values()).map(Rule::name).toList())
                .containsAll(Stream.of(Rule.values())
                        .filter(rule -> rule.level.equals("Mandatory"))
                        .map(Rule::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "BilledCost, '1,5'",
        "BillingCurrency, euro",
        "ChargePeriodStart, 2026-12-31",
        "ConsumedUnit, gigabytes",
        "ServiceCategory, ''",
        "PublisherName,",
        "ChargePeriodEnd, 2026-12-30T00:00:00Z",
        "PricingQuantity, -1"
    })
    void noticesARowThatBreaksARule(String column, @Nullable String value) {
        Map<String, @Nullable String> row = new HashMap<>(named(FULL).getFirst());
        row.put(column, value);

        assertThat(violations(row)).isNotEmpty();
    }

    @Test
    void eachMeterIsARowWithItsExactQuantity() {
        assertThat(named(FULL).stream()
                        .map(row -> "%s %s %s"
                                .formatted(row.get("SkuId"), row.get("ConsumedQuantity"), row.get("ConsumedUnit"))))
                .containsExactly(
                        "put-requests 3 Requests",
                        "get-requests 1000000 Requests",
                        "list-requests 7 Requests",
                        "other-requests 1 Requests",
                        "traffic-in 1.234567891 GB",
                        "traffic-out 0.000000001 GB",
                        "storage 24.0000000005 GB-Hours");
    }

    @Test
    void chargesADayInItsMonthWithExclusiveEnds() {
        assertThat(named(FULL).getFirst())
                .containsEntry("ChargePeriodStart", "2026-12-31T00:00:00Z")
                .containsEntry("ChargePeriodEnd", "2027-01-01T00:00:00Z")
                .containsEntry("BillingPeriodStart", "2026-12-01T00:00:00Z")
                .containsEntry("BillingPeriodEnd", "2027-01-01T00:00:00Z");
    }

    @Test
    void nothingUsedIsNoRow() {
        assertThat(ROWS.of(Usages.day("sub-1", "2026-12-31").build())).isEmpty();
    }

    @Test
    void whatTheGatewayTookBackIsACorrection() {
        assertThat(named(Usages.day("sub-1", "2026-12-31").setPuts(-2).build()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("ChargeClass", "Correction")
                        .containsEntry("ConsumedQuantity", "-2"));
    }

    @Test
    void quantitiesAreNeverRounded() {
        assertThatThrownBy(() -> new BigDecimal("24.0000000005").setScale(9)).isInstanceOf(ArithmeticException.class);
        assertThat(Meter.STORAGE.quantity(FULL)).isEqualByComparingTo("24.0000000005");
    }

    private static List<String> violations(Map<String, @Nullable String> row) {
        List<String> violations = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            String value = row.get(rule.name());
            if (value == null ? !rule.nullAllowed : !rule.form.matcher(value).matches()) {
                violations.add("%s is '%s'".formatted(rule, value));
            }
        }
        if (!violations.isEmpty()) {
            return violations;
        }
        before(row, "ChargePeriodStart", "ChargePeriodEnd", violations);
        before(row, "BillingPeriodStart", "BillingPeriodEnd", violations);
        for (String quantity : List.of("ConsumedQuantity", "PricingQuantity")) {
            if (row.get("ChargeClass") == null && new BigDecimal(String.valueOf(row.get(quantity))).signum() < 0) {
                violations.add(quantity + " is negative and no correction");
            }
        }
        return violations;
    }

    private static void before(Map<String, @Nullable String> row, String start, String end, List<String> violations) {
        if (String.valueOf(row.get(start)).compareTo(String.valueOf(row.get(end))) >= 0) {
            violations.add(end + " is not after " + start);
        }
    }

    private static List<Map<String, @Nullable String>> named(DailyUsage day) {
        List<String> columns = ROWS.columns();
        List<Map<String, @Nullable String>> named = new ArrayList<>();
        for (List<@Nullable String> row : ROWS.of(day)) {
            assertThat(row).hasSameSizeAs(columns);
            Map<String, @Nullable String> values = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), row.get(i));
            }
            named.add(values);
        }
        assertThat(new HashSet<>(named)).hasSameSizeAs(named);
        return named.stream().collect(Collectors.toList());
    }
}
