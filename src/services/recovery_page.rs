//! The recovery page on its way to paper. The code exists only while it is shown: nothing of it is kept here, and the page
//! must not lie beside the archive it opens.

use super::{Trouble, printing};
use crate::domain::Date;
use std::path::Path;

/// Prints one page.
pub fn print(station: &str, today: Date, code: &str, printer: &str) -> Result<(), Trouble> {
    let pdf = printing::recovery_page(station, today, code)?;
    crate::platform::print(&pdf, printer, 1).map_err(|_| Trouble::PrinterRefused)
}

/// Saves the page as a PDF, to be printed on another computer and then deleted.
pub fn save(station: &str, today: Date, code: &str, archive: &Path, to: &Path) -> Result<(), Trouble> {
    if super::machine_settings::absolute(to).starts_with(super::machine_settings::absolute(archive)) {
        return Err(Trouble::RecoveryBesideArchive);
    }
    let pdf = printing::recovery_page(station, today, code)?;
    std::fs::write(to, pdf).map_err(|error| Trouble::File { what: "保存 PDF", error })
}
