//! The first step: which file.

use super::Act;
use crate::ui::screens::foreign_table::{FileAct, FileCard, FileWords};
use crate::ui::theme::space;
use eframe::egui::{Frame, Margin, Ui};

pub(super) const WORDS: FileWords = FileWords {
    title: "选一个表格",
    field: "表格文件",
    verb: "读取",
    told: [
        "能导入 .xlsx、.xls、.et、.ods 和 .csv，标题行在第几行、各列叫什么都可以。",
        "先预演：每一行是新增、补充、相同还是有出入，看过再导入。",
        "导入前自动备份；导入后一键可以整体撤销。",
        "宗教、健康、重点人员一类的列不采集，会跳过。隐藏的行和没有隐藏的一样读入。",
    ],
};

pub(super) fn ui(ui: &mut Ui, card: &mut FileCard, is_busy: bool) -> Option<Act> {
    let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
    let asked = pane.show(ui, |ui| card.ui(ui, None, is_busy)).inner?;
    Some(match asked {
        FileAct::Look => Act::Look,
        FileAct::Read(path) => Act::Read(path),
    })
}
