//! 套打: how far a printer puts what stands on the paper beside its place, in half millimetres. Kept for this computer, for each
//! printer and document; a document without an own offset has that of the calibration sheet, which is the printer's.

use crate::print::documents::{CALIBRATION_SHEET, DocumentKind};
use crate::services::MachineSettings;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Half millimetres to the right and down; negative to the left and up.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Offset {
    pub right: i8,
    pub down: i8,
}

/// By printer, then by the key of a document.
pub type Offsets = BTreeMap<String, BTreeMap<String, Offset>>;

/// By printer, the keys of the documents it prints onto sheets that carry the empty form already.
pub type OnForms = BTreeMap<String, BTreeSet<String>>;

impl Offset {
    /// Twenty millimetres: a form that is further away lies the wrong way round.
    pub const MOST: i8 = 40;

    pub fn millimetres(self) -> (f32, f32) {
        (f32::from(self.right) / 2.0, f32::from(self.down) / 2.0)
    }

    /// 「右 0.5 下 -1.0 毫米」, or 「没有偏移」
    pub fn words(self) -> String {
        let (right, down) = self.millimetres();
        if self == Self::default() { "没有偏移".to_owned() } else { format!("右 {right:.1} 下 {down:.1} 毫米") }
    }
}

/// Where this printer is to put this document.
pub fn offset_of(settings: &MachineSettings, printer: &str, kind: &DocumentKind) -> Offset {
    let own = own_offset_of(settings, printer, kind);
    own.or_else(|| own_offset_of(settings, printer, &CALIBRATION_SHEET)).unwrap_or_default()
}

/// The offset kept for this very document.
pub fn own_offset_of(settings: &MachineSettings, printer: &str, kind: &DocumentKind) -> Option<Offset> {
    settings.print_offsets.get(printer)?.get(kind.key).copied()
}

/// Keeps it for this computer.
pub fn keep_offset(settings: &mut MachineSettings, printer: &str, kind: &DocumentKind, offset: Offset) {
    settings.update(|settings| {
        settings.print_offsets.entry(printer.to_owned()).or_default().insert(kind.key.to_owned(), offset);
    });
}

/// Whether this printer was last given sheets with the empty form of this document.
pub fn comes_on_forms(settings: &MachineSettings, printer: &str, kind: &DocumentKind) -> bool {
    settings.print_on_forms.get(printer).is_some_and(|documents| documents.contains(kind.key))
}

/// Keeps it for this computer.
pub fn keep_on_forms(settings: &mut MachineSettings, printer: &str, kind: &DocumentKind, is_on_form: bool) {
    settings.update(|settings| {
        let documents = settings.print_on_forms.entry(printer.to_owned()).or_default();
        if is_on_form {
            documents.insert(kind.key.to_owned());
        } else {
            documents.remove(kind.key);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::documents::{FLOATING_CARD, FLOATING_FORM};

    #[test]
    fn what_a_printer_prints_onto_forms_is_remembered_for_it_alone() {
        let mut settings = MachineSettings::default();
        keep_on_forms(&mut settings, "一楼", &FLOATING_CARD, true);
        assert!(comes_on_forms(&settings, "一楼", &FLOATING_CARD));
        assert!(
            !comes_on_forms(&settings, "二楼", &FLOATING_CARD) && !comes_on_forms(&settings, "一楼", &FLOATING_FORM)
        );
        keep_on_forms(&mut settings, "一楼", &FLOATING_CARD, false);
        assert!(!comes_on_forms(&settings, "一楼", &FLOATING_CARD));
    }

    #[test]
    fn a_document_without_an_own_offset_has_that_of_its_printer() {
        let mut settings = MachineSettings::default();
        let (printers, own) = (Offset { right: 2, down: -1 }, Offset { right: 0, down: 3 });
        keep_offset(&mut settings, "一楼", &CALIBRATION_SHEET, printers);
        keep_offset(&mut settings, "一楼", &FLOATING_CARD, own);
        assert_eq!(offset_of(&settings, "一楼", &FLOATING_CARD), own);
        assert_eq!(offset_of(&settings, "一楼", &FLOATING_FORM), printers);
        assert_eq!(offset_of(&settings, "二楼", &FLOATING_FORM), Offset::default());
        assert_eq!(printers.words(), "右 1.0 下 -0.5 毫米");
    }
}
