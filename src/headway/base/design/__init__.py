"""Design: what every page is made of: base templates, components and their gallery, charts."""
