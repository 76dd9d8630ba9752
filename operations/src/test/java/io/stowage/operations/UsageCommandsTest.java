package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_DAILY;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_FINDINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.UsageFindingKind;
import io.stowage.operations.usage.Usages;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCommandsTest {

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");

    @Test
    void showsDaysWithABarAndTheMonth() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        write(usage(today.minusDays(1)).setAverageBytes(500_000_000).build());
        write(usage(today).setAverageBytes(1_000_000_000).build());
        write(usage(today.minusDays(40)).build());

        Run run = Run.on(directory, "usage", "show", subscription);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern(today.minusDays(1) + " +3 +4 +5 +6 +1.50 MB +2.50 MB +24.000 +all day .* #{10}\\R")
                .containsPattern(today + " +3 .* #{20}\\R")
                .containsPattern("MONTH +DAYS")
                .doesNotContain(today.minusDays(40).toString());
    }

    @Test
    void theLatestRecordOfADayCountsAndRemovedOnesAreGone() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        write(usage(today).setPuts(1).build());
        write(usage(today).setPuts(77).build());
        write(usage(today.minusDays(2)).build());
        Platform.write(USAGE_DAILY, subscription + "/" + today.minusDays(2), null);

        assertThat(Run.on(directory, "usage", "show", subscription, "-o", "json")
                        .out())
                .contains("\"puts\" : 77", "\"byteHours\" : 24000000000", "\"months\"")
                .doesNotContain("\"puts\" : 1,", today.minusDays(2).toString());
    }

    /** The id of one subscription may be the beginning of another's. */
    @Test
    void showsNobodyElsesUsage() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        DailyUsage other = usage(today).setSubscriptionId(subscription + "0").build();
        Platform.write(USAGE_DAILY, subscription + "0/" + today, other);

        Run run = Run.on(directory, "usage", "show", subscription);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("nothing is known of usage of subscription '" + subscription + "'");
    }

    @Test
    void exportsThePeriodsDaysAsCsv() throws IOException {
        write(usage(LocalDate.parse("2020-01-31")).build());
        write(usage(LocalDate.parse("2020-02-01"))
                .setByteHours(new BigDecimal("0.000001"))
                .build());
        write(usage(LocalDate.parse("2020-02-29")).build());
        write(usage(LocalDate.parse("2020-03-01")).build());

        Run run = Run.on(directory, "usage", "export", "--from", "2020-02-01", "--to", "2020-02-29", "--file", "f.csv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(mine(directory.resolve("f.csv"), "subscriptionId"))
                .extracting(row -> row.get("day"), row -> row.get("byteHours"), row -> row.get("storage"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("2020-02-01", "0.000001", "EXACT_INTEGRAL"),
                        org.assertj.core.groups.Tuple.tuple("2020-02-29", "24000000000", "EXACT_INTEGRAL"));
        assertThat(directory.resolve("f.csv.unfinished")).doesNotExist();
    }

    @Test
    void exportsRowsOfFocus() throws IOException {
        write(usage(LocalDate.parse("2020-05-01")).build());

        Run run = Run.on(
                directory,
                "usage",
                "export",
                "--from",
                "2020-05-01",
                "--to",
                "2020-05-01",
                "--format",
                "focus",
                "--provider",
                "Example, Inc.",
                "--currency",
                "CHF");

        assertThat(run.status()).as(run.err()).isZero();
        Files.writeString(directory.resolve("focus.csv"), run.out());
        List<CSVRecord> rows = mine(directory.resolve("focus.csv"), "SubAccountId");
        assertThat(rows).hasSize(7).allSatisfy(row -> {
            assertThat(row.get("ProviderName")).isEqualTo("Example, Inc.");
            assertThat(row.get("BillingCurrency")).isEqualTo("CHF");
            assertThat(row.get("BillingAccountName")).isEmpty();
        });
        assertThat(run.out()).as("null is nothing, not even quotes").doesNotContain("\"\"");
    }

    @Test
    void refusesWhatIsNoPeriodAndNoCurrency() {
        assertThat(Run.on(directory, "usage", "export", "--from", "2020-02-02", "--to", "2020-02-01"))
                .satisfies(run -> assertThat(run.status()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--to: 2020-02-01 is before 2020-02-02"));
        assertThat(Run.on(directory, "usage", "export", "--from", "2020-02-30", "--to", "2020-03-01")
                        .err())
                .contains("'2020-02-30' is no day; write for example 2026-11-01")
                .doesNotContain("java.");
        assertThat(Run.on(
                                directory,
                                "usage",
                                "export",
                                "--from",
                                "2020-02-02",
                                "--to",
                                "2020-02-02",
                                "--format",
                                "focus",
                                "--currency",
                                "Taler")
                        .err())
                .contains("--currency: 'Taler' is no currency");
    }

    @Test
    void listsFindingsOfAGateway() {
        String gateway = Platform.unique("gw");
        Platform.write(
                USAGE_FINDINGS,
                gateway,
                Usages.finding(gateway, UsageFindingKind.GAP, "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z")
                        .setFindingId(gateway)
                        .build());

        assertThat(Run.on(directory, "usage", "findings", "--gateway", gateway)
                        .out()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .containsPattern(gateway + " +GAP +8a +2026-11-20T10:00:00Z +2026-11-20T11:00:00Z +told in words");
    }

    private DailyUsage.Builder usage(LocalDate day) {
        return Usages.day(subscription, day.toString())
                .setPuts(3)
                .setGets(4)
                .setLists(5)
                .setOthers(6)
                .setUploadedBytes(1_500_000)
                .setDownloadedBytes(2_500_000)
                .setByteHours(new BigDecimal("24000000000.000000"))
                .setMeasuredSeconds(86_400)
                .setAverageBytes(1_000_000_000)
                .setMaximumBytes(1_000_000_000)
                .setStorage(StorageMeasurement.EXACT_INTEGRAL);
    }

    private static void write(DailyUsage usage) {
        Platform.write(USAGE_DAILY, usage.getSubscriptionId() + "/" + usage.getDay(), usage);
    }

    /** The broker is everybody's. */
    private List<CSVRecord> mine(Path file, String column) throws IOException {
        try (Reader in = Files.newBufferedReader(file);
                var rows = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            return rows.stream()
                    .filter(row -> row.get(column).equals(subscription))
                    .toList();
        }
    }
}
