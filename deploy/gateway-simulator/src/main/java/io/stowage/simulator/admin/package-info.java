/** The administrative services: users, accounts, limits, quotas, buckets, usage. */
@NullMarked
package io.stowage.simulator.admin;

import org.jspecify.annotations.NullMarked;
