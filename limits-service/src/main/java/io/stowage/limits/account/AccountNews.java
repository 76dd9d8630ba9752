package io.stowage.limits.account;

/**
 * An account as provisioning tells it.
 *
 * @param ended whether the service for it has ended for good
 */
public record AccountNews(AccountVersion version, AccountFacts facts, boolean ended) {}
