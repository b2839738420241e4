//! How a list leaves the window: as a file, on paper, or onto the clipboard. Always its marked rows, or else all of them, as they
//! stand there.

use super::{Listing, Paper, Row};
use crate::domain::{Date, RecordId, clipboard};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::export::{ListTable, ReadRows, Rows, USUAL_PURPOSE};
use crate::services::{Desk, Finished, LongWork, Trouble, lists};
use crate::ui::event::Event;
use eframe::egui::{self, Key, Modifiers, Ui};

/// Which of the three.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    Export,
    Print,
    Copy,
}

impl Way {
    /// The keys are the same on every list.
    pub(super) fn by_key(ui: &Ui) -> Option<Self> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P) {
            return Some(Self::Print);
        }
        if pressed(Modifiers::COMMAND, Key::E) {
            return Some(Self::Export);
        }
        let is_copied = ui.input(|input| input.events.contains(&egui::Event::Copy));
        (is_copied && !ui.ctx().text_edit_focused()).then_some(Self::Copy)
    }
}

/// What a list says of itself where it leaves.
#[derive(Clone, Debug)]
pub struct Heading {
    title: &'static str,
    measure: &'static str,
    as_of: Date,
    about: Vec<String>,
    register: Option<&'static str>,
    address: Option<&'static str>,
}

impl Heading {
    /// 「出租房屋名单」, counted in 「处」.
    pub fn new(title: &'static str, measure: &'static str, as_of: Date) -> Self {
        Self { title, measure, as_of, about: Vec::new(), register: None, address: None }
    }

    /// What the list is narrowed by, in words; nothing of a whole one.
    pub fn about(mut self, words: String) -> Self {
        self.about.extend(Some(words).filter(|words| !words.is_empty()));
        self
    }

    /// Whose records its rows are; what was printed of one is then found with it.
    pub fn of_register(self, register: &'static str) -> Self {
        Self { register: Some(register), ..self }
    }

    /// The column that says where each lives; on paper it can be asked for as far as the room.
    pub fn with_addresses_in(self, column: &'static str) -> Self {
        Self { address: Some(column), ..self }
    }
}

impl<W: Row, S: Copy + Default> Listing<W, S> {
    /// Lets the list go. `read` reads rows, perhaps at a desk of its own.
    pub fn leaving(
        &self,
        way: Way,
        desk: &Desk,
        heading: Heading,
        read: impl FnMut(&Desk, &[RecordId]) -> Result<Vec<W>, Trouble> + Send + 'static,
    ) -> Result<Event, Trouble> {
        match way {
            Way::Export => Ok(self.exported(heading, read)),
            Way::Print => self.printed(desk, heading, read),
            Way::Copy => Ok(self.copied(read)),
        }
    }

    fn leave(&self) -> Vec<RecordId> {
        if self.marked_count() > 0 { self.marked() } else { self.records().to_vec() }
    }

    fn keys_of(&self, columns: &[usize]) -> Vec<&'static str> {
        columns.iter().map(|place| self.columns.key(*place)).collect()
    }

    /// In the columns chosen, however narrow the window is.
    fn exported(
        &self,
        heading: Heading,
        mut read: impl FnMut(&Desk, &[RecordId]) -> Result<Vec<W>, Trouble> + Send + 'static,
    ) -> Event {
        let chosen = self.columns.shown(f32::INFINITY);
        let keys = self.keys_of(&chosen);
        let rows: ReadRows = Box::new(move |desk, records, _| Ok(in_words(&read(desk, records)?, &keys)));
        Event::Export(Box::new(ListTable {
            title: heading.title.to_owned(),
            about: heading.about,
            as_of: heading.as_of,
            headings: self.columns.headings(&chosen).into_iter().map(|column| column.heading).collect(),
            rows: Rows::Of(self.leave(), rows),
            offers_whole: false,
            offers_children: false,
        }))
    }

    /// As it stands on screen; of a long list the rows are read by a job.
    fn printed(
        &self,
        desk: &Desk,
        heading: Heading,
        mut read: impl FnMut(&Desk, &[RecordId]) -> Result<Vec<W>, Trouble> + Send + 'static,
    ) -> Result<Event, Trouble> {
        let records = self.leave();
        let keys = self.keys_of(&self.drawn);
        let column =
            |column: super::Column| SheetColumn::of(&column.heading).with_share(column.width).right(column.is_right);
        let count = format!("共 {} {}", records.len(), heading.measure);
        let about = heading.about.into_iter().chain([count]).collect::<Vec<_>>().join("；");
        let sheet = Sheet {
            title: heading.title.to_owned(),
            about: vec![about],
            as_of: heading.as_of,
            columns: self.columns.headings(&self.drawn).into_iter().map(column).collect(),
            purpose: USUAL_PURPOSE.to_owned(),
            ..Sheet::default()
        };
        let paper = Paper {
            sheet,
            register: heading.register.unwrap_or_default(),
            addresses: heading.address.and_then(|address| keys.iter().position(|key| *key == address)),
        };
        paper.preview(desk, records, move |desk, records| Ok(in_words(&read(desk, records)?, &keys)))
    }

    /// As a table for WPS, prepared by a job: it leaves a line, like whatever leaves.
    fn copied(&self, mut read: impl FnMut(&Desk, &[RecordId]) -> Result<Vec<W>, Trouble> + Send + 'static) -> Event {
        let records = self.leave();
        let keys = self.keys_of(&self.drawn);
        let headings: Vec<String> =
            self.columns.headings(&self.drawn).into_iter().map(|column| column.heading).collect();
        Event::Work(LongWork::new("正在复制", records.len(), move |desk, _| {
            let rows = in_words(&read(desk, &records)?, &keys);
            lists::log_copied(desk, rows.len(), &headings)?;
            let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            let copied = Some(clipboard::tab_separated(&headings, rows.iter().map(Vec::as_slice)));
            let words = format!("已复制 {} 行，可以粘贴到 WPS 表格里", rows.len());
            Ok(Finished { words, copied, ..Finished::default() })
        }))
    }
}

fn in_words<W: Row>(rows: &[W], keys: &[&'static str]) -> Vec<Vec<String>> {
    rows.iter().map(|row| keys.iter().map(|key| row.cell(key)).collect()).collect()
}
