//! Whether rows may be added to a sheet: only where it can be shown that everything else stays right. What cannot be shown
//! has its reason in words; then the rows that are there are filled, and how many are over is told.

use super::NotBlank;
use super::insertion::Insertion;
use super::markup::{Kind, Tags, attribute, escaped};
use super::package::Package;
use super::sheet::{region, spot};
use super::workbook::SheetName;

const ELSEWHERE: &str = "别的工作表或图表里有公式指向这张表";
const PICTURE: &str = "要填的行下面有图片或批注";
const SPECIAL: &str = "这张表里有不能确定怎样移动的内容（表格区域、控件、数据透视等）";
/// Of formulas and rules of the sheet itself.
pub(super) const FORMULA: &str = "有公式或格式规则不能确定怎样跟着移动";

/// Why rows are not added; none where they may be, as far as other parts of the file are concerned.
pub(super) fn against(
    package: &mut Package<'_>,
    sheet: &SheetName,
    insertion: Insertion,
) -> Result<Option<&'static str>, NotBlank> {
    for relation in package.relations(&sheet.part)? {
        let kind = relation.kind.rsplit('/').next().unwrap_or_default();
        let refusal = match kind {
            "hyperlink" | "printerSettings" => None,
            "drawing" | "comments" | "vmlDrawing" => below(package, &relation.part, insertion)?.then_some(PICTURE),
            _ => Some(SPECIAL),
        };
        if refusal.is_some() {
            return Ok(refusal);
        }
    }
    let is_other = |name: &str| {
        let is_sheet = name.starts_with("xl/worksheets/") && !name.contains("/_rels/") && name != sheet.part;
        is_sheet || name.starts_with("xl/charts/chart") || name.starts_with("xl/pivot")
    };
    for part in package.names().into_iter().filter(|name| is_other(name) && name.ends_with(".xml")) {
        if part.starts_with("xl/pivot") || names(&package.text(&part)?, &sheet.name) {
            return Ok(Some(ELSEWHERE));
        }
    }
    Ok(None)
}

/// Whether a picture or a remark is tied to a row below the list.
fn below(package: &mut Package<'_>, part: &str, insertion: Insertion) -> Result<bool, NotBlank> {
    let Some(xml) = package.text_if_there(part)? else { return Ok(true) };
    // What a drawing of the old kind shows belongs to a remark, which is looked at itself.
    if part.ends_with(".vml") {
        return Ok(false);
    }
    let mut tags = Tags::of(&xml);
    let mut from = None;
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("row", Kind::Open) => from = Some(tag.place.end),
            ("row", Kind::Close) => {
                let row = from.take().and_then(|from| xml.get(from..tag.place.start)?.trim().parse::<u32>().ok());
                if row.is_none_or(|row| row > insertion.last) {
                    return Ok(true);
                }
            }
            ("absoluteAnchor", _) => return Ok(true),
            ("comment", Kind::Open | Kind::Empty) => {
                let place = attribute(tag.raw, "ref");
                let row = place.and_then(|place| spot(&place).or_else(|| Some((region(&place)?.rows.0, 0))));
                if row.is_none_or(|(row, _)| row > insertion.last) {
                    return Ok(true);
                }
            }
            _ => {}
        }
    }
    Ok(false)
}

/// Whether a part speaks of the sheet by its name. Better once too often than once too seldom.
fn names(xml: &str, sheet: &str) -> bool {
    let xml = xml.to_lowercase();
    let name = escaped(&sheet.to_lowercase());
    let quoted = name.replace('\'', "''");
    [format!("{name}!"), format!("{quoted}'!"), format!("{}'!", quoted.replace('\'', "&apos;"))]
        .iter()
        .any(|wanted| xml.contains(wanted))
        || xml.contains(&format!("{quoted}&apos;!"))
}
