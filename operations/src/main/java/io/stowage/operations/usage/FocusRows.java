package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as FOCUS 1.2 has them: one for each meter of a subscription's day that is not zero. Prices are not known here: all
 * costs are 0, and the columns of unit prices are left out.
 *
 * @param provider who provides, publishes and invoices the service
 * @param currency what the costs, if there were any, would be in
 */
record FocusRows(String provider, Currency currency) implements Rows {

    private static final String NO_PRICE = "0";
    private static final String SERVICE = "Object Storage";

    @Override
    public List<String> columns() {
        return Arrays.stream(FocusColumn.values()).map(FocusColumn::id).toList();
    }

    @Override
    public List<List<@Nullable String>> of(DailyUsage day) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Meter meter : Meter.values()) {
            BigDecimal quantity = meter.quantity(day);
            if (quantity.signum() != 0) {
                Map<FocusColumn, String> row = row(day, meter, quantity);
                rows.add(Arrays.stream(FocusColumn.values())
                        .<@Nullable String>map(row::get)
                        .toList());
            }
        }
        return rows;
    }

    /** Columns without a value are null by the specification. */
    private Map<FocusColumn, String> row(DailyUsage day, Meter meter, BigDecimal quantity) {
        Map<FocusColumn, String> row = new EnumMap<>(FocusColumn.class);
        costs(row);
        times(row, day.getDay());
        quantities(row, meter, Figures.exact(quantity));
        places(row, day);
        row.put(FocusColumn.CHARGE_CATEGORY, "Usage");
        if (quantity.signum() < 0) {
            // The gateway took back more than it counted on that day: it corrects days before.
            row.put(FocusColumn.CHARGE_CLASS, "Correction");
        }
        row.put(
                FocusColumn.CHARGE_DESCRIPTION,
                "%s of subscription %s on %s".formatted(meter.words(), day.getSubscriptionId(), day.getDay()));
        row.put(FocusColumn.CHARGE_FREQUENCY, "Usage-Based");
        row.put(FocusColumn.INVOICE_ISSUER_NAME, provider);
        row.put(FocusColumn.PROVIDER_NAME, provider);
        row.put(FocusColumn.PUBLISHER_NAME, provider);
        row.put(FocusColumn.SERVICE_CATEGORY, "Storage");
        row.put(FocusColumn.SERVICE_NAME, SERVICE);
        row.put(FocusColumn.SERVICE_SUBCATEGORY, "Object Storage");
        return row;
    }

    private void costs(Map<FocusColumn, String> row) {
        row.put(FocusColumn.BILLED_COST, NO_PRICE);
        row.put(FocusColumn.CONTRACTED_COST, NO_PRICE);
        row.put(FocusColumn.EFFECTIVE_COST, NO_PRICE);
        row.put(FocusColumn.LIST_COST, NO_PRICE);
        row.put(FocusColumn.BILLING_CURRENCY, currency.getCurrencyCode());
    }

    /** Ends are exclusive. */
    private static void times(Map<FocusColumn, String> row, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        row.put(FocusColumn.BILLING_PERIOD_START, midnight(month.atDay(1)));
        row.put(FocusColumn.BILLING_PERIOD_END, midnight(month.plusMonths(1).atDay(1)));
        row.put(FocusColumn.CHARGE_PERIOD_START, midnight(day));
        row.put(FocusColumn.CHARGE_PERIOD_END, midnight(day.plusDays(1)));
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static void quantities(Map<FocusColumn, String> row, Meter meter, String quantity) {
        row.put(FocusColumn.CONSUMED_QUANTITY, quantity);
        row.put(FocusColumn.CONSUMED_UNIT, meter.unit());
        row.put(FocusColumn.PRICING_CATEGORY, "Standard");
        row.put(FocusColumn.PRICING_QUANTITY, quantity);
        row.put(FocusColumn.PRICING_UNIT, meter.unit());
        row.put(FocusColumn.SKU_ID, meter.id());
        row.put(FocusColumn.SKU_METER, meter.words());
    }

    /** Customers are billing's matter: a subscription is all that usage knows. */
    private static void places(Map<FocusColumn, String> row, DailyUsage day) {
        row.put(FocusColumn.BILLING_ACCOUNT_ID, day.getSubscriptionId());
        row.put(FocusColumn.SUB_ACCOUNT_ID, day.getSubscriptionId());
        row.put(FocusColumn.SUB_ACCOUNT_TYPE, "Subscription");
        row.put(FocusColumn.RESOURCE_ID, day.getGatewayId() + "/" + day.getSubscriptionId());
        row.put(FocusColumn.RESOURCE_TYPE, "Storage account");
        row.put(FocusColumn.REGION_ID, day.getGatewayId());
        row.put(FocusColumn.REGION_NAME, day.getGatewayId());
    }
}
