//! How each document is drawn has a number, and archived prints say by it whether their form has changed since.
//!
//! Whoever changes a drawing counts `layout` up in `DOCUMENTS` and puts the new fingerprint beside it here.

use crate::{issue, registration, residents, station};
use linli::print::Document;
use linli::print::documents::{
    CALIBRATION_SHEET, DocumentKind, FLOATING_CARD, FLOATING_FORM, LIST_TABLE, RESIDENT_LIST, calibration_sheet,
    floating_card, floating_form, list_table, resident_list,
};
use sha2::{Digest, Sha256};

/// Of every mark on every page; floats as they print.
fn fingerprint(document: &Document) -> String {
    let hash = Sha256::digest(format!("{:?}", document.pages));
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_form_that_is_drawn_otherwise_has_another_layout() {
    let station = station();
    let issue = issue(&station);
    let drawn: [(&DocumentKind, u32, &str, Document); 5] = [
        (&CALIBRATION_SHEET, 1, "", calibration_sheet::sheet(&issue)),
        (&FLOATING_CARD, 1, "", floating_card::filled(&registration(), &issue)),
        (&FLOATING_FORM, 1, "", floating_form::filled(&registration(), &issue)),
        (&LIST_TABLE, 1, "", list_table::filled(&super::list_table::people(40), &issue)),
        (&RESIDENT_LIST, 1, "", resident_list::list(&residents(12), &issue)),
    ];
    for (kind, layout, known, document) in drawn {
        assert_eq!((kind.layout, fingerprint(&document).as_str()), (layout, known), "{}", kind.title);
    }
}
