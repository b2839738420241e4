//! Which styles of a workbook show a number as a day: into such a cell a day goes as a number, so that it looks as the table wants it.

use super::NotBlank;
use super::markup::{Kind, Tag, Tags};
use super::package::Package;
use crate::domain::Date;
use chrono::Datelike;
use std::collections::HashSet;

/// Formats of days that every workbook has by number, those of Chinese workbooks among them (ECMA-376 part 1, 18.8.30).
const BUILT_IN: [std::ops::RangeInclusive<u32>; 4] = [14..=17, 22..=22, 27..=36, 50..=58];
/// 30 December 1899, day 0 of the system of 1900 as it counts since March 1900, in days of the common era.
const FIRST: i32 = 693_594;

/// The styles by their numbers, as cells write them.
pub(super) fn styles(package: &mut Package<'_>, main: &str) -> Result<HashSet<String>, NotBlank> {
    let relation = package.relations(main)?.into_iter().find(|relation| relation.kind.ends_with("/styles"));
    let Some(xml) = relation.map(|relation| package.text_if_there(&relation.part)).transpose()?.flatten() else {
        return Ok(HashSet::new());
    };
    // Old workbooks that count from 1904 get days as texts.
    if counts_from_1904(&package.text(main)?)? { Ok(HashSet::new()) } else { read(&xml) }
}

/// The number of a day.
pub(super) fn serial(day: Date) -> i32 {
    day.num_days_from_ce() - FIRST
}

fn counts_from_1904(main: &str) -> Result<bool, NotBlank> {
    let mut tags = Tags::of(main);
    while let Some(tag) = tags.next()? {
        if tag.name == "workbookPr" {
            return Ok(tag.attribute("date1904").is_some_and(|value| value == "1" || value == "true"));
        }
    }
    Ok(false)
}

fn read(xml: &str) -> Result<HashSet<String>, NotBlank> {
    let mut tags = Tags::of(xml);
    let (mut own, mut found) = (HashSet::new(), HashSet::new());
    let (mut is_inside, mut number) = (false, 0);
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("numFmt", Kind::Open | Kind::Empty) => own.extend(day_format(&tag)),
            ("cellXfs", kind) => is_inside = kind == Kind::Open,
            ("xf", Kind::Open | Kind::Empty) if is_inside => {
                let format = tag.number("numFmtId").unwrap_or_default();
                if own.contains(&format) || BUILT_IN.iter().any(|formats| formats.contains(&format)) {
                    found.insert(number.to_string());
                }
                number += 1;
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The number of a format of the workbook's own, if it shows days.
fn day_format(tag: &Tag<'_>) -> Option<u32> {
    let code = tag.attribute("formatCode")?;
    let (mut plain, mut is_quoted, mut depth) = (String::new(), false, 0_u32);
    for letter in code.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            other if !is_quoted && depth == 0 => plain.push(other.to_ascii_lowercase()),
            _ => {}
        }
    }
    let shows_days = plain.contains('y') || (plain.contains('m') && plain.contains('d'));
    tag.number("numFmtId").filter(|_| shows_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_others() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>\
                   <numFmt numFmtId=\"181\" formatCode=\"[Red]0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>\
                   </cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"180\"/>\
                   <xf numFmtId=\"181\"/><xf numFmtId=\"31\"/></cellXfs></styleSheet>";
        let mut found: Vec<String> = read(xml).unwrap().into_iter().collect();
        found.sort();
        assert_eq!(found, ["1", "2", "4"]);
        assert_eq!(serial(Date::from_ymd_opt(2024, 3, 1).unwrap()), 45_352);
    }
}
