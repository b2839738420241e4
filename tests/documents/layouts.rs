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
        (&CALIBRATION_SHEET, 1, "2b9130bb8f45", calibration_sheet::sheet(&issue)),
        (&FLOATING_CARD, 2, "14298e7d754b", floating_card::filled(&registration(), &issue)),
        (&FLOATING_FORM, 1, "3cb95026fff6", floating_form::filled(&registration(), &issue)),
        (&LIST_TABLE, 1, "f4f35c204796", list_table::filled(&super::list_table::people(40), &issue)),
        (&RESIDENT_LIST, 1, "08062e45f6c0", resident_list::list(&residents(12), &issue)),
    ];
    let [known, now] = [0, 1].map(|now| {
        let line = |(kind, layout, known, document): &(&DocumentKind, u32, &str, Document)| match now {
            0 => format!("{} {layout} {known}", kind.title),
            _ => format!("{} {} {}", kind.title, kind.layout, fingerprint(document)),
        };
        drawn.iter().map(line).collect::<Vec<_>>()
    });
    assert_eq!(now, known);
}
