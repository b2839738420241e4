//! The data of a sheet written anew where something in it changes: filled cells, added rows, rows that move down. All other
//! rows and cells are copied letter by letter.

use super::insertion::Insertion;
use super::markup::{Changes, attribute, escaped, plain, with_attribute, without_attribute};
use super::references::{Shift, Single, shifted};
use super::sheet::{CellPart, RowPart, Sheet, region, written};
use super::{NotBlank, Rows, Writes, days, surroundings};
use crate::domain::filling::Entry;
use std::collections::{BTreeMap, BTreeSet};

type Entries = BTreeMap<u32, Entry>;

/// The part of the sheet with these entries. With an insertion it is none where something cannot be led for sure.
pub(super) fn rewritten(
    sheet: &Sheet<'_>,
    name: &str,
    writes: &Writes,
    insertion: Option<Insertion>,
) -> Result<Option<String>, NotBlank> {
    let mut changes = Changes::default();
    let work = Work { sheet, name, insertion };
    let Some(data) = work.data(writes) else { return Ok(None) };
    let is_empty = sheet.data.0 == sheet.data.1;
    if is_empty {
        let tag = format!("{}sheetData", sheet.prefix);
        changes.put(sheet.data.0.clone(), format!("<{tag}>{data}</{tag}>"));
    } else {
        changes.put(sheet.data.0.end..sheet.data.1.start, data);
    }
    if let Some(insertion) = insertion
        && surroundings::lead(sheet, &work.shift(insertion), &mut changes)?.is_none()
    {
        return Ok(None);
    }
    changes.made_in(sheet.xml).map(Some)
}

struct Work<'a> {
    sheet: &'a Sheet<'a>,
    name: &'a str,
    insertion: Option<Insertion>,
}

/// A row as it is written: where it stands from now on, and what comes into it.
struct NewRow<'a> {
    from: u32,
    to: u32,
    entries: Option<&'a Entries>,
    /// One more row like the last one of the list: its texts are not its own.
    is_copy: bool,
}

impl<'a> Work<'a> {
    fn shift(&self, insertion: Insertion) -> Shift<'a> {
        Shift { insertion, sheet: self.name, is_home: true, own: None, single: Single::Unsure }
    }

    /// All rows of the sheet.
    fn data(&self, writes: &Writes) -> Option<String> {
        let given = by_rows(writes);
        let mut indices: BTreeSet<u32> = self.sheet.rows.iter().map(|row| row.index).collect();
        indices.extend(given.keys());
        indices.extend(self.insertion.map(|insertion| insertion.last));
        let mut made = String::with_capacity(self.sheet.data.1.start.saturating_sub(self.sheet.data.0.end) + 1024);
        for index in indices {
            let to = self.insertion.map_or(index, |insertion| insertion.row(index));
            self.row(&mut made, &NewRow { from: index, to, entries: given.get(&index), is_copy: false })?;
            if let Some(insertion) = self.insertion.filter(|insertion| insertion.last == index) {
                self.added(&mut made, insertion, writes.rows.as_ref())?;
            }
        }
        Some(made)
    }

    /// The rows behind the last one of the list.
    fn added(&self, made: &mut String, insertion: Insertion, rows: Option<&Rows>) -> Option<()> {
        let given = (insertion.last - insertion.first + 1) as usize;
        let more = rows.map(|rows| rows.entries.get(given..).unwrap_or_default()).unwrap_or_default();
        for (entries, number) in more.iter().zip(1..=insertion.count) {
            let to = insertion.last + number;
            let entries = filled(entries);
            self.row(made, &NewRow { from: insertion.last, to, entries: Some(&entries), is_copy: true })?;
        }
        Some(())
    }

    fn row(&self, made: &mut String, new: &NewRow<'_>) -> Option<()> {
        let Some(row) = self.sheet.row(new.from) else {
            self.bare_row(made, new);
            return Some(());
        };
        let mut cells = String::new();
        let empty = Entries::new();
        let entries = new.entries.unwrap_or(&empty);
        let mut waiting = entries.iter().peekable();
        let mut is_changed = new.from != new.to || new.is_copy;
        for cell in &row.cells {
            while let Some((column, entry)) = waiting.next_if(|(column, _)| **column < cell.column) {
                cells.push_str(&self.new_cell(new.to, *column, self.style_beside(row, *column).as_deref(), entry));
                is_changed = true;
            }
            let entry = waiting.next_if(|(column, _)| **column == cell.column).map(|(_, entry)| entry);
            let written = self.cell(cell, new, entry)?;
            is_changed |= self.sheet.xml.get(cell.whole.clone())? != written;
            cells.push_str(&written);
        }
        for (column, entry) in waiting {
            cells.push_str(&self.new_cell(new.to, *column, self.style_beside(row, *column).as_deref(), entry));
            is_changed = true;
        }
        if is_changed {
            made.push_str(&self.row_around(row, new.to, &cells)?);
        } else {
            made.push_str(self.sheet.xml.get(row.whole.clone())?);
        }
        Some(())
    }

    /// The row's own tag keeps height and format.
    fn row_around(&self, row: &RowPart, to: u32, cells: &str) -> Option<String> {
        let open = self.sheet.xml.get(row.open.clone())?;
        // How far the cells reach is a mere hint, and it may not be true any more.
        let open = without_attribute(&with_attribute(open, "r", &(to + 1).to_string()), "spans");
        let open = open.strip_suffix("/>").map_or(open.clone(), |open| format!("{}>", open.trim_end()));
        Some(format!("{open}{cells}</{}row>", self.sheet.prefix))
    }

    fn bare_row(&self, made: &mut String, new: &NewRow<'_>) {
        let Some(entries) = new.entries.filter(|entries| !entries.is_empty()) else { return };
        let cell =
            |(column, entry): (&u32, &Entry)| self.new_cell(new.to, *column, self.sheet.column_style(*column), entry);
        let cells: String = entries.iter().map(cell).collect();
        let prefix = &self.sheet.prefix;
        made.push_str(&format!("<{prefix}row r=\"{}\">{cells}</{prefix}row>", new.to + 1));
    }

    /// A cell that is not there yet looks as the row says, or else as its column.
    fn style_beside(&self, row: &RowPart, column: u32) -> Option<String> {
        let open = self.sheet.xml.get(row.open.clone())?;
        let is_own = attribute(open, "customFormat").is_some_and(|own| own == "1" || own == "true");
        let of_row = attribute(open, "s").filter(|_| is_own);
        of_row.or_else(|| self.sheet.column_style(column).map(str::to_owned))
    }

    fn cell(&self, cell: &CellPart, new: &NewRow<'_>, entry: Option<&Entry>) -> Option<String> {
        let xml = self.sheet.xml;
        if let Some(formula) = &cell.formula {
            return self.formula_cell(cell, formula, new);
        }
        match entry {
            Some(entry) if !entry.is_empty() => Some(self.new_cell(new.to, cell.column, cell.style.as_deref(), entry)),
            _ if new.is_copy => Some(self.empty_cell(new.to, cell.column, cell.style.as_deref())),
            _ => {
                let open = xml.get(cell.open.clone())?;
                let open = if new.from == new.to { open.to_owned() } else { placed(open, new.to, cell.column) };
                Some(format!("{open}{}", xml.get(cell.open.end..cell.whole.end)?))
            }
        }
    }

    /// A formula is never written over; its references are led.
    fn formula_cell(&self, cell: &CellPart, formula: &super::sheet::Formula, new: &NewRow<'_>) -> Option<String> {
        let xml = self.sheet.xml;
        let Some(insertion) = self.insertion else { return xml.get(cell.whole.clone()).map(str::to_owned) };
        let is_shared = formula.kind == "shared";
        // Formulas over several cells are led nowhere for sure.
        if !is_shared && !matches!(formula.kind.as_str(), "" | "normal") {
            return None;
        }
        let text = plain(xml.get(formula.text.clone())?);
        let own = insertion.is_in_list(new.from).then_some((new.from, new.to));
        // In a copy of a shared formula the master's text stands for it.
        let own_of_text = if is_shared { own.map(|(from, _)| (from, from)) } else { own };
        let text = shifted(&text, &Shift { own: own_of_text, ..self.shift(insertion) })?;
        let tag = xml.get(formula.open.clone())?;
        let tag = self.formula_tag(tag, formula, insertion, new)?;
        let around = (xml.get(cell.open.end..formula.open.start)?, xml.get(formula.text.end..cell.whole.end)?);
        let open = placed(xml.get(cell.open.clone())?, new.to, cell.column);
        if new.is_copy {
            let text = if is_shared { String::new() } else { text };
            let style = cell.style.as_ref().map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            let prefix = &self.sheet.prefix;
            let tag = tag.strip_suffix("/>").map_or(tag.clone(), |tag| format!("{tag}>"));
            let place = written(new.to, cell.column);
            let formula = format!("{tag}{}</{prefix}f>", escaped(&text));
            return Some(format!("<{prefix}c r=\"{place}\"{style}>{formula}</{prefix}c>"));
        }
        let is_empty_tag = formula.text.is_empty() && tag.ends_with("/>");
        let text = if is_empty_tag { String::new() } else { escaped(&text) };
        Some(format!("{open}{}{tag}{text}{}", around.0, around.1))
    }

    /// A shared formula reaches over the new rows too; a copy only names it.
    fn formula_tag(
        &self,
        tag: &str,
        formula: &super::sheet::Formula,
        insertion: Insertion,
        new: &NewRow<'_>,
    ) -> Option<String> {
        let Some(reach) = formula.reach.as_deref() else { return Some(tag.to_owned()) };
        if new.is_copy {
            return Some(without_attribute(tag, "ref"));
        }
        let reach = region(reach)?;
        let is_in_list = insertion.is_in_list(reach.rows.0) && insertion.is_in_list(reach.rows.1);
        // Elsewhere its cells may be led in different ways.
        if !is_in_list && reach.rows.0 != reach.rows.1 {
            return None;
        }
        let rows = insertion.rows(reach.rows, is_in_list);
        let place = format!("{}:{}", written(rows.0, reach.columns.0), written(rows.1, reach.columns.1));
        Some(with_attribute(tag, "ref", &place))
    }

    fn new_cell(&self, row: u32, column: u32, style: Option<&str>, entry: &Entry) -> String {
        let prefix = &self.sheet.prefix;
        let place = written(row, column);
        let shows_days = style.is_some_and(|style| self.sheet.day_styles.contains(style));
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        match entry {
            Entry::Number(number) => {
                format!("<{prefix}c r=\"{place}\"{style}><{prefix}v>{}</{prefix}v></{prefix}c>", escaped(number))
            }
            Entry::Day(day, _) if shows_days => {
                let serial = days::serial(*day);
                format!("<{prefix}c r=\"{place}\"{style}><{prefix}v>{serial}</{prefix}v></{prefix}c>")
            }
            Entry::Text(text) | Entry::Day(_, text) => format!(
                "<{prefix}c r=\"{place}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{}\
                 </{prefix}t></{prefix}is></{prefix}c>",
                escaped(text)
            ),
        }
    }

    fn empty_cell(&self, row: u32, column: u32, style: Option<&str>) -> String {
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        format!("<{}c r=\"{}\"{style}/>", self.sheet.prefix, written(row, column))
    }
}

fn placed(open: &str, row: u32, column: u32) -> String {
    with_attribute(open, "r", &written(row, column))
}

/// What has nothing to say leaves a cell as it is.
fn filled(entries: &Entries) -> Entries {
    let filled = entries.iter().filter(|(_, entry)| !entry.is_empty());
    filled.map(|(column, entry)| (*column, entry.clone())).collect()
}

/// What comes into the rows that are there.
fn by_rows(writes: &Writes) -> BTreeMap<u32, Entries> {
    let mut rows: BTreeMap<u32, Entries> = BTreeMap::new();
    for ((row, column), entry) in writes.cells.iter().filter(|(_, entry)| !entry.is_empty()) {
        rows.entry(*row).or_default().insert(*column, entry.clone());
    }
    if let Some(list) = &writes.rows {
        for (entries, row) in list.entries.iter().zip(list.given.0..=list.given.1) {
            rows.entry(row).or_default().extend(filled(entries));
        }
    }
    rows.retain(|_, entries| !entries.is_empty());
    rows
}
