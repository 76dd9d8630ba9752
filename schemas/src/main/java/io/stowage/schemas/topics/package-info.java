/** The one catalogue of topics: keys, partitions, retention, who writes and who reads. */
@NullMarked
package io.stowage.schemas.topics;

import org.jspecify.annotations.NullMarked;
