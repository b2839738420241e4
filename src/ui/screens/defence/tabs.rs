//! The tabs of 联防: groups, teams, lines of defence, who answers for which area, checks of organisations, rounds of visits, cards of posts. Each is a screen of its own; the tabs stand at
//! the head of each.

use crate::ui::event::DefenceTab;
use crate::ui::widgets::{Tab, segmented};
use eframe::egui::{Key, Modifiers, Ui};

/// In this order at the head; Alt and the number leads there.
const TABS: [(DefenceTab, &str, Key); 7] = [
    (DefenceTab::Groups, "联防组", Key::Num1),
    (DefenceTab::Teams, "队伍", Key::Num2),
    (DefenceTab::Lines, "防线", Key::Num3),
    (DefenceTab::Network, "责任区", Key::Num4),
    (DefenceTab::Checks, "单位门店", Key::Num5),
    (DefenceTab::Rounds, "走访", Key::Num6),
    (DefenceTab::Posts, "六定", Key::Num7),
];

/// The tabs; answers the one that was pressed or asked for by its key.
pub(super) fn tabs_ui(ui: &mut Ui, here: DefenceTab) -> Option<DefenceTab> {
    let tabs: Vec<Tab> = TABS.iter().map(|(_, words, _)| Tab::new(*words, None)).collect();
    let chosen = TABS.iter().position(|(tab, ..)| *tab == here).unwrap_or_default();
    let pressed = segmented(ui, &tabs, chosen).map(|place| TABS[place].0);
    let by_key = TABS.into_iter().find(|(.., key)| ui.input_mut(|input| input.consume_key(Modifiers::ALT, *key)));
    pressed.or(by_key.map(|(tab, ..)| tab)).filter(|tab| *tab != here)
}
