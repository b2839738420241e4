//! The whole file of a case in the order it is bound: label, catalogue, every paper the program can draw, its back, and the catalogue counting
//! those that lie beside them. 一案一卷. What was brought along stands in its place where it was scanned, else it is counted and lies beside.

use super::{BACK, CONTENTS, COVER, CaseRecord, CatalogueLine, REMARKS, draw};
use crate::print::documents::DocumentKind;
use crate::print::documents::registration::Issue;
use crate::print::page::{A4, Document, Frame, Mark, Page};
use crate::print::pen::song;
use serde::{Deserialize, Serialize};

/// What lies in the file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct CaseFile {
    pub cover: CaseRecord,
    pub entries: Vec<Entry>,
}

/// One paper: drawn here where it has a kind, else counted by the pages it was put in with.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Entry {
    pub title: String,
    /// The key of a document; none of what was put in by hand.
    pub kind: Option<String>,
    pub record: CaseRecord,
    pub pages: u32,
    /// The scanned pages of what was put in by hand; none where only the original lies beside.
    #[serde(default)]
    pub scans: Vec<Scan>,
}

/// A scanned page: its picture by hash, with its sides in pixels.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Scan {
    pub hash: String,
    pub width: u32,
    pub height: u32,
}

/// Where the number within the file stands, from the top and from the right.
const NUMBER_MM: (f32, f32) = (14.0, 22.0);

pub(super) fn whole_file(file: &CaseFile, issue: &Issue<'_>) -> Vec<Page> {
    let drawn = drawn(file, issue);
    let catalogue = lines(&drawn);
    let contents = CaseRecord { catalogue: catalogue.clone(), ..file.cover.clone() };
    let mut pages = draw(&COVER, &file.cover, issue).pages;
    pages.extend(draw(&CONTENTS, &contents, issue).pages);
    let mut next = 1;
    for (entry, mut of_entry) in drawn {
        let first = next;
        next += count(entry, &of_entry);
        if entry.kind.as_deref() == Some(REMARKS.key) {
            of_entry =
                draw(&REMARKS, &CaseRecord { catalogue: catalogue.clone(), ..entry.record.clone() }, issue).pages;
        }
        for (page, number) in of_entry.iter_mut().zip(first..) {
            let words = format!("卷内第 {number} 页");
            page.text_right(page.width_mm - NUMBER_MM.1, NUMBER_MM.0, song(9.0).grey(), &words);
        }
        pages.extend(of_entry);
    }
    pages.extend(draw(&BACK, &file.cover, issue).pages);
    pages
}

/// The lines of 卷内目录: of the whole file, and of the catalogue and 卷宗情况说明 that are printed alone.
pub fn catalogue(file: &CaseFile, issue: &Issue<'_>) -> Vec<CatalogueLine> {
    lines(&drawn(file, issue))
}

/// Every paper with its pages.
fn drawn<'a>(file: &'a CaseFile, issue: &Issue<'_>) -> Vec<(&'a Entry, Vec<Page>)> {
    file.entries.iter().map(|entry| (entry, pages_of(entry, issue))).collect()
}

fn lines(drawn: &[(&Entry, Vec<Page>)]) -> Vec<CatalogueLine> {
    let line = |(entry, pages): &(&Entry, Vec<Page>)| CatalogueLine {
        title: entry.title.clone(),
        pages: count(entry, pages),
        remark: remark(entry).to_owned(),
    };
    drawn.iter().map(line).collect()
}

fn count(entry: &Entry, pages: &[Page]) -> u32 {
    if pages.is_empty() { entry.pages } else { u32::try_from(pages.len()).unwrap_or(u32::MAX) }
}

fn remark(entry: &Entry) -> &'static str {
    match (&entry.kind, entry.scans.is_empty()) {
        (Some(_), _) if !entry.record.lacking.is_empty() => "草稿，待签署",
        (Some(_), _) => "",
        (None, false) => "扫描件",
        (None, true) => "另附原件",
    }
}

/// Around a scanned page, and above it for the number within the file.
const SCAN_MM: (f32, f32) = (12.0, 20.0);

/// As large as the sheet allows, in its own proportion.
fn scanned(scan: &Scan) -> Page {
    let mut page = Page::new(A4);
    let room =
        Frame { x: SCAN_MM.0, y: SCAN_MM.1, width: A4.0 - 2.0 * SCAN_MM.0, height: A4.1 - SCAN_MM.0 - SCAN_MM.1 };
    let (width, height) = (scan.width.max(1) as f32, scan.height.max(1) as f32);
    let scale = (room.width / width).min(room.height / height);
    let (width, height) = (width * scale, height * scale);
    let frame = Frame { x: room.x + (room.width - width) / 2.0, y: room.y, width, height };
    page.marks.push(Mark::Picture { frame, hash: scan.hash.clone() });
    page
}

/// A paper the program draws, and the scans of one it does not; nothing of what it does not know any more.
fn pages_of(entry: &Entry, issue: &Issue<'_>) -> Vec<Page> {
    if entry.kind.is_none() {
        return entry.scans.iter().map(scanned).collect();
    }
    let kind = entry.kind.as_deref().and_then(DocumentKind::find);
    kind.map(|kind| draw(kind, &entry.record, issue)).map(|document: Document| document.pages).unwrap_or_default()
}
