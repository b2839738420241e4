//! The first step: which table. A file, or one that was filled before.

use super::Act;
use super::library::Library;
use crate::domain::Right;
use crate::services::filling::Kept;
use crate::services::{Desk, Trouble, filling};
use crate::ui::screens::foreign_table::{FileAct, FileCard, FileWords};
use crate::ui::theme::space;
use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui};

const WORDS: FileWords = FileWords {
    title: "打开一张空表",
    field: "空表文件",
    verb: "打开",
    told: [
        "别的单位发来的空表，.xlsx 或 .docx 都可以；.xls、.et、.ods 会先转成 .xlsx。",
        "一览表从表头往下填，登记表填在栏目旁边的空格里。",
        "字体、边框、合并的格、公式和别的工作表都不动；填好的另存成新文件，原来的不改。",
        "套用过的表记在下面，下次栏目相同的表照样填。",
    ],
};

pub(super) struct FileStep {
    pub card: FileCard,
    pub library: Library,
    no_filling: Option<&'static str>,
}

impl FileStep {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self {
            card: FileCard::new(&WORDS),
            library: Library::of(filling::kept(desk)?),
            no_filling: (!desk.may(Right::Print)).then_some("您的角色不能打印和填表"),
        })
    }

    /// After something was remembered, renamed or forgotten; the keyboard begins at the path again.
    pub fn read_library(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.library = Library::of(filling::kept(desk)?);
        Ok(())
    }

    /// The line of the library in front, if the keyboard stands there.
    pub fn in_front(&self) -> Option<&Kept> {
        self.library.in_front()
    }

    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.no_filling.is_some() { None } else { self.library.keys_ui(ui) }
    }

    pub fn ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        let card = Panel::top("table to fill").frame(pane).show_separator_line(false);
        let asked = card.show(ui, |ui| self.card.ui(ui, self.no_filling, is_busy)).inner;
        let below = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.library.ui(ui));
        let asked = asked.map(|asked| match asked {
            FileAct::Look => Act::Look,
            FileAct::Read(path) => Act::Read(path),
        });
        asked.or(below.inner.filter(|_| self.no_filling.is_none()))
    }
}
