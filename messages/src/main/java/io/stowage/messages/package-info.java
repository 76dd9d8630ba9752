/** What customers are told: the news, whom they are for, and the values in them. */
@NullMarked
package io.stowage.messages;

import org.jspecify.annotations.NullMarked;
