package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.OperationsUsage;
import io.stowage.gateway.UsageRow;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations and traffic, added up. Corrections are negative.
 *
 * @param puts number of operations, as are gets, lists and others
 * @param uploadedBytes received by the gateway
 * @param downloadedBytes sent by the gateway
 */
record Counted(long puts, long gets, long lists, long others, long uploadedBytes, long downloadedBytes) {

    static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0);

    static Counted of(OperationsUsage usage) {
        return new Counted(
                usage.getPuts(),
                usage.getGets(),
                usage.getLists(),
                usage.getOthers(),
                usage.getUploadedBytes(),
                usage.getDownloadedBytes());
    }

    static Counted of(DailyUsage usage) {
        return new Counted(
                usage.getPuts(),
                usage.getGets(),
                usage.getLists(),
                usage.getOthers(),
                usage.getUploadedBytes(),
                usage.getDownloadedBytes());
    }

    static Counted of(UsageRow row) {
        return new Counted(row.puts(), row.gets(), row.lists(), row.others(), row.uploaded(), row.downloaded());
    }

    /** @throws ArithmeticException beyond 8 EiB: a sum is right or none */
    Counted plus(Counted more) {
        return new Counted(
                Math.addExact(puts, more.puts),
                Math.addExact(gets, more.gets),
                Math.addExact(lists, more.lists),
                Math.addExact(others, more.others),
                Math.addExact(uploadedBytes, more.uploadedBytes),
                Math.addExact(downloadedBytes, more.downloadedBytes));
    }

    Counted minus(Counted less) {
        return new Counted(
                Math.subtractExact(puts, less.puts),
                Math.subtractExact(gets, less.gets),
                Math.subtractExact(lists, less.lists),
                Math.subtractExact(others, less.others),
                Math.subtractExact(uploadedBytes, less.uploadedBytes),
                Math.subtractExact(downloadedBytes, less.downloadedBytes));
    }

    /** What is not zero, for example {@code 3 puts, 1200 bytes up}. */
    String words() {
        List<String> words = new ArrayList<>();
        add(words, puts, "puts");
        add(words, gets, "gets");
        add(words, lists, "lists");
        add(words, others, "others");
        add(words, uploadedBytes, "bytes up");
        add(words, downloadedBytes, "bytes down");
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static void add(List<String> words, long number, String what) {
        if (number != 0) {
            words.add(number + " " + what);
        }
    }

    /** With the contracts' field names. */
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("puts", puts)
                .put("gets", gets)
                .put("lists", lists)
                .put("others", others)
                .put("uploadedBytes", uploadedBytes)
                .put("downloadedBytes", downloadedBytes);
    }
}
