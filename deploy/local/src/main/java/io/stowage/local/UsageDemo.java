package io.stowage.local;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capabilities.OperationUsage;
import io.stowage.gateway.Capabilities.OperationUsage.Source;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * What a customer uses becomes figures for an invoice: traffic is made, collected from the gateway, added up by day, and
 * compared with what the gateway counted.
 */
final class UsageDemo {

    private static final int OBJECTS = 8;
    private static final int OBJECT_BYTES = 1_500_000;
    private static final int READS = 5;
    private static final long STORED = (long) OBJECTS * OBJECT_BYTES;
    private static final BigDecimal GB = BigDecimal.valueOf(1_000_000_000);

    private final LocalStack stack;
    private final Steps steps;
    private final Commands commands;
    private final String subscription;
    private final Path data;

    UsageDemo(LocalStack stack, Steps steps, String subscription, Path data) {
        this.stack = stack;
        this.steps = steps;
        this.commands = new Commands(stack);
        this.subscription = subscription;
        this.data = data;
    }

    void run(CustomerStorage storage, BucketName bucket) {
        steps.take("S3: %d objects, %d reads, a listing".formatted(OBJECTS, READS), () -> use(storage, bucket));
        Optional<Source> counters = counters();
        if (counters.isEmpty()) {
            steps.take("usage of operations and traffic", () -> "this gateway counts none");
        } else {
            countedBy(counters.get());
        }
        steps.take("usage show: storage", this::stored);
        steps.take("usage export --format focus", this::export);
    }

    private Optional<Source> counters() {
        try (Gateway gateway = stack.administration()) {
            return gateway.capabilities().operationUsage().map(OperationUsage::source);
        }
    }

    private void countedBy(Source counters) {
        switch (counters) {
            case USAGE_LOG -> steps.take("usage of operations and traffic", () -> "collected when the hour is over");
            case STATISTICS_OBJECTS -> {
                steps.take("usage show: operations and traffic", this::operations);
                steps.take("usage reconcile: to the byte", this::reconcile);
                stack.simulator()
                        .ifPresent(control -> steps.take("an hour passes at the gateway", () -> anHour(control)));
            }
        }
    }

    private String use(CustomerStorage storage, BucketName bucket) {
        byte[] content = new byte[OBJECT_BYTES];
        for (int i = 0; i < OBJECTS; i++) {
            storage.put(bucket, "photo-" + i, content);
        }
        for (int i = 0; i < READS; i++) {
            storage.get(bucket, "photo-" + i);
        }
        AtomicLong listed = new AtomicLong();
        storage.forEachObject(bucket, object -> listed.incrementAndGet());
        return "%s up, %s down, %d listed"
                .formatted(megabytes(STORED), megabytes((long) READS * OBJECT_BYTES), listed.get());
    }

    private String operations() {
        JsonNode shown = commands.await(
                usage -> total(usage, "uploadedBytes").longValueExact() >= STORED
                        && total(usage, "gets").longValueExact() >= READS
                        && total(usage, "lists").signum() > 0,
                "usage",
                "show",
                subscription);
        return "%s puts, %s gets, %s lists, %s others, %s up, %s down"
                .formatted(
                        total(shown, "puts"),
                        total(shown, "gets"),
                        total(shown, "lists"),
                        total(shown, "others"),
                        megabytes(total(shown, "uploadedBytes").longValueExact()),
                        megabytes(total(shown, "downloadedBytes").longValueExact()));
    }

    /** Repeated while something is being collected: what is under way is on one side only. */
    private String reconcile() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonNode result = commands.await(
                reconciliation -> reconciliation.get("agrees").asBoolean(),
                "usage",
                "reconcile",
                "--from",
                today.minusDays(1).toString(),
                "--to",
                today.toString(),
                "--gateways",
                stack.gateways().toString(),
                "--simulator",
                stack.simulator().map(URI::toString).orElse(""));
        JsonNode counted = result.get("gateways").get(0);
        return "%s records: all that the gateway counted, once".formatted(counted.get("records"));
    }

    private static String anHour(URI control) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(control.resolve("/_control/clock"))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"advanceSeconds\":3600}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new OperationFailed("the simulator's control endpoint answers " + answer.statusCode());
            }
            return "by its own clock: it counts byte-hours by the full hour";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted", e);
        }
    }

    private String stored() {
        JsonNode shown = commands.await(
                usage -> total(usage, "byteHours").signum() > 0
                        && usage.get("days").values().stream()
                                .anyMatch(day -> day.get("maximumBytes").asLong() >= STORED),
                "usage",
                "show",
                subscription);
        JsonNode newest = shown.get("days").get(shown.get("days").size() - 1);
        return "%s GB-hours, at most %s; %s"
                .formatted(
                        total(shown, "byteHours").divide(GB, 6, RoundingMode.HALF_UP),
                        megabytes(newest.get("maximumBytes").asLong()),
                        newest.get("storage").asString());
    }

    private String export() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path file = data.resolve("focus.csv");
        commands.run(
                "usage",
                "export",
                "--from",
                today.minusDays(1).toString(),
                "--to",
                today.toString(),
                "--format",
                "focus",
                "--file",
                file.toString());
        try (var rows = Files.lines(file)) {
            return (rows.count() - 1) + " rows";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal total(JsonNode usage, String figure) {
        return usage.get("days").values().stream()
                .map(day -> day.get(figure).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes).movePointLeft(6).setScale(1, RoundingMode.HALF_UP) + " MB";
    }
}
