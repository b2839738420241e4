//! What stands round the data of a sheet and speaks of its rows: merged cells, print breaks, rules for cells, links, the view.

use super::NotBlank;
use super::markup::{Changes, Kind, Tag, Tags, escaped, plain, with_attribute, without_attribute};
use super::references::{Shift, Single, shifted};
use super::sheet::{Sheet, region, written};
use crate::domain::import::Merged;

/// Elements of which it is known what in them speaks of rows. A sheet with any other gets no rows.
const KNOWN: [&str; 22] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetProtection",
    "autoFilter",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "ignoredErrors",
    "drawing",
    "legacyDrawing",
];

/// Puts all of it where the rows have moved; none where something in it cannot be led for sure.
pub(super) fn lead(sheet: &Sheet<'_>, shift: &Shift<'_>, changes: &mut Changes) -> Result<Option<()>, NotBlank> {
    let mut tags = Tags::of(sheet.xml);
    let mut walk = Walk { depth: 0, is_in_breaks: false, top: None, formula_from: None };
    while let Some(tag) = tags.next()? {
        let is_in_data = (sheet.data.0.end..sheet.data.1.start).contains(&tag.place.start);
        if !is_in_data && walk.take(sheet, &tag, shift, changes).is_none() {
            return Ok(None);
        }
    }
    Ok(Some(()))
}

struct Walk {
    depth: u32,
    is_in_breaks: bool,
    /// The first row of the region a rule is about.
    top: Option<u32>,
    formula_from: Option<usize>,
}

impl Walk {
    fn take(&mut self, sheet: &Sheet<'_>, tag: &Tag<'_>, shift: &Shift<'_>, changes: &mut Changes) -> Option<()> {
        if tag.kind == Kind::Close {
            self.depth = self.depth.checked_sub(1)?;
            return self.close(sheet, tag, shift, changes);
        }
        if self.depth == 1 && !KNOWN.contains(&tag.name) {
            return None;
        }
        self.depth += u32::from(tag.kind == Kind::Open);
        self.is_in_breaks = tag.name == "rowBreaks" || (self.is_in_breaks && tag.name == "brk");
        let led = |raw: &str, name, single| match tag.attribute(name) {
            Some(value) => Some(with_attribute(raw, name, &shifted(&value, &Shift { single, own: None, ..*shift })?)),
            None => Some(raw.to_owned()),
        };
        let made = match tag.name {
            "dimension" | "autoFilter" => led(tag.raw, "ref", Single::Grows)?,
            "mergeCell" => merge(tag, shift)?,
            // There will be more of them; the count is a mere hint.
            "mergeCells" => without_attribute(tag.raw, "count"),
            "hyperlink" => led(tag.raw, "ref", Single::Fixed)?,
            "selection" => led(&led(tag.raw, "activeCell", Single::Fixed)?, "sqref", Single::Fixed)?,
            "pane" | "sheetView" => led(tag.raw, "topLeftCell", Single::Fixed)?,
            "conditionalFormatting" | "dataValidation" => {
                self.top = tag.attribute("sqref").and_then(|places| top(&places));
                led(tag.raw, "sqref", Single::Grows)?
            }
            "ignoredError" => led(tag.raw, "sqref", Single::Grows)?,
            "brk" if self.is_in_breaks => broken(tag, shift)?,
            "formula" | "formula1" | "formula2" => {
                self.formula_from = Some(tag.place.end);
                tag.raw.to_owned()
            }
            _ => tag.raw.to_owned(),
        };
        if made != tag.raw {
            changes.put(tag.place.clone(), made);
        }
        Some(())
    }

    fn close(&mut self, sheet: &Sheet<'_>, tag: &Tag<'_>, shift: &Shift<'_>, changes: &mut Changes) -> Option<()> {
        match tag.name {
            "formula" | "formula1" | "formula2" => {
                let place = self.formula_from.take()?..tag.place.start;
                let formula = plain(sheet.xml.get(place.clone())?);
                // A rule is written for the first cell it is about.
                let own = self.top.map(|row| (row, shift.insertion.row(row)));
                let led = shifted(&formula, &Shift { own, single: Single::Unsure, ..*shift })?;
                if led != formula {
                    changes.put(place, escaped(&led));
                }
            }
            "mergeCells" => {
                let new = new_merges(sheet, shift);
                changes.put(tag.place.start..tag.place.start, merge_tags(sheet, &new));
            }
            _ => {}
        }
        Some(())
    }
}

/// A merged cell of one row belongs to that row and does not grow.
fn merge(tag: &Tag<'_>, shift: &Shift<'_>) -> Option<String> {
    let Merged { rows, columns } = region(&tag.attribute("ref")?)?;
    let rows = shift.insertion.rows(rows, false);
    let place = format!("{}:{}", written(rows.0, columns.0), written(rows.1, columns.1));
    Some(with_attribute(tag.raw, "ref", &place))
}

/// Cells merged in the last row of the list are so in each new one.
fn new_merges(sheet: &Sheet<'_>, shift: &Shift<'_>) -> Vec<Merged> {
    let last = shift.insertion.last;
    let of_row = sheet.merged.iter().filter(|merged| merged.rows == (last, last));
    let rows = |merged: &Merged| {
        let columns = merged.columns;
        (last + 1..=last + shift.insertion.count).map(move |row| Merged { rows: (row, row), columns })
    };
    of_row.flat_map(rows).collect()
}

fn merge_tags(sheet: &Sheet<'_>, merges: &[Merged]) -> String {
    let tag = |merged: &Merged| {
        let from = written(merged.rows.0, merged.columns.0);
        format!("<{}mergeCell ref=\"{from}:{}\"/>", sheet.prefix, written(merged.rows.1, merged.columns.1))
    };
    merges.iter().map(tag).collect()
}

/// A page ends behind the row whose number this is, from 1.
fn broken(tag: &Tag<'_>, shift: &Shift<'_>) -> Option<String> {
    let row = tag.number("id")?.checked_sub(1)?;
    let moved = if row >= shift.insertion.last { row.saturating_add(shift.insertion.count) } else { row };
    Some(with_attribute(tag.raw, "id", &moved.saturating_add(1).to_string()))
}

/// The first row of 「B5:B14 D5」.
fn top(places: &str) -> Option<u32> {
    places.split_whitespace().filter_map(region).map(|region| region.rows.0).min()
}
