package io.stowage.messages.text;

/**
 * A line of the table in a message.
 *
 * @param label key of its label
 * @param value as shown
 */
record Row(String label, String value) {}
