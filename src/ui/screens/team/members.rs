//! Who serves in the team, under what is to be looked at.

use super::{Act, TeamScreen};
use crate::domain::Weight;
use crate::domain::values::Value;
use crate::services::teams::MemberLine;
use crate::ui::icons;
use crate::ui::screens::plain_table::{Headings, Taken};
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{empty_state, notice_line};
use eframe::egui::Ui;

pub(super) const HEADINGS: Headings = &[
    ("职务", 84.0),
    ("姓名", 104.0),
    ("性别", 48.0),
    ("电话", 128.0),
    ("任职日期", 100.0),
    ("任期至", 100.0),
    ("备注", 120.0),
];

impl TeamScreen {
    pub(super) fn members_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        for finding in &self.page.findings {
            notice_line(ui, finding.weight() == Weight::Wrong, &finding.words());
        }
        if self.page.members.is_empty() {
            let act = self.refusal().is_none().then_some("添加成员");
            return empty_state(ui, icons::PEOPLE, "还没有成员", "按 Ins 添加第一位", act).then_some(Act::Add);
        }
        let members = &self.page.members;
        let taken = self.table.ui(ui, members.len(), self.dialog.is_some(), |ui, row, column| {
            if let Some(line) = members.get(row) {
                cell_text(ui, theme::body(words(line, column)));
            }
        })?;
        match taken {
            Taken::Select(row) => Some(Act::Select(row)),
            Taken::Open(row) => {
                self.table.selected = Some(row);
                self.no_member().is_none().then_some(Act::Edit)
            }
        }
    }
}

fn words(line: &MemberLine, column: usize) -> String {
    match column {
        0 => line.post.clone(),
        1 => line.name.clone(),
        2 => line.sex.clone(),
        3 => line.phones.clone(),
        4 => line.member.from_date.shown(),
        5 => line.member.term_until.shown(),
        _ => line.member.remark.shown(),
    }
}
