//! 文书: what is signed, the wordings it is made with, what was printed, the forms to be filled by hand, and the tables of
//! others. Each tab is a screen of its own; the tabs stand at the head of each.

mod agreements;
mod blanks;
mod filled_tables;
mod prints;
mod templates;

pub use agreements::{AgreementsScreen, SignDialog, Signed};
pub(super) use agreements::{order, standing_ui, standing_words};
pub use blanks::BlanksScreen;
pub use filled_tables::FilledTablesScreen;
pub use prints::PrintsScreen;
pub use templates::TemplatesScreen;

use crate::ui::event::DocumentsTab;
use crate::ui::widgets::{Tab, segmented};
use eframe::egui::{Key, Modifiers, Ui};

/// In this order at the head; Alt and the number leads there.
const TABS: [(DocumentsTab, &str, Key); 5] = [
    (DocumentsTab::Agreements, "责任书", Key::Num1),
    (DocumentsTab::Templates, "范本", Key::Num2),
    (DocumentsTab::Prints, "打印记录", Key::Num3),
    (DocumentsTab::Blanks, "空白文书", Key::Num4),
    (DocumentsTab::Filling, "套表", Key::Num5),
];

/// The tabs; answers the one that was pressed or asked for by its key.
fn tabs_ui(ui: &mut Ui, here: DocumentsTab) -> Option<DocumentsTab> {
    let tabs: Vec<Tab> = TABS.iter().map(|(_, words, _)| Tab::new(*words, None)).collect();
    let chosen = TABS.iter().position(|(tab, ..)| *tab == here).unwrap_or_default();
    let pressed = segmented(ui, &tabs, chosen).map(|place| TABS[place].0);
    let by_key = TABS.into_iter().find(|(.., key)| ui.input_mut(|input| input.consume_key(Modifiers::ALT, *key)));
    pressed.or(by_key.map(|(tab, ..)| tab)).filter(|tab| *tab != here)
}
