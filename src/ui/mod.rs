//! The window: screens and widgets.
