//! A column of cards that scrolls: its bar lies in the gap beside the cards, never over their edge.

use eframe::egui::{ScrollArea, Ui};

/// How far into the gap; the pane around a column leaves more than this.
const INTO_THE_GAP: f32 = 11.0;

/// Draws the cards into all the room there is.
pub fn card_column<T>(ui: &mut Ui, id: impl std::hash::Hash + std::fmt::Debug, cards: impl FnOnce(&mut Ui) -> T) -> T {
    let usual = ui.spacing().scroll;
    let area = ScrollArea::vertical().id_salt(id).auto_shrink([false, false]);
    ui.scope(|ui| {
        ui.spacing_mut().scroll.bar_outer_margin = -INTO_THE_GAP;
        area.show(ui, |ui| {
            ui.spacing_mut().scroll = usual;
            cards(ui)
        })
        .inner
    })
    .inner
}
