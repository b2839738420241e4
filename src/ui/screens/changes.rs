//! Who changed what in a record, field by field: the folded end of its page.

use crate::services::history::Step;
use crate::ui::theme::{self, space};
use eframe::egui::{Label, Ui};

pub fn changes_ui(ui: &mut Ui, steps: &[Step]) {
    let weak = theme::palette(ui).text_weak;
    let title = format!("修改记录 {} 次", steps.len());
    ui.collapsing(theme::small(title).color(weak), |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        for step in steps {
            let head = format!("{} {} {}", step.at, step.operator, step.what);
            ui.add(Label::new(theme::small(head)).wrap());
            for field in &step.fields {
                let words = format!("{}：{} → {}", field.label, or_nothing(&field.before), or_nothing(&field.after));
                ui.add(Label::new(theme::small(words).color(weak)).wrap());
            }
        }
    });
}

fn or_nothing(words: &str) -> &str {
    if words.is_empty() { "空" } else { words }
}
