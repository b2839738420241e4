//! What was printed before: how often, the log, and the very paper again from what it was drawn from.

use super::as_printed::AsPrinted;
use super::numbering::{fingerprint, number_in_words};
use super::{Order, order};
use crate::domain::{RecordId, Right};
use crate::print::documents::DocumentKind;
use crate::print::pdf;
use crate::services::{Desk, Trouble, disputes};
use crate::store::Action;

pub use crate::store::{PrintFilter, PrintedBefore};

/// How often this document came out for this record of its source.
pub fn times_printed(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<u32, Trouble> {
    desk.require(Right::Print)?;
    Ok(desk.store.times_printed(kind.key, kind.source.register(), record)?)
}

/// Of one record how often this was printed; of several, how many of them were printed at all. A list is of its day alone
/// and never printed before.
pub fn printed_before(desk: &Desk, order: &Order) -> Result<u32, Trouble> {
    desk.require(Right::Print)?;
    if order.is_list() {
        return Ok(0);
    }
    if let [one] = order.records[..] {
        return times_printed(desk, order.kind, one);
    }
    let mut printed = 0;
    for record in &order.records {
        printed += u32::from(times_printed(desk, order.kind, *record)? > 0);
    }
    Ok(printed)
}

/// The prints of the log that match, the latest first. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &PrintFilter) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.print_ids(&disputes::sight(desk), filter)?)
}

/// The rows of these prints, for the part of the log in sight.
pub fn rows(desk: &Desk, prints: &[RecordId]) -> Result<Vec<LogLine>, Trouble> {
    desk.require(Right::Look)?;
    let sight = disputes::sight(desk);
    let mut seen = Vec::with_capacity(prints.len());
    for print in prints {
        if desk.store.sees_print(&sight, *print)? {
            seen.push(*print);
        }
    }
    let prefix = &desk.station().number_prefix;
    Ok(desk.store.print_rows(&seen)?.into_iter().map(|print| LogLine::of(print, prefix)).collect())
}

/// Everybody who printed.
pub fn operators(desk: &Desk) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.operators()?.into_iter().map(|operator| operator.name).collect())
}

/// One print with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct LogLine {
    pub print: PrintedBefore,
    /// 「海印〔2026〕第0087号」
    pub number: String,
    /// 「流动人口登记卡」
    pub title: String,
    /// 「2026-06-15 09:00」
    pub at: String,
    /// 「打印 2 份」, 「补打第 1 次」, 「保存 PDF」, 「作废」
    pub way: String,
}

impl LogLine {
    fn of(print: PrintedBefore, prefix: &str) -> Self {
        let title = DocumentKind::find(&print.document).map_or(print.document.as_str(), |kind| kind.title);
        Self {
            number: number_in_words(prefix, print.year, print.number),
            title: title.to_owned(),
            at: print.at.chars().take(16).map(|letter| if letter == 'T' { ' ' } else { letter }).collect(),
            way: way(&print),
            print,
        }
    }
}

fn way(print: &PrintedBefore) -> String {
    let left = match &print.printer {
        None => "保存 PDF".to_owned(),
        Some(_) => format!("打印 {} 份", print.copies),
    };
    match (&print.void_reason, print.printed_before) {
        (Some(_), _) => "作废".to_owned(),
        (None, 0) => left,
        (None, times) => format!("{left}，补打第 {times} 次"),
    }
}

/// 「打印过 3 次，最近 2026-06-15 流动人口登记卡」, for the page of a person or a house; nothing where nothing was printed.
pub fn line_of(desk: &Desk, register: &str, record: RecordId) -> Result<Option<String>, Trouble> {
    desk.require(Right::Look)?;
    let seen = disputes::prints_seen(desk, desk.store.prints_of(register, record)?)?;
    let prints: Vec<PrintedBefore> = seen.into_iter().filter(|print| !print.is_void()).collect();
    let count = prints.len();
    let prefix = &desk.station().number_prefix;
    Ok(prints.into_iter().next().map(|last| {
        let LogLine { title, at, .. } = LogLine::of(last, prefix);
        format!("打印过 {count} 次，最近 {} {title}", at.chars().take(10).collect::<String>())
    }))
}

/// A paper made again from what it was drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Reproduced {
    pub line: LogLine,
    pub pdf: Vec<u8>,
    pub pages: usize,
    pub likeness: Likeness,
}

/// How far it is the paper that left.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Likeness {
    /// Byte for byte, by its fingerprint.
    Identical,
    /// The same values in a form that is drawn differently now.
    OtherLayout,
    /// The same values and form, and still other bytes: another version of the program, or other faces on this computer.
    OtherBytes,
}

impl Likeness {
    pub fn words(self) -> &'static str {
        match self {
            Self::Identical => "与当时的文件完全相同（SHA-256 一致）",
            Self::OtherLayout => "内容是当时的；这种文书后来改过版式，版面与当时不同",
            Self::OtherBytes => "内容是当时的；程序或这台电脑的字体与当时不同，细处可能有出入",
        }
    }
}

/// The paper of a print again. Whoever looks at it sees what stood on it, so that leaves a line.
pub fn reproduce(desk: &mut Desk, print: RecordId) -> Result<Reproduced, Trouble> {
    desk.require(Right::Print)?;
    let made = made_again(desk, print)?;
    desk.log(Action::Reveal, &format!("打印存档 {}", made.line.number), "查看")?;
    Ok(made)
}

/// The same without its line, where many are taken at once under one.
pub(in crate::services) fn made_again(desk: &Desk, print: RecordId) -> Result<Reproduced, Trouble> {
    disputes::require_print_seen(desk, print)?;
    let line = rows(desk, &[print])?.pop().ok_or(Trouble::Gone)?;
    let archived = desk.store.print_archive(print)?.ok_or_else(|| match &line.print.erased_on {
        Some(day) => Trouble::ArchiveErased(day.clone()),
        None => Trouble::NotArchived,
    })?;
    let as_printed: AsPrinted = serde_json::from_str(&archived).map_err(|_| Trouble::NotArchived)?;
    let kind = order::known(&line.print.document)?;
    let document = as_printed.draw(desk, kind)?;
    let pdf = pdf::write(&document)?;
    let likeness = match (fingerprint(&pdf) == line.print.sha256, line.print.layout == kind.layout) {
        (true, _) => Likeness::Identical,
        (false, false) => Likeness::OtherLayout,
        (false, true) => Likeness::OtherBytes,
    };
    Ok(Reproduced { line, pages: document.pages.len(), pdf, likeness })
}
