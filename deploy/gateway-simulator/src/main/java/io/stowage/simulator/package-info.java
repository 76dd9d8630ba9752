/** An object-storage gateway to develop and test against: ostor's administration in two dialects and an S3 subset. */
@NullMarked
package io.stowage.simulator;

import org.jspecify.annotations.NullMarked;
