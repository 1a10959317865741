"""Benchmarks: what the product is measured by, each beside a peer or a limit in the same run."""
