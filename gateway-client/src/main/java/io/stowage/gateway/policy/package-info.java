/** What users may do, as plans say it. */
@NullMarked
package io.stowage.gateway.policy;

import org.jspecify.annotations.NullMarked;
