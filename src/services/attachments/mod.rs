//! Pictures of inspections: taken in, shown, removed, and wiped some weeks after.
//!
//! They lie inside the encrypted archive and nowhere else: no file of them is ever written. Adding and removing are changes
//! like others; what was removed stays for [`KEPT_DAYS`] so that the removal can be taken back.

mod picture;

pub use picture::{NotTaken, PageOfPaper, Picture};
pub(super) use picture::{develop_page, page_of_pixels, picture_of};

use super::{Desk, Trouble};
use crate::domain::registers::{Attachment, Inspection, InspectionFinding};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{RecordId, Register, Right};
use crate::store::ChangeId;
use chrono::Days;
use std::io::Read;
use std::path::Path;

pub const MOST_PER_VISIT: usize = 12;
/// Of one paper in the file of a dispute.
pub const MOST_PAGES: usize = 80;
/// How long a removed picture can still be brought back.
const KEPT_DAYS: u64 = 30;

/// What a picture shows, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub inspection: RecordId,
    pub finding: Option<RecordId>,
    pub caption: String,
}

/// A picture made ready to be kept, by [`develop`].
#[derive(Clone, Debug, PartialEq)]
pub struct Developed(Vec<u8>);

/// Reads a file and makes the picture that is kept of it. Takes up to a second: call it from a job.
pub fn develop(file: &Path) -> Result<Developed, Trouble> {
    Ok(Developed(picture::develop(&read(file)?)?))
}

/// The bytes of a file, unless there are too many of them.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    let failed = |error| Trouble::File { what: "添加图片", error };
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).map_err(failed)?.take(picture::MOST_BYTES + 1).read_to_end(&mut bytes);
    if read.map_err(failed)? as u64 > picture::MOST_BYTES {
        return Err(NotTaken::TooManyBytes.into());
    }
    Ok(bytes)
}

/// Adds pictures to a visit, all in one change.
pub fn add(desk: &mut Desk, of: &Subject, pictures: &[Developed]) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    desk.store.load::<Inspection>(of.inspection)?.ok_or(Trouble::Gone)?;
    if let Some(finding) = of.finding {
        let finding: InspectionFinding = desk.store.load(finding)?.ok_or(Trouble::Gone)?;
        finding.inspection.id.filter(|inspection| *inspection == of.inspection).ok_or(Trouble::Gone)?;
    }
    if desk.store.attachments_of(of.inspection)?.len() + pictures.len() > MOST_PER_VISIT {
        return Err(NotTaken::TooMany.into());
    }
    let template = Attachment {
        inspection: Link::to(of.inspection),
        finding: of.finding.map_or_else(Link::none, Link::to),
        caption: Text::new(&of.caption),
        added_on: Day(Some(desk.today())),
        added_by: Text(desk.operator().name.clone()),
        ..Attachment::default()
    };
    let problems = template.check(desk.today());
    if !problems.is_empty() {
        return Err(Trouble::Unfinished(problems));
    }
    let ((), change) = desk.writing("添加巡查图片", |writing| {
        for Developed(bytes) in pictures {
            let hash = Text(writing.keep_attachment_bytes(bytes)?);
            writing.insert(&Attachment { hash, ..template.clone() })?;
        }
        Ok(())
    })?;
    Ok(change)
}

pub fn remove(desk: &mut Desk, attachment: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("移除巡查图片", |writing| Ok(writing.delete::<Attachment>(attachment)?))?;
    Ok(change)
}

/// A picture as pixels, its longer side at most so long. Takes some hundredths of a second: call it from a job.
pub fn draw(desk: &Desk, attachment: RecordId, longest_side: u32) -> Result<Picture, Trouble> {
    desk.require(Right::Look)?;
    let attachment: Attachment = desk.store.load(attachment)?.ok_or(Trouble::Gone)?;
    draw_kept(desk, &attachment.hash, longest_side)
}

/// The same of whatever is kept under a hash, once it is known that it may be seen.
pub(super) fn draw_kept(desk: &Desk, hash: &str, longest_side: u32) -> Result<Picture, Trouble> {
    Ok(picture::draw(&desk.store.attachment_bytes(hash)?, longest_side)?)
}

/// Wipes what was removed longer ago than it can be wanted back. Gives how many pictures.
pub(super) fn wipe_removed(desk: &mut Desk) -> Result<usize, Trouble> {
    let before = desk.day_vouched_for()?.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or_default().to_string();
    desk.acting("", "", |store, act| Ok(store.wipe_removed_attachments(act, &before)?))
}
