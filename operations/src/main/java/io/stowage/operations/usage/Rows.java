package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How days become rows of a file. */
interface Rows {

    List<String> columns();

    /** Rows of one day; a value that is not there is null. */
    List<List<@Nullable String>> of(DailyUsage day);
}
