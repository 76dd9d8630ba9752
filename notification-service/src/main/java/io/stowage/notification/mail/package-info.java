/** E-mail over SMTP. */
@NullMarked
package io.stowage.notification.mail;

import org.jspecify.annotations.NullMarked;
