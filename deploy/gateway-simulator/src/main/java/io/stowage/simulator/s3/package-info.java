/** The S3 subset customers work with. */
@NullMarked
package io.stowage.simulator.s3;

import org.jspecify.annotations.NullMarked;
