//! Papers that were brought along, scanned: pictures, and PDF files page by page. A page of a PDF is drawn once by the rasteriser of the
//! preview and kept as a picture: nothing of the file itself comes along, and its words are no longer text. They lie inside the
//! encrypted archive and nowhere else.

use super::form::SavedCase;
use super::{Desk, Trouble, still_open};
use crate::domain::registers::{DisputePaper, DisputeScan};
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::{RecordId, Register, Right, Weight};
use crate::print::preview::Preview;
use crate::services::Progress;
use crate::services::attachments::{self, MOST_PAGES, NotTaken, PageOfPaper};
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
