//! The first step: which file. A path to type, to look for, or a file dropped into the window.

use super::Act;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, Card, TextField};
use eframe::egui::{Frame, Id, Key, Margin, Modifiers, Sense, Ui, vec2};
use std::path::PathBuf;

const WIDTH: f32 = 560.0;
const BROWSE: f32 = 88.0;
const READ: f32 = 104.0;

const TOLD: [&str; 4] = [
    "能导入 .xlsx、.xls、.et、.ods 和 .csv，标题行在第几行、各列叫什么都可以。",
    "先预演：每一行是新增、补充、相同还是有出入，看过再导入。",
    "导入前自动备份；导入后一键可以整体撤销。",
    "宗教、健康、重点人员一类的列不采集，会跳过。隐藏的行和没有隐藏的一样读入。",
];

#[derive(Default)]
pub(super) struct FileStep {
    pub path: String,
    pub problem: Option<String>,
    has_arrived: bool,
}

impl FileStep {
    pub fn ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if let Some(path) = dropped.first().map(|file| file.path().to_owned()) {
            self.path = path.display().to_string();
            return Some(Act::Read(path));
        }
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        pane.show(ui, |ui| {
            ui.set_max_width(WIDTH + 2.0 * space::CARD);
            Card::new("选一个表格").show(ui, |ui| self.card_ui(ui, is_busy))
        })
        .inner
    }

    fn card_ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let asked = self.path_ui(ui, is_busy);
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 44.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        for line in TOLD {
            ui.label(theme::small(line).color(theme::palette(ui).text_weak));
        }
        ui.add_space(space::SMALL);
        asked
    }

    fn path_ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let width = WIDTH - BROWSE - READ - 2.0 * space::SMALL;
            let field = TextField::new(Id::unique("table to import"), &mut self.path).name("表格文件").width(width);
            let field = ui.add(field.hint("写文件的位置，或把文件拖到这里"));
            if !std::mem::replace(&mut self.has_arrived, true) {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            if ui.add(Button::secondary("浏览…").width(BROWSE)).clicked() {
                asked = Some(Act::Look);
            }
            let why = if is_busy {
                Some("正在读取")
            } else {
                self.path.trim().is_empty().then_some("先写明是哪个文件")
            };
            let read = ui.add(Button::primary("读取").key("Enter").width(READ).refused(why));
            let is_entered = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if (read.clicked() || is_entered) && why.is_none() {
                asked = Some(Act::Read(PathBuf::from(self.path.trim())));
            }
        });
        asked
    }
}
