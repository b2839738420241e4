//! The switch between the lists of people: floating, resident, households. Alt with a number goes to one.

use crate::ui::event::PeopleList;
use crate::ui::inside::thousands;
use crate::ui::widgets::{Tab, segmented};
use eframe::egui::{Key, Modifiers, Ui};

const LISTS: [(PeopleList, &str, Key); 3] = [
    (PeopleList::Floating, "流动人口", Key::Num1),
    (PeopleList::Residents, "常住人口", Key::Num2),
    (PeopleList::Households, "户", Key::Num3),
];

/// How many there are now of each, in their order.
pub(in crate::ui::screens) type Counts = [u64; 3];

/// Draws the switch, without numbers while they are being counted; answers the list that was pressed, when it is another one.
pub(in crate::ui::screens) fn switch_ui(ui: &mut Ui, counts: Option<Counts>, here: PeopleList) -> Option<PeopleList> {
    let count = |place: usize| counts.map(|counts| thousands(counts[place]));
    let tabs: Vec<Tab> = LISTS.iter().zip(0..).map(|((_, words, _), place)| Tab::new(*words, count(place))).collect();
    let chosen = LISTS.iter().position(|(list, ..)| *list == here).unwrap_or_default();
    segmented(ui, &tabs, chosen).map(|place| LISTS[place].0)
}

/// The list a key asks for, when it is another one.
pub(in crate::ui::screens) fn by_key(ui: &Ui, here: PeopleList) -> Option<PeopleList> {
    let is_pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let asked = LISTS.iter().find(|(_, _, key)| is_pressed(*key))?.0;
    (asked != here).then_some(asked)
}
