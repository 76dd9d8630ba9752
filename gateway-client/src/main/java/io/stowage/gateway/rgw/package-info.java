/** The object gateway of Ceph (radosgw), by its admin ops API. */
@NullMarked
package io.stowage.gateway.rgw;

import org.jspecify.annotations.NullMarked;
