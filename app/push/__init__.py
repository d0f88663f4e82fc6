"""Push messages to phones: subscriptions, encryption, and a sender that trusts no address."""
