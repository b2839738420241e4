//! The recovery page on its way to paper. It is not numbered and leaves no copy: the code exists only while it is shown, and
//! the page must not lie beside the archive it opens.

use super::outgoing::{Existing, Outgoing, is_in_an_archive};
use super::{Desk, Trouble};
use crate::domain::Right;
use crate::platform::printing::{self, PrintJob};
use crate::print::documents::{RECOVERY_SHEET, recovery_sheet};
use crate::print::page::A4;
use crate::print::pdf;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The finished page, wiped from memory when it goes.
#[derive(Clone)]
pub struct RecoveryPage {
    pdf: Zeroizing<Vec<u8>>,
    archive: PathBuf,
}

/// Makes the page of a code that was just given to the station head.
pub fn make(desk: &Desk, code: &str) -> Result<RecoveryPage, Trouble> {
    desk.require(Right::Administer)?;
    let pdf = pdf::write(&recovery_sheet::filled(&desk.station().name, desk.today(), code))?;
    Ok(RecoveryPage { pdf: Zeroizing::new(pdf), archive: desk.folder().to_owned() })
}

impl RecoveryPage {
    pub fn print(&self, printer: &str) -> Result<(), Trouble> {
        let job = PrintJob { pdf: &self.pdf, printer, title: RECOVERY_SHEET.title, copies: 1, page_mm: A4 };
        printing::print(&job)?;
        Ok(())
    }

    /// Saves it as a PDF, to be printed on another computer and then deleted.
    pub fn save(&self, to: &Path, existing: Existing) -> Result<(), Trouble> {
        if is_in_an_archive(&self.archive, to) {
            return Err(Trouble::RecoveryBesideArchive);
        }
        Outgoing::write(&self.archive, to, &self.pdf, existing)?.arrive()
    }
}
