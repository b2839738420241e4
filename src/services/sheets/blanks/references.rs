//! References in formulas led to where their cells have moved. A formula of which this cannot be said for sure is given back
//! as none: then no rows are added.

use super::insertion::Insertion;
use super::sheet::{MOST_ROWS, spot};

/// Where a formula stands and how it is led.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift<'a> {
    pub insertion: Insertion,
    /// The sheet that got the rows.
    pub sheet: &'a str,
    /// References without a sheet mean that one.
    pub is_home: bool,
    /// A formula that stands in this row and may look at no other, and the row it is in from now on.
    pub own: Option<(u32, u32)>,
    pub single: Single,
}

/// What a single cell of the list is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Single {
    /// In a sum of several cells: the new rows would be missing.
    Unsure,
    /// The place itself is meant: the cell in focus, a link.
    Fixed,
    /// A region of one row that goes on with the list.
    Grows,
}

/// A reference to a cell: `$B$5`.
struct Reference<'a> {
    column: &'a str,
    is_absolute: bool,
    row: u32,
}

/// The formula after the rows came in.
pub(super) fn shifted(formula: &str, shift: &Shift<'_>) -> Option<String> {
    let mut made = String::with_capacity(formula.len() + 8);
    let mut rest = formula;
    let mut is_meant = shift.is_home;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => quoted(rest, '"')?,
            '\'' => {
                let length = quoted(rest, '\'')?;
                is_meant = is_sheet(&rest[1..length - 1].replace("''", "'"), shift);
                rest[length..].starts_with('!').then_some(length + 1)?
            }
            // Other workbooks, columns of tables.
            '[' => return None,
            '#' => 1 + run(&rest[1..], |letter| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '!' | '?')),
            letter if is_of_word(letter) => {
                let (length, text) = word(rest, shift, &mut is_meant)?;
                if let Some(text) = text {
                    made.push_str(&text);
                    (rest, is_meant) = (&rest[length..], shift.is_home);
                    continue;
                }
                length
            }
            '!' => return None,
            other => other.len_utf8(),
        };
        made.push_str(rest.get(..length)?);
        rest = &rest[length..];
    }
    Some(made)
}

/// A word at the beginning: its length, and what stands for it from now on.
fn word(rest: &str, shift: &Shift<'_>, is_meant: &mut bool) -> Option<(usize, Option<String>)> {
    let length = run(rest, is_of_word);
    let (word, after) = rest.split_at(length);
    if after.starts_with('!') {
        *is_meant = is_sheet(word, shift);
        return Some((length + 1, None));
    }
    if after.starts_with('(') {
        return Some((length, None));
    }
    let second = after.strip_prefix(':').map(|after| &after[..run(after, is_of_word)]);
    let whole = length + second.map_or(0, |second| second.len() + 1);
    if !*is_meant && (second.is_none() || reference(word).is_some()) {
        // Cells of another sheet stay; the next reference is of this one again.
        return Some((whole, Some(rest[..whole].to_owned())));
    }
    match (reference(word), second) {
        (Some(one), None) => Some((length, Some(single(&one, shift)?))),
        (Some(from), Some(second)) => {
            let is_call = rest[whole..].starts_with(['(', '!']);
            let until = reference(second).filter(|_| !is_call)?;
            Some((whole, Some(range(&from, &until, shift)?)))
        }
        (None, None) => Some((length, None)),
        (None, Some(second)) if is_column(word) && is_column(second) => Some((whole, Some(rest[..whole].to_owned()))),
        (None, Some(second)) => {
            let (from, until) = (row(word)?, row(second)?);
            let rows = shift.insertion.rows((from.1, until.1), shift.single == Single::Grows);
            let is_cut = shift.insertion.is_cut((from.1, until.1)) || shift.own.is_some();
            (!is_cut).then(|| (whole, Some(format!("{}{}:{}{}", from.0, rows.0 + 1, until.0, rows.1 + 1))))
        }
    }
}

fn single(one: &Reference<'_>, shift: &Shift<'_>) -> Option<String> {
    if let Some(own) = shift.own.filter(|_| !one.is_absolute) {
        return (one.row == own.0).then(|| one.with_row(own.1));
    }
    let row = match shift.single {
        Single::Grows if one.row == shift.insertion.last => {
            let end = one.with_row(one.row + shift.insertion.count);
            return Some(format!("{}:{end}", one.with_row(one.row)));
        }
        Single::Unsure if shift.own.is_none() && shift.insertion.is_in_list(one.row) => return None,
        _ => shift.insertion.row(one.row),
    };
    Some(one.with_row(row))
}

fn range(from: &Reference<'_>, until: &Reference<'_>, shift: &Shift<'_>) -> Option<String> {
    if let Some(own) = shift.own
        && !(from.is_absolute && until.is_absolute)
    {
        let end = |one: &Reference<'_>| {
            let row = if one.is_absolute { shift.insertion.row(one.row) } else { own.1 };
            (one.is_absolute || one.row == own.0).then(|| one.with_row(row))
        };
        return Some(format!("{}:{}", end(from)?, end(until)?));
    }
    let rows = (from.row, until.row);
    if rows.0 > rows.1 || (shift.single != Single::Fixed && shift.insertion.is_cut(rows)) {
        return None;
    }
    // A list of one row is the whole list.
    let is_one_row = shift.insertion.first == shift.insertion.last;
    let grows = shift.single == Single::Grows || (shift.single == Single::Unsure && is_one_row);
    let is_last_alone = rows == (shift.insertion.last, shift.insertion.last) && !grows;
    if is_last_alone && shift.single == Single::Unsure {
        return None;
    }
    let (first, last) = shift.insertion.rows(rows, grows);
    Some(format!("{}:{}", from.with_row(first), until.with_row(last)))
}

impl Reference<'_> {
    fn with_row(&self, row: u32) -> String {
        format!("{}{}{}", self.column, if self.is_absolute { "$" } else { "" }, row + 1)
    }
}

/// `$B$5` as a reference; a name or a number is none.
fn reference(word: &str) -> Option<Reference<'_>> {
    let letters = word.strip_prefix('$').unwrap_or(word);
    let letters = run(letters, |letter| letter.is_ascii_alphabetic());
    let end = letters + usize::from(word.starts_with('$'));
    let (column, rest) = word.split_at(end);
    let digits = rest.strip_prefix('$').unwrap_or(rest);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (row, _) = spot(&format!("{}{digits}", column.trim_start_matches('$'))).filter(|_| is_number)?;
    Some(Reference { column, is_absolute: rest.starts_with('$'), row })
}

/// `$5`: its mark and its row.
fn row(word: &str) -> Option<(&str, u32)> {
    let digits = word.strip_prefix('$').unwrap_or(word);
    let number: u32 = digits.parse().ok().filter(|number| *number <= MOST_ROWS)?;
    Some((&word[..word.len() - digits.len()], number.checked_sub(1)?))
}

fn is_column(word: &str) -> bool {
    let letters = word.strip_prefix('$').unwrap_or(word);
    (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_sheet(name: &str, shift: &Shift<'_>) -> bool {
    name.to_lowercase() == shift.sheet.to_lowercase()
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '$' | '\\' | '?')
}

/// How many bytes at the beginning are like this.
fn run(text: &str, is_meant: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_meant(letter)).unwrap_or(text.len())
}

/// The length of a quoted text at the beginning; its mark is doubled inside.
fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((place, letter)) = letters.next() {
        if letter != mark {
            continue;
        }
        match letters.peek() {
            Some((_, next)) if *next == mark => drop(letters.next()),
            _ => return Some(place + 1),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows 5 to 14 as they are numbered, ten more behind them.
    const INSERTION: Insertion = Insertion { first: 4, last: 13, count: 10 };

    fn outside(formula: &str) -> Option<String> {
        let shift =
            Shift { insertion: INSERTION, sheet: "登记 表", is_home: true, own: None, single: Single::Unsure };
        shifted(formula, &shift)
    }

    #[test]
    fn formulas_outside_the_list_take_the_new_rows_in() {
        for (formula, led) in [
            ("SUM(C5:C14)", "SUM(C5:C24)"),
            ("SUM($C$5:$C$14)/C$16", "SUM($C$5:$C$24)/C$26"),
            ("COUNTA(B4:B15)&\"B5:B9\"", "COUNTA(B4:B25)&\"B5:B9\""),
            ("C15*2+A1+LOG10(D20)", "C25*2+A1+LOG10(D30)"),
            ("SUM(Sheet2!C5:C14)+Sheet2!C7", "SUM(Sheet2!C5:C14)+Sheet2!C7"),
            ("'登记 表'!C20+'it''s'!C20", "'登记 表'!C30+'it''s'!C20"),
            ("SUM(C:C)+SUM($5:$14)", "SUM(C:C)+SUM($5:$24)"),
            ("IF(C20=\"\",#N/A,1.5E+3)", "IF(C30=\"\",#N/A,1.5E+3)"),
            ("总人数+合计1", "总人数+合计1"),
        ] {
            assert_eq!(outside(formula).as_deref(), Some(led), "{formula}");
        }
    }

    #[test]
    fn what_is_not_sure_is_left_alone() {
        for formula in [
            "C5+C6",
            "SUM(C5:C13)",
            "SUM(C14:D14)",
            "SUM(Table1[人数])",
            "[1]Sheet1!A1",
            "SUM(C5:INDEX(C:C,9))",
            "SUM(Sheet1:Sheet3!C20)",
            "\"open",
        ] {
            assert_eq!(outside(formula), None, "{formula}");
        }
    }

    #[test]
    fn a_formula_of_a_row_goes_with_its_row_and_looks_at_no_other() {
        let own = |from, to| Shift {
            insertion: INSERTION,
            sheet: "表",
            is_home: true,
            own: Some((from, to)),
            single: Single::Unsure,
        };
        let copied = shifted("D14*E$16/SUM($D$5:$D$14)", &own(13, 17));
        assert_eq!(copied.as_deref(), Some("D18*E$26/SUM($D$5:$D$24)"));
        assert_eq!(shifted("SUM(C7:F7)", &own(6, 6)).as_deref(), Some("SUM(C7:F7)"));
        assert_eq!(shifted("D13+D14", &own(13, 13)), None);
        assert_eq!(shifted("D14/D15", &own(13, 13)), None);
    }

    #[test]
    fn places_and_regions_are_led_too() {
        let shift = |single| Shift { insertion: INSERTION, sheet: "表", is_home: true, own: None, single };
        assert_eq!(shifted("B14", &shift(Single::Fixed)).as_deref(), Some("B14"));
        assert_eq!(shifted("B14", &shift(Single::Grows)).as_deref(), Some("B14:B24"));
        assert_eq!(shifted("B5:B14 D20", &shift(Single::Grows)).as_deref(), Some("B5:B24 D30"));
        assert_eq!(shifted("A14:C14", &shift(Single::Fixed)).as_deref(), Some("A14:C14"));
    }
}
