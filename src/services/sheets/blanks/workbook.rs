//! A workbook: which part is which sheet, and what in it follows when a sheet is filled.

use super::insertion::Insertion;
use super::markup::{Changes, Kind, Tags, escaped, plain, with_attribute};
use super::package::{Changed, Package};
use super::references::{Shift, Single, shifted};
use super::rewriting::rewritten;
use super::sheet::{MOST_ROWS, Sheet};
use super::{Filled, NotBlank, Writes, days, provable};

/// Where our own workbooks have it.
pub(super) const MAIN: &str = "xl/workbook.xml";
const MOST_SHEETS: usize = 40;
const TYPES: &str = "[Content_Types].xml";

/// A sheet in sight, and its part.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SheetName {
    pub name: String,
    pub part: String,
    main: String,
}

pub(super) fn sheets(package: &mut Package<'_>, main: &str) -> Result<Vec<SheetName>, NotBlank> {
    let xml = package.text(main)?;
    let relations = package.relations(main)?;
    let mut tags = Tags::of(&xml);
    let mut sheets = Vec::new();
    while let Some(tag) = tags.next()? {
        let is_in_sight = tag.opens("sheet") && tag.attribute("state").is_none_or(|state| state == "visible");
        if !is_in_sight || sheets.len() >= MOST_SHEETS {
            continue;
        }
        let id = tag.attribute("id").unwrap_or_default();
        let is_sheet = |kind: &str| kind.ends_with("/worksheet");
        let relation = relations.iter().find(|relation| relation.id == id && is_sheet(&relation.kind));
        let name = tag.attribute("name").unwrap_or_default();
        sheets.extend(relation.map(|relation| SheetName { name, part: relation.part.clone(), main: main.to_owned() }));
    }
    if sheets.is_empty() { Err(NotBlank::Empty) } else { Ok(sheets) }
}

/// The file with these entries in a sheet. Rows are added where that can be shown to be right.
pub(super) fn filled(bytes: &[u8], name: &SheetName, writes: &Writes) -> Result<Filled, NotBlank> {
    let mut package = Package::open(bytes)?;
    let xml = package.text(&name.part)?;
    let mut sheet = Sheet::read(&xml)?;
    sheet.day_styles = days::styles(&mut package, &name.main)?;
    let insertion = needed(writes);
    let mut why = None;
    if let Some(insertion) = insertion {
        match with_rows(&mut package, name, &sheet, writes, insertion)? {
            Ok(changed) => return finished(bytes, changed, 0, None),
            Err(reason) => why = Some(reason),
        }
    }
    let text = rewritten(&sheet, &name.name, writes, None)?.ok_or(NotBlank::Damaged)?;
    let mut changed = Changed::from([(name.part.clone(), Some(text))]);
    let main = package.text(&name.main)?;
    if let Some(counted) = counted_anew(&mut package, &name.main, &main)?.filter(|counted| *counted != main) {
        changed.insert(name.main.clone(), Some(counted));
    }
    let over = insertion.map_or(0, |insertion| insertion.count as usize);
    finished(bytes, changed, over, why)
}

fn finished(bytes: &[u8], changed: Changed, over: usize, why: Option<&'static str>) -> Result<Filled, NotBlank> {
    let bytes = Package::open(bytes)?.with(&changed)?;
    Ok(Filled { bytes, over, why })
}

/// The rows that are missing.
fn needed(writes: &Writes) -> Option<Insertion> {
    let rows = writes.rows.as_ref()?;
    let given = (rows.given.1 - rows.given.0 + 1) as usize;
    let count = u32::try_from(rows.entries.len().checked_sub(given)?).ok().filter(|count| *count > 0)?;
    Some(Insertion { first: rows.given.0, last: rows.given.1, count })
}

/// Every part that changes when rows are added, or why none are.
fn with_rows(
    package: &mut Package<'_>,
    name: &SheetName,
    sheet: &Sheet<'_>,
    writes: &Writes,
    insertion: Insertion,
) -> Result<Result<Changed, &'static str>, NotBlank> {
    let bottom = sheet.rows.last().map_or(insertion.last, |row| row.index).max(insertion.last);
    if bottom.saturating_add(insertion.count) >= MOST_ROWS {
        return Ok(Err("表格没有这么多行"));
    }
    if let Some(reason) = provable::against(package, name, insertion)? {
        return Ok(Err(reason));
    }
    let main = package.text(&name.main)?;
    let (Some(text), Some(led)) =
        (rewritten(sheet, &name.name, writes, Some(insertion))?, names_led(&main, name, insertion)?)
    else {
        return Ok(Err(provable::FORMULA));
    };
    let mut changed = Changed::from([(name.part.clone(), Some(text))]);
    let counted = counted_anew(package, &name.main, &led)?.unwrap_or(led);
    if counted != main {
        changed.insert(name.main.clone(), Some(counted));
    }
    without_chain(package, &name.main, &mut changed)?;
    Ok(Ok(changed))
}

/// Names of regions led: the print area, rows repeated on every page.
fn names_led(main: &str, name: &SheetName, insertion: Insertion) -> Result<Option<String>, NotBlank> {
    let mut tags = Tags::of(main);
    let mut changes = Changes::default();
    let mut from = 0;
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("definedName", Kind::Open) => from = tag.place.end,
            ("definedName", Kind::Close) => {
                let text = plain(main.get(from..tag.place.start).unwrap_or_default());
                let single = Single::Unsure;
                let shift = Shift { insertion, sheet: &name.name, is_home: false, own: None, single };
                let Some(led) = shifted(&text, &shift) else { return Ok(None) };
                if led != text {
                    changes.put(from..tag.place.start, escaped(&led));
                }
            }
            _ => {}
        }
    }
    changes.made_in(main).map(Some)
}

/// Asks the program that opens the file to count its formulas anew, where it has any.
fn counted_anew(package: &mut Package<'_>, main_part: &str, main: &str) -> Result<Option<String>, NotBlank> {
    let mut has_formulas = false;
    for sheet in sheets(package, main_part)? {
        let xml = package.text(&sheet.part)?;
        has_formulas = has_formulas
            || Sheet::read(&xml)?.rows.iter().any(|row| row.cells.iter().any(|cell| cell.formula.is_some()));
    }
    if !has_formulas {
        return Ok(None);
    }
    let mut tags = Tags::of(main);
    let mut changes = Changes::default();
    let mut behind = None;
    while let Some(tag) = tags.next()? {
        if tag.opens("calcPr") {
            changes.put(tag.place.clone(), with_attribute(tag.raw, "fullCalcOnLoad", "1"));
            return changes.made_in(main).map(Some);
        }
        let is_before = matches!(tag.name, "sheets" | "functionGroups" | "externalReferences" | "definedNames");
        if is_before && tag.kind != Kind::Open {
            let prefix = super::markup::name(tag.raw).strip_suffix(tag.name).unwrap_or_default().to_owned();
            behind = Some((tag.place.end, prefix));
        }
    }
    let (place, prefix) = behind.ok_or(NotBlank::Damaged)?;
    changes.put(place..place, format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"));
    changes.made_in(main).map(Some)
}

/// The order in which formulas are counted names cells that have moved: it goes, and is made anew by whoever opens the file.
fn without_chain(package: &mut Package<'_>, main: &str, changed: &mut Changed) -> Result<(), NotBlank> {
    let chain = package.relations(main)?.into_iter().find(|relation| relation.kind.ends_with("/calcChain"));
    let Some(chain) = chain else { return Ok(()) };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = format!("{folder}/_rels/{file}.rels");
    let types = package.text(TYPES)?;
    changed.insert(
        TYPES.to_owned(),
        Some(without_tag(&types, "Override", "PartName", |name| name.trim_start_matches('/') == chain.part)?),
    );
    let xml = package.text(&relations)?;
    changed.insert(relations, Some(without_tag(&xml, "Relationship", "Id", |id| id == chain.id)?));
    changed.insert(chain.part, None);
    Ok(())
}

fn without_tag(xml: &str, name: &str, attribute: &str, is_meant: impl Fn(&str) -> bool) -> Result<String, NotBlank> {
    let mut tags = Tags::of(xml);
    let mut changes = Changes::default();
    while let Some(tag) = tags.next()? {
        if tag.kind == Kind::Empty && tag.name == name && tag.attribute(attribute).is_some_and(|value| is_meant(&value))
        {
            changes.put(tag.place, "");
        }
    }
    changes.made_in(xml)
}
