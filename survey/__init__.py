"""The business: a registry arrives, a sample is drawn, clients are called, a report leaves."""
