//! The bars above a list: columns, export and print, and what can be done with the marked rows.

use super::{Batch, ListAct, Listing, Row, Way};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{BatchAct, BatchOutput, Button, Mark, batch_bar, paint};
use eframe::egui::{Color32, Response, Ui};

impl<W: Row, S: Copy + Default> Listing<W, S> {
    /// The buttons that choose columns and let the list leave, and how many rows there are; drawn from the right.
    pub fn columns_ui(&mut self, ui: &mut Ui, measure: &str) -> Option<ListAct> {
        let button = ui.add(Button::secondary("列").icon(icons::COLUMNS).small());
        let is_changed = self.columns.chooser_ui(&button, &mut self.settings);
        let why_not = (self.count() == 0).then_some("没有可以导出、打印的行");
        let mut button = |words| ui.add(Button::secondary(words).small().refused(why_not)).clicked();
        let left = [("导出", Way::Export), ("打印名单", Way::Print)].map(|(words, way)| button(words).then_some(way));
        self.count_ui(ui, measure);
        let left = left.into_iter().flatten().next().map(ListAct::Leave);
        is_changed.then_some(ListAct::Columns).or(left)
    }

    /// What can be done with the marked rows, the acts of the screen first; and the buttons, for menus under them.
    pub fn batch_ui(&self, ui: &mut Ui, measure: &str, own: &[BatchAct<'_>]) -> (Option<Batch>, Vec<Response>) {
        let every = |words, icon, key| BatchAct { words, icon, key, refusal: None, has_menu: false };
        let everywhere = [
            every("打印名单", icons::PRINT, "Ctrl Shift P"),
            every("复制", icons::DOCUMENTS, "Ctrl C"),
            every("导出", icons::EXPORT, "Ctrl E"),
        ];
        let acts: Vec<BatchAct<'_>> = own.iter().copied().chain(everywhere).collect();
        let count = format!("{} {measure}", thousands(self.marked_count() as u64));
        let BatchOutput { pressed, is_left, buttons } = batch_bar(ui, &count, &acts);
        if is_left {
            return (Some(Batch::Rows(ListAct::Mark(Mark::Nothing, None))), buttons);
        }
        let ways = [Way::Print, Way::Copy, Way::Export];
        let batch = pressed.map(|pressed| match pressed.checked_sub(own.len()) {
            Some(way) => Batch::Rows(ListAct::Leave(ways[way])),
            None => Batch::Own(pressed),
        });
        (batch, buttons)
    }

    /// Where it would stand on what the list is narrowed by it goes; the status bar says it, too.
    fn count_ui(&self, ui: &mut Ui, measure: &str) {
        let words = format!("{} {measure}", thousands(self.count() as u64));
        let width = paint::line(ui, &words, font::SMALL, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        if ui.available_width() >= width + space::CARD {
            ui.label(theme::small(words).color(theme::palette(ui).text_weak));
        }
    }
}
