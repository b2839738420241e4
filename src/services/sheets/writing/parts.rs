//! The parts of a workbook beside its cells: which sheets there are, and how cells look (ECMA-376 part 1, 12 and 18).

use super::texts::put_escaped;
use std::fmt::Write;

pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
pub(super) const RELATIONS: &str = "_rels/.rels";
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
pub(super) const WORKBOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";
pub(super) const STYLES: &str = "xl/styles.xml";
pub(super) const SHARED_TEXTS: &str = "xl/sharedStrings.xml";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// How a cell looks; all of them are text, so that no number is rounded.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Text = 1,
    Heading,
    /// Text also after somebody edits the cell.
    Quoted,
}

impl Style {
    /// Its place among the looks in [`styles`].
    pub fn place(self) -> u8 {
        self as u8
    }

    /// What stands in a cell between its name and the place of its text.
    pub fn of_cell(self) -> &'static str {
        match self {
            Self::Text => r#"" s="1" t="s"><v>"#,
            Self::Heading => r#"" s="2" t="s"><v>"#,
            Self::Quoted => r#"" s="3" t="s"><v>"#,
        }
    }
}

/// The part of a sheet, counted from 1.
pub(super) fn sheet(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

pub(super) fn content_types(sheets: usize) -> String {
    let mut xml = format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    );
    let sheets = (1..=sheets).map(|number| (sheet(number), "worksheet"));
    let named = [(WORKBOOK, "sheet.main"), (STYLES, "styles"), (SHARED_TEXTS, "sharedStrings")];
    for (part, kind) in named.map(|(part, kind)| (part.to_owned(), kind)).into_iter().chain(sheets) {
        put(&mut xml, format_args!(r#"<Override PartName="/{part}" ContentType="{TYPES}.{kind}+xml"/>"#));
    }
    xml + "</Types>"
}

pub(super) fn relations() -> String {
    related([("officeDocument", WORKBOOK.to_owned())].into_iter())
}

/// The sheets come first, so that each has its own number.
pub(super) fn workbook_relations(sheets: usize) -> String {
    let sheets = (1..=sheets).map(|number| ("worksheet", format!("/{}", sheet(number))));
    let others = [("styles", STYLES), ("sharedStrings", SHARED_TEXTS)];
    related(sheets.chain(others.map(|(kind, part)| (kind, format!("/{part}")))))
}

pub(super) fn workbook(names: &[String]) -> String {
    let mut xml = format!(
        r#"{XML}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>"#
    );
    for (name, number) in names.iter().zip(1..) {
        xml.push_str("<sheet name=\"");
        put_escaped(&mut xml, name);
        put(&mut xml, format_args!(r#"" sheetId="{number}" r:id="rId{number}"/>"#));
    }
    xml + "</sheets></workbook>"
}

/// The looks of [`Style`], behind the one that every workbook begins with. 49 is the format of text.
pub(super) fn styles() -> String {
    format!(
        r#"{XML}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}

fn related(targets: impl Iterator<Item = (&'static str, String)>) -> String {
    let mut xml = format!(r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">"#);
    for ((kind, target), number) in targets.zip(1..) {
        put(&mut xml, format_args!(r#"<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>"#));
    }
    xml + "</Relationships>"
}

fn put(xml: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = xml.write_fmt(text);
}
