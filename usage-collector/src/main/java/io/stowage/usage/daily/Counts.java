package io.stowage.usage.daily;

/**
 * Operations and traffic. Negative in corrections that take back.
 *
 * @param puts number of PUT and POST operations
 * @param gets number of GET and HEAD operations on objects
 * @param lists number of listings
 * @param others number of other operations
 * @param uploadedBytes bytes the gateway received
 * @param downloadedBytes bytes the gateway sent
 */
public record Counts(long puts, long gets, long lists, long others, long uploadedBytes, long downloadedBytes) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** @throws ArithmeticException where a sum is beyond 2^63 */
    Counts plus(Counts other) {
        return new Counts(
                Math.addExact(puts, other.puts),
                Math.addExact(gets, other.gets),
                Math.addExact(lists, other.lists),
                Math.addExact(others, other.others),
                Math.addExact(uploadedBytes, other.uploadedBytes),
                Math.addExact(downloadedBytes, other.downloadedBytes));
    }
}
