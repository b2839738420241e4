//! The window: screens and widgets.

pub mod fonts;
pub mod icons;
pub mod ime;
pub mod theme;
pub mod widgets;

/// x
pub fn run(_demo: Option<u32>) -> Result<(), String> {
    Ok(())
}
