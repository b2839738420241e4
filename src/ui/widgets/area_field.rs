//! An administrative division, found by name, initials, pinyin or six-digit code.

use eframe::egui::{Id, Response, Ui};

use crate::domain::division::{self, Division};

use super::{PickRow, Picked, Picker};

const MOST: usize = 30;

/// What came of the field: the division when one was taken in this frame.
#[derive(Debug)]
pub struct AreaOutput {
    pub response: Response,
    pub chosen: Option<&'static Division>,
}

/// Draws the field; `text` holds the full name.
pub fn area_field(ui: &mut Ui, id: Id, text: &mut String, has_problem: bool) -> AreaOutput {
    let mut candidates: Vec<&'static Division> = Vec::new();
    let output = Picker::new(id, text).hint("拼音首字母或六位代码").problem(has_problem).show(ui, |typed| {
        if !typed.trim().is_empty() {
            candidates = division::matching(typed.trim(), MOST);
        }
        candidates.iter().map(|division| row_of(division)).collect()
    });
    let chosen = match output.picked {
        Some(Picked::Row(row)) => candidates.get(row).copied(),
        Some(Picked::New) | None => None,
    };
    AreaOutput { response: output.response, chosen }
}

fn row_of(division: &Division) -> PickRow {
    let note = if division.is_in_force { division.code.clone() } else { format!("{} 已停用", division.code) };
    PickRow::new(&division.full_name, note)
}
