"""Command line: the subcommands of ``headway``, one a module, each with a click command named ``command``."""
