//! The calibration sheet of a printer: nothing stands on it but what is measured.

use crate::print::documents::calibration_sheet;
use crate::print::{Document, Issue};

pub(super) fn draw(issue: &Issue<'_>) -> Document {
    calibration_sheet::sheet(issue)
}
