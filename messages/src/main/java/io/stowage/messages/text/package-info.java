/** Messages as text and HTML, in the customer's language. */
@NullMarked
package io.stowage.messages.text;

import org.jspecify.annotations.NullMarked;
