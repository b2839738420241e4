//! A PDF for every record, into a folder: each with its own number, one after the other. Stopping between two leaves whole
//! files with their numbers, and no number without a file.

use super::complete::{self, Lacking};
use super::{Order, file_name, prepare, save_new};
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Progress, Trouble, outgoing};
use std::path::Path;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedEach {
    pub files: usize,
    /// The first and the last number.
    pub numbers: Option<(u32, u32)>,
    pub left_out: Vec<Lacking>,
    /// Asked to stop before the rest.
    pub is_stopped: bool,
    /// What kept the rest from being saved.
    pub trouble: Option<String>,
}

/// Saves a PDF for each record of the order that lacks nothing.
pub fn save_each(desk: &mut Desk, order: &Order, folder: &Path, progress: &Progress) -> Result<SavedEach, Trouble> {
    desk.require(Right::Print)?;
    order.require_purpose()?;
    outgoing::make_folder(desk.folder(), folder)?;
    let complete = complete::gather(desk, order, progress)?;
    let records: Vec<RecordId> = complete.gathered.iter().filter_map(|one| one.record).collect();
    let mut saved = SavedEach { left_out: complete.left_out, ..SavedEach::default() };
    for (done, record) in (0..).zip(&records) {
        if progress.report(done, records.len() as u64).is_err() {
            saved.is_stopped = true;
            break;
        }
        match save_one(desk, order, *record, folder) {
            Ok(number) => saved.count(number),
            Err(trouble) if saved.files == 0 => return Err(trouble),
            Err(trouble) => {
                saved.trouble = Some(trouble.to_string());
                break;
            }
        }
    }
    Ok(saved)
}

fn save_one(desk: &mut Desk, order: &Order, record: RecordId, folder: &Path) -> Result<u32, Trouble> {
    let order = Order { records: vec![record], is_imposed: false, ..order.clone() };
    let name = file_name(desk, &order)?;
    let paper = prepare(desk, order)?;
    save_new(desk, &paper, &folder.join(name))
}

impl SavedEach {
    fn count(&mut self, number: u32) {
        self.files += 1;
        self.numbers = Some((self.numbers.map_or(number, |(first, _)| first), number));
    }

    /// 「已存 12 份，第0088号至第0099号；3 人缺少内容没有打印」
    pub fn words(&self) -> String {
        let mut words = match self.numbers {
            Some((first, last)) => format!("已存 {} 份，第{first:04}号至第{last:04}号", self.files),
            None => "没有存下文件，没有占用编号".to_owned(),
        };
        if self.is_stopped {
            words += "；已停下，其余没有打印，也没有占用编号";
        }
        if !self.left_out.is_empty() {
            words += &format!("；{} 份不能打印", self.left_out.len());
        }
        if let Some(trouble) = &self.trouble {
            words += &format!("；其余没有打印：{trouble}");
        }
        words
    }
}
