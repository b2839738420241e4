//! Text files with a mark between the cells: which encoding, which mark.

use super::{Budget, MOST_COLUMNS, NotRead};
use crate::domain::import::{Kind, RowBuilder, Sheet};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The mark is chosen by the first lines.
const LINES_LOOKED_AT: usize = 30;
const MARKS: [u8; 4] = *b",\t;|";

pub(super) fn table(bytes: &[u8], name: &str) -> Result<Sheet, NotRead> {
    let text = decoded(bytes)?;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(mark(&text)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut budget = Budget::default();
    for (record, index) in reader.records().zip(0..) {
        let record = record.map_err(|_| NotRead::Damaged)?;
        let mut row = RowBuilder::new(index);
        for (cell, column) in record.iter().zip(0..MOST_COLUMNS) {
            budget.take(cell)?;
            // 「="510524…"」 is how some programs keep a number text in such a file.
            row.put(column, unquoted(cell), Kind::Text);
        }
        sheet.rows.extend(row.finish());
    }
    Ok(sheet)
}

fn unquoted(cell: &str) -> &str {
    cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell)
}

/// Excel writes GBK, other tools UTF-8 with a mark at the beginning or without, some UTF-16.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, NotRead> {
    let (encoding, marked) = Encoding::for_bom(bytes).map_or((None, 0), |(encoding, length)| (Some(encoding), length));
    let body = &bytes[marked..];
    let candidates: &[&'static Encoding] = match encoding {
        Some(encoding) if encoding == UTF_8 => &[UTF_8],
        Some(encoding) if encoding == UTF_16LE => &[UTF_16LE],
        Some(_) => &[UTF_16BE],
        None if zeros(body, 1) => &[UTF_16LE],
        None if zeros(body, 0) => &[UTF_16BE],
        None => &[UTF_8, GB18030],
    };
    let decode = |encoding: &&'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(body);
    let text = candidates.iter().find_map(decode).ok_or(NotRead::NotATable)?;
    // Bytes of a picture or a program may happen to be letters; a table has no control characters.
    let is_table = !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'));
    if is_table { Ok(text) } else { Err(NotRead::NotATable) }
}

/// Whether every other byte, from this one on, is often zero: commas and digits in UTF-16.
fn zeros(bytes: &[u8], first: usize) -> bool {
    let sample = &bytes[..bytes.len().min(4_096)];
    let count = sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let others = sample.iter().skip(1 - first).step_by(2).filter(|byte| **byte == 0).count();
    count > others && count * 20 > sample.len()
}

/// The mark that parts most lines into equally many cells.
fn mark(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    let score = |mark: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| line.bytes().filter(|byte| *byte == mark).count()).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        let alike = counts.iter().filter(|count| **count == most).count();
        if most == 0 { (0, 0) } else { (alike, most) }
    };
    MARKS.into_iter().rev().max_by_key(|mark| score(*mark)).unwrap_or(b',')
}
