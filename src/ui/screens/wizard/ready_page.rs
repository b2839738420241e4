//! Last page: the station is there; work may begin.

use super::{Act, Answer};
use crate::services::Desk;
use crate::ui::screens::entry;
use crate::ui::theme::space;
use crate::ui::widgets::{Button, fact_row};
use eframe::egui::Ui;

pub(super) fn ui(ui: &mut Ui, desk: Option<&Desk>) -> Answer {
    let Some(desk) = desk else { return Answer::default() };
    entry::head_ui(ui, "本站已建好", "关闭窗口时会自动备份；要换电脑，拷走档案文件夹就行");
    fact_row(ui, "站名", &desk.station().name);
    fact_row(ui, "操作员", &format!("{}（{}）", desk.operator().name, desk.operator().role.label()));
    fact_row(ui, "文件夹", &desk.folder().to_string_lossy());
    ui.add_space(space::CARD);
    entry::paragraph_ui(ui, "请另备一个 U 盘，隔几天把备份存一份到上面，和恢复页分开放。");
    let begins = entry::foot_ui(ui, |ui| ui.add(Button::primary("开始工作").key("Enter").tall()).clicked());
    Answer { act: (begins || entry::is_enter(ui, &[])).then_some(Act::Next), has_typed: false }
}
