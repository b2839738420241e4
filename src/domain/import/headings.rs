//! Finding the heading row: under titles, in two rows with merged cells, with a row of remarks below it.

use super::{Sheet, Subject, Target, forbidden};
use crate::domain::text::{half_width, is_blank};

/// Titles and notes stand above a heading row in no more rows than this.
const MOST_ABOVE: usize = 30;
/// So many known headings at least make a heading row.
const FEWEST: usize = 2;

/// A longer text is a sentence.
const LONGEST: usize = 20;

/// The heading of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headings {
    /// One for each column, as the table has it.
    pub names: Vec<String>,
    /// The first row below it, by its place among the sheet's rows.
    pub first_line: usize,
}

/// A heading in the form in which it is looked up: no blanks, line breaks, stars and colons, half-width brackets.
pub fn plain(heading: &str) -> String {
    let is_ornament =
        |letter: char| is_blank(letter) || matches!(letter, '*' | ':' | '"' | '\'' | '“' | '”' | '★' | '_');
    let plain: String = half_width(heading).chars().filter(|letter| !is_ornament(*letter)).collect();
    let plain = plain.to_lowercase();
    match plain.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        Some((name, "必填" | "选填" | "必填项" | "非必填")) => name.to_owned(),
        _ => plain,
    }
}

/// The same without what stands in brackets: 「有效期(年)」 is 「有效期」.
pub(super) fn without_brackets(plain: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            other if depth == 0 => kept.push(other),
            _ => {}
        }
    }
    kept
}

/// The heading of a table; none where no row looks like one.
pub fn find(sheet: &Sheet) -> Option<Headings> {
    find_by(sheet, &is_known)
}

/// The same with other words than the fields have: `is_known` tells a heading.
pub fn find_by(sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> Option<Headings> {
    let scored = (0..sheet.rows.len().min(MOST_ABOVE)).map(|index| (known(&names(sheet, index), is_known), index));
    // The first of the best: a heading that is repeated on every page stands first where the table begins.
    let (score, index) = scored.max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))?;
    if score < FEWEST {
        return None;
    }
    let (names, last) = with_second_row(sheet, index, is_known);
    Some(Headings { names, first_line: last + 1 })
}

/// How many of these are headings of something.
fn known(names: &[String], is_known: &dyn Fn(&str) -> bool) -> usize {
    names.iter().filter(|name| name.chars().count() <= LONGEST).filter(|name| is_known(name)).count()
}

fn is_known(name: &str) -> bool {
    forbidden(name).is_some() || Subject::ALL.into_iter().any(|subject| Target::called(subject, name).is_some())
}

fn names(sheet: &Sheet, index: usize) -> Vec<String> {
    sheet.rows[index].cells().map(|cell| cell.text.to_owned()).collect()
}

/// A heading in two rows: 「房主」 merged over 「姓名」 and 「电话」 becomes 「房主姓名」 and 「房主电话」. Where the better row is
/// the lower one, what is merged above it is looked at too.
fn with_second_row(sheet: &Sheet, index: usize, is_known: &dyn Fn(&str) -> bool) -> (Vec<String>, usize) {
    let lower_of = |upper: usize| (upper + 1 < sheet.rows.len()).then_some(upper + 1);
    for upper in [index.checked_sub(1), Some(index)].into_iter().flatten() {
        let Some(lower) = lower_of(upper) else { continue };
        let joined = joined(sheet, upper, lower, is_known);
        if let Some(joined) = joined.filter(|joined| known(joined, is_known) >= known(&names(sheet, index), is_known)) {
            return (joined, lower);
        }
    }
    (names(sheet, index), index)
}

/// Both rows as one, if they are merged into each other.
fn joined(sheet: &Sheet, upper: usize, lower: usize, is_known: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let (upper, lower) = (&sheet.rows[upper], &sheet.rows[lower]);
    let row = upper.number.checked_sub(1)?;
    if lower.number != upper.number + 1 {
        return None;
    }
    let spans_down = sheet.merged.iter().any(|merged| merged.rows.0 == row && merged.rows.1 == row + 1);
    let width = upper.width().max(lower.width());
    let spans_all = |columns: (u32, u32)| (columns.1 - columns.0 + 1) as usize * 2 > width;
    let groups: Vec<_> =
        sheet.merged.iter().filter(|merged| merged.rows == (row, row) && !spans_all(merged.columns)).collect();
    if !spans_down && groups.is_empty() {
        return None;
    }
    let join = |column: usize| {
        let above =
            groups.iter().find(|merged| (merged.columns.0 as usize..=merged.columns.1 as usize).contains(&column));
        let above = upper.cell(above.map_or(column, |merged| merged.columns.0 as usize)).text;
        let below = lower.cell(column).text;
        let both = format!("{above}{below}");
        // 「证件和电话」 over 「身份证号」 only groups the columns.
        let is_group_alone = !is_known(&both) && is_known(below);
        if below.starts_with(above) || is_group_alone { below.to_owned() } else { both }
    };
    Some((0..width).map(join).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::Merged;

    #[test]
    fn a_heading_is_looked_up_without_its_ornaments() {
        for heading in ["身份证号码*", "身份证 号码", "身份证\n号码：", "＊身份证号码（必填）"]
        {
            assert_eq!(plain(heading), "身份证号码", "{heading}");
        }
        assert_eq!(without_brackets(&plain("有效期（年）")), "有效期");
    }

    #[test]
    fn titles_stand_above_the_heading() {
        let sheet = Sheet::of_texts(
            "表",
            [
                vec!["海棠社区流动人口登记台账"],
                vec!["填报单位：海棠社区", "", "填报日期：2026年6月"],
                vec!["序号", "姓名", "身份证号", "联系电话"],
                vec!["1", "云中鹤", "510524199001010008", "13800000606"],
            ],
        );
        let found = find(&sheet).expect("a heading");
        assert_eq!((found.first_line, found.names[2].as_str()), (3, "身份证号"));
    }

    #[test]
    fn two_rows_merged_into_each_other_are_one_heading() {
        let rows = [
            vec!["出租屋登记表"],
            vec!["房屋地址", "房主", "", "出租间数"],
            vec!["", "姓名", "联系电话", ""],
            vec!["海棠苑3栋", "云中鹤", "13800000606", "3"],
        ];
        let mut sheet = Sheet::of_texts("表", rows);
        sheet.merged = vec![
            Merged { rows: (0, 0), columns: (0, 3) },
            Merged { rows: (1, 2), columns: (0, 0) },
            Merged { rows: (1, 1), columns: (1, 2) },
            Merged { rows: (1, 2), columns: (3, 3) },
        ];
        let found = find(&sheet).expect("a heading");
        assert_eq!(found.names, ["房屋地址", "房主姓名", "房主联系电话", "出租间数"]);
        assert_eq!(found.first_line, 3);
    }

    #[test]
    fn a_table_without_a_heading_has_none() {
        let sheet = Sheet::of_texts("表", [vec!["云中鹤", "510524199001010008"], vec!["水上漂", "51052419900101003X"]]);
        assert_eq!(find(&sheet), None);
    }
}
