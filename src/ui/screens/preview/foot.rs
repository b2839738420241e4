//! Of the options: the acts at their foot, in the order of what is next.

use super::options::INNER;
use super::{Act, PreviewScreen};
use crate::ui::icons;
use crate::ui::theme::space;
use crate::ui::widgets::Button;
use eframe::egui::{Ui, vec2};

impl PreviewScreen {
    /// Print, or save where nothing prints, or close when it is done.
    pub(super) fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing = vec2(space::SMALL, space::SMALL);
        let why = self.why_not_yet();
        let (print_words, can_print) = (self.print_words(), self.has_printer());
        let print = Button::secondary(&print_words).icon(icons::PRINT);
        let close = Button::secondary("关闭").key("Esc");
        let first = if self.is_done {
            let pressed = ui.add(Button::primary("关闭").key("Enter").width(INNER)).clicked();
            pressed.then_some(Act::Close)
        } else if can_print {
            let print = Button::primary(&print_words).icon(icons::PRINT).key("Enter").width(INNER).refused(why);
            ui.add(print).clicked().then_some(Act::Print)
        } else {
            let save = Button::primary(self.save_words()).icon(icons::SAVE).key("Enter").width(INNER).refused(why);
            ui.add(save).clicked().then_some(Act::AskWhereToSave)
        };
        let second = ui.horizontal(|ui| {
            let save = Button::secondary(self.save_words()).key("Ctrl S").refused(why);
            let save_width = 168.0;
            let rest = INNER - save_width - space::SMALL;
            match (self.is_done, can_print) {
                (true, true) => {
                    let print = ui.add(print.width(INNER - save_width - space::SMALL).refused(why)).clicked();
                    let save = ui.add(save.width(save_width)).clicked();
                    print.then_some(Act::Print).or(save.then_some(Act::AskWhereToSave))
                }
                (true, false) => ui.add(save.width(INNER)).clicked().then_some(Act::AskWhereToSave),
                (false, true) => {
                    let save = ui.add(save.width(save_width)).clicked();
                    let close = ui.add(close.width(rest)).clicked();
                    save.then_some(Act::AskWhereToSave).or(close.then_some(Act::Close))
                }
                (false, false) => {
                    let no_printer = Some("这台电脑没有设置打印机");
                    ui.add(print.width(save_width).refused(no_printer));
                    ui.add(close.width(rest)).clicked().then_some(Act::Close)
                }
            }
        });
        first.or(second.inner)
    }

    fn save_words(&self) -> &'static str {
        if self.saves_each() { "存到文件夹" } else { "保存 PDF" }
    }

    fn print_words(&self) -> String {
        let is_again = self.is_done || self.made.as_ref().is_some_and(|made| made.printed_before > 0);
        let is_again = is_again && self.asked.records.len() == 1 && !self.choices.is_blank;
        format!("{} {} 份", if is_again { "补打" } else { "打印" }, self.choices.copies)
    }
}
