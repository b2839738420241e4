//! An archive that is not in the list: on a stick, or brought over from another computer.

use super::{Act, Pane, Standing};
use crate::ui::screens::entry::{self, FolderField};
use crate::ui::theme::space;
use crate::ui::widgets::Button;
use eframe::egui::Ui;

pub(super) struct OpenOther {
    pub folder: FolderField,
}

impl OpenOther {
    pub fn new() -> Self {
        Self { folder: FolderField::new("open other archive") }
    }

    pub fn ui(&mut self, ui: &mut Ui, standing: &mut Standing, busy: Option<&str>) -> Option<Act> {
        let (note, refusal) = standing.said_of_another(busy);
        entry::head_ui(ui, "打开其他档案", "例如从别的电脑拷来的，或在移动盘上的");
        entry::paragraph_ui(ui, "档案是一个文件夹，里面有 station.db 和 station.keys 两个文件。");
        ui.add_space(space::CARD);
        let mut act = None;
        entry::beside_label(ui, "档案文件夹", |ui| {
            let output = self.folder.ui(ui, standing.is_wrong());
            if output.asks_for_dialog {
                act = Some(Act::BrowseOther);
            }
            if output.response.changed() {
                standing.notice = None;
            }
            output.response
        });
        entry::notice_ui(ui, note.as_ref());
        let (asks, leaves) = foot_ui(ui, "打开", refusal.as_deref());
        let is_enter = entry::is_enter(ui, &[self.folder.id]);
        if leaves || entry::is_escape(ui) {
            return Some(Act::Show(Pane::Door));
        }
        act.or((asks || is_enter).then_some(Act::OpenOther))
    }
}

/// The primary act at the left, the way back beside it; answers which was pressed.
pub(super) fn foot_ui(ui: &mut Ui, primary: &str, refusal: Option<&str>) -> (bool, bool) {
    entry::foot_ui(ui, |ui| {
        let asks = ui.add(Button::primary(primary).key("Enter").tall().refused(refusal)).clicked();
        ui.add_space(space::SMALL);
        let leaves = ui.add(Button::quiet("返回").key("Esc").tall()).clicked();
        (asks, leaves)
    })
}
