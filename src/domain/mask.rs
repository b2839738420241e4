//! What stays visible of a number, name or address on lists and public paper (docs/privacy.md).
