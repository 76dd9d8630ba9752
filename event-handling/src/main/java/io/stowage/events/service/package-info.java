/** Running a service: under its own name, and with one clear line where it cannot. */
@NullMarked
package io.stowage.events.service;

import org.jspecify.annotations.NullMarked;
