package io.stowage.usage.counter;

/**
 * Operations and bytes. Negative in a difference that takes back.
 *
 * @param puts number of operations, as are gets, lists and others
 * @param uploadedBytes bytes the gateway received
 * @param downloadedBytes bytes the gateway sent
 */
public record Figures(long puts, long gets, long lists, long others, long uploadedBytes, long downloadedBytes) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

    /** @throws ArithmeticException beyond 64 bits */
    public Figures plus(Figures more) {
        return new Figures(
                Math.addExact(puts, more.puts),
                Math.addExact(gets, more.gets),
                Math.addExact(lists, more.lists),
                Math.addExact(others, more.others),
                Math.addExact(uploadedBytes, more.uploadedBytes),
                Math.addExact(downloadedBytes, more.downloadedBytes));
    }

    /** @throws ArithmeticException beyond 64 bits */
    public Figures minus(Figures less) {
        return new Figures(
                Math.subtractExact(puts, less.puts),
                Math.subtractExact(gets, less.gets),
                Math.subtractExact(lists, less.lists),
                Math.subtractExact(others, less.others),
                Math.subtractExact(uploadedBytes, less.uploadedBytes),
                Math.subtractExact(downloadedBytes, less.downloadedBytes));
    }

    /** Whether no figure is below zero. */
    boolean isGrowth() {
        return puts >= 0 && gets >= 0 && lists >= 0 && others >= 0 && uploadedBytes >= 0 && downloadedBytes >= 0;
    }
}
