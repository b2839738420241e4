//! 导出: people looked up by the numbers somebody sent, whole registers as tables, and the whole station as open files. A list
//! leaves from where it stands (`export_dialog`).

mod answers;
mod batch_query;
mod registers;
mod take_away;

use crate::domain::Right;
use crate::services::{Desk, Trouble, export};
use crate::ui::event::{Event, OutTab};
use crate::ui::help::Topic;
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Tab, segmented};
use batch_query::BatchQuery;
use eframe::egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Popup, Ui};
use registers::Registers;
use take_away::TakeAway;

/// In this order at the head; Alt and the number leads there.
const TABS: [(OutTab, &str, Key); 3] = [
    (OutTab::BatchQuery, "批量查询", Key::Num1),
    (OutTab::Registers, "导出登记簿", Key::Num2),
    (OutTab::TakeAway, "带走全部", Key::Num3),
];

/// What can be asked of the page.
pub enum Act {
    Turn(OutTab),
    Back,
    Query(batch_query::Act),
    Registers(registers::Act),
    TakeAway(take_away::Act),
}

/// The page with its tabs.
pub struct OutScreen {
    tab: OutTab,
    page: Page,
    query: BatchQuery,
    registers: Registers,
    take_away: TakeAway,
}

impl OutScreen {
    /// `page` is where it was asked from.
    pub fn open(desk: &Desk, tab: OutTab, page: Page) -> Result<Self, Trouble> {
        export::require(desk)?;
        Ok(Self {
            tab,
            page,
            query: BatchQuery::default(),
            registers: Registers::open(desk)?,
            take_away: TakeAway::open(desk.may(Right::Administer)),
        })
    }

    pub fn turn_to(&mut self, tab: OutTab) {
        self.tab = tab;
        self.query.wants_focus = true;
        self.registers.wants_focus = true;
        self.take_away.wants_focus = true;
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let back = ui.add(Button::icon_only(icons::CARET_LEFT, "返回")).clicked();
            let tabs = TABS.map(|(_, words, _)| Tab::new(words, None));
            let chosen = TABS.iter().position(|(tab, ..)| *tab == self.tab).unwrap_or_default();
            let turned = segmented(ui, &tabs, chosen).map(|place| Act::Turn(TABS[place].0));
            turned.or(back.then_some(Act::Back))
        })
        .inner
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.is_asking() || Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let by_number = TABS.into_iter().find(|(.., key)| pressed(Modifiers::ALT, *key));
        if let Some((tab, ..)) = by_number {
            return Some(Act::Turn(tab));
        }
        pressed(Modifiers::NONE, Key::Escape).then_some(Act::Back)
    }

    /// A dialog of a tab has the keys.
    fn is_asking(&self) -> bool {
        self.registers.is_asking() || self.take_away.is_asking()
    }

    fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        match self.tab {
            OutTab::BatchQuery => self.query.ui(ui).map(Act::Query),
            OutTab::Registers => self.registers.ui(ui).map(Act::Registers),
            OutTab::TakeAway => self.take_away.ui(ui).map(Act::TakeAway),
        }
    }
}

impl Draws for OutScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("out head").exact_size(height::PAGE_HEAD).frame(bar);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let ground = Frame::new().fill(theme::palette(ui).raised);
        let in_body = CentralPanel::default().frame(ground).show(ui, |ui| self.body_ui(ui)).inner;
        in_body.or(in_head).or_else(|| self.keys_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Turn(tab) => {
                self.turn_to(tab);
                Ok(None)
            }
            Act::Back => Ok(Some(Event::Back)),
            Act::Query(act) => self.query.act(act, desk),
            Act::Registers(act) => self.registers.act(act, desk),
            Act::TakeAway(act) => self.take_away.act(act, desk),
        }
    }

    fn keys(&self) -> &'static [KeyHint] {
        match self.tab {
            OutTab::BatchQuery => {
                const {
                    &[
                        key("Ctrl Enter", "查询"),
                        key("Alt C", "复制结果"),
                        key("Ctrl E", "存成表格"),
                        key("Alt 4…", "是这个人"),
                        key("Esc", "返回"),
                    ]
                }
            }
            OutTab::Registers => {
                const {
                    &[
                        key("↑↓", "选栏目"),
                        key("Space", "要或不要"),
                        key("Alt ↑↓", "移动"),
                        key("Ctrl E", "导出"),
                        key("Esc", "返回"),
                    ]
                }
            }
            OutTab::TakeAway => const { &[key("Enter", "下一格"), key("Ctrl E", "带走"), key("Esc", "返回")] },
        }
    }

    fn status(&self) -> String {
        match self.tab {
            OutTab::BatchQuery => self.query.status(),
            OutTab::Registers => self.registers.status(),
            OutTab::TakeAway => String::new(),
        }
    }

    fn page(&self) -> Page {
        self.page
    }

    fn topic(&self) -> Topic {
        Topic::Exporting
    }
}
