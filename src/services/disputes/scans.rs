//! Papers that were brought along, scanned: pictures, and PDF files page by page. A page of a PDF is drawn once by the rasteriser of the
//! preview and kept as a picture: nothing of the file itself comes along, and its words are no longer text. They lie inside the
//! encrypted archive and nowhere else, and are looked at in the window.

use super::form::SavedCase;
use super::{Desk, Trouble, seen, still_open};
use crate::domain::dispute::Case;
use crate::domain::registers::{Dispute, DisputePaper, DisputeScan};
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::{RecordId, Register, Right, Weight};
use crate::print::preview::Preview;
use crate::services::Progress;
use crate::services::attachments::{self, MOST_PAGES, NotTaken, PageOfPaper, Picture};
use crate::store::Action;
use std::path::Path;

/// A4 at 200 dots an inch.
const PAGE_WIDTH: usize = 1654;
/// With this a PDF begins.
const PDF: &[u8] = b"%PDF-";

/// Reads a picture or every page of a PDF, made ready to be kept. Takes some tenths of a second a page: call it from a job.
pub fn scan(file: &Path, progress: &Progress) -> Result<Vec<PageOfPaper>, Trouble> {
    let bytes = attachments::read(file)?;
    if !bytes.starts_with(PDF) {
        return Ok(vec![attachments::develop_page(&bytes)?]);
    }
    let pdf = Preview::open(bytes).map_err(|_| NotTaken::NoPdf)?;
    let count = pdf.page_count();
    match count {
        0 => return Err(NotTaken::NoPdf.into()),
        count if count > MOST_PAGES => return Err(NotTaken::TooManyPages.into()),
        _ => {}
    }
    let page = |page: usize| {
        progress.report(page as u64, count as u64)?;
        let drawn = pdf.draw(page, PAGE_WIDTH).map_err(|_| NotTaken::NoPdf)?;
        Ok(attachments::page_of_pixels(drawn.width, drawn.height, drawn.rgba)?)
    };
    (0..count).map(page).collect()
}

/// A page that was scanned, as it is found in the file of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct ScannedPage {
    pub id: RecordId,
    /// The code of its paper in the list of papers.
    pub code: String,
    /// 「证据材料 现场照片，第 2 页，共 3 页」
    pub words: String,
}

/// All of a case, in the order its file is bound.
pub(super) fn scanned_pages(desk: &Desk, case: &Case) -> Result<Vec<ScannedPage>, Trouble> {
    let mut pages = Vec::new();
    for (id, paper) in &case.papers {
        let scans = desk.store.scans_of_paper(*id)?;
        let (count, code) = (scans.len(), &paper.kind.code);
        let name = format!("{} {}", paper.kind.label(), &*paper.paper_title);
        let page = |(number, (id, _)): (usize, (RecordId, DisputeScan))| ScannedPage {
            id,
            code: code.clone(),
            words: format!("{}，第 {number} 页，共 {count} 页", name.trim_end()),
        };
        pages.extend((1..).zip(scans).map(page));
    }
    Ok(pages)
}

/// Begins to look at the scanned pages of a case. Numbers and addresses stand on them in full: that leaves the same line as looking at
/// a number.
pub fn look_at_scans(desk: &mut Desk, dispute: RecordId) -> Result<(), Trouble> {
    desk.require(Right::Reveal)?;
    seen(desk, dispute)?;
    desk.log(Action::Reveal, &format!("{} {} 卷内扫描件", Dispute::TABLE, dispute.0), "查看")
}

/// A scanned page as pixels, its longer side at most so long. Takes some hundredths of a second: call it from a job.
pub fn draw_scan(desk: &Desk, scan: RecordId, longest_side: u32) -> Result<Picture, Trouble> {
    desk.require(Right::Reveal)?;
    let scan: DisputeScan = desk.store.load(scan)?.ok_or(Trouble::Gone)?;
    let paper: DisputePaper = desk.store.load(scan.paper.id.ok_or(Trouble::Gone)?)?.ok_or(Trouble::Gone)?;
    seen(desk, paper.dispute.id.ok_or(Trouble::Gone)?)?;
    attachments::draw_kept(desk, &scan.hash, longest_side)
}

/// Puts a paper into the file with its scanned pages, which then say how many it has.
pub fn file_scanned(
    desk: &mut Desk,
    dispute: RecordId,
    paper: &DisputePaper,
    pages: &[PageOfPaper],
) -> Result<SavedCase, Trouble> {
    desk.require(Right::Mediate)?;
    still_open(desk, dispute)?;
    let paper =
        DisputePaper { dispute: Link::to(dispute), pages: Count(u32::try_from(pages.len()).ok()), ..paper.clone() };
    let mut wrong = paper.problems(desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let (today, by) = (Day(Some(desk.today())), Text(desk.operator().name.clone()));
    let ((), change) = desk.writing("扫描件入卷", |writing| {
        let id = writing.insert(&paper)?;
        for (position, page) in (1..).zip(pages) {
            let hash = Text(writing.keep_attachment_bytes(&page.jpeg)?);
            writing.insert(&DisputeScan {
                paper: Link::to(id),
                position: Count(Some(position)),
                hash,
                pixels_across: Count(Some(page.width)),
                pixels_down: Count(Some(page.height)),
                added_on: today,
                added_by: by.clone(),
            })?;
        }
        Ok(())
    })?;
    Ok(SavedCase { id: dispute, change })
}
