"""Public: renders a release to a static edition, and serves editions."""
