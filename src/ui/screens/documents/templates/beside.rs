//! What stands beside the text: the paper it makes, or the shipped wording line by line against it.

use super::{Beside, TemplatesScreen};
use crate::domain::comparison::LineChange;
use crate::ui::theme::{self, space};
use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};

impl TemplatesScreen {
    pub(super) fn beside_ui(&mut self, ui: &mut Ui) {
        match self.beside {
            Beside::Paper => self.proof.ui(ui),
            Beside::Comparison => self.comparison_ui(ui),
        }
    }

    fn comparison_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let raised = Frame::new().fill(palette.raised).inner_margin(Margin::symmetric(space::PANE as i8, 8));
        raised.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let differing = self.comparison.iter().filter(|change| !change.is_same()).count();
            let words = match differing {
                0 => "和自带文本一样".to_owned(),
                count => format!("和自带文本有 {count} 行不同：− 是自带文本的，＋ 是现在的"),
            };
            ui.label(theme::small(words).color(palette.text_weak));
            ui.add_space(space::SMALL);
            let lines = ScrollArea::vertical().id_salt("comparison").auto_shrink([false, false]);
            lines.show(ui, |ui| self.comparison.iter().for_each(|change| change_ui(ui, change)));
        });
    }
}

fn change_ui(ui: &mut Ui, change: &LineChange) {
    let palette = theme::palette(ui);
    let (mark, words, ink, ground) = match change {
        LineChange::Same(words) => ("　", words, palette.text, palette.raised),
        LineChange::Gone(words) => ("−　", words, palette.bad, palette.bad_weak),
        LineChange::New(words) => ("＋", words, palette.good, palette.good_weak),
    };
    Frame::new().fill(ground).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(theme::body(format!("{mark}{words}")).color(ink)).wrap());
    });
}
