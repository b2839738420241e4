//! 统计: 人民调解案件情况统计表 and the work on disputes by type, month, place and mediator, for a span of time. Every figure leads down to
//! its cases; the same on paper. Of a week or a month the work by type is 周报 and 月报.

mod counted;
mod drawing;
mod stretch;

use self::counted::{Counted, Wanted};
use self::stretch::Stretch;
use crate::domain::registers::Dispute;
use crate::domain::statistics::Span;
use crate::domain::{Date, Register, Right};
use crate::services::disputes::{self, FoundCase};
use crate::services::export::ListTable;
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, OfDispute};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{height, space};
use eframe::egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Popup, Ui};

pub enum Act {
    Want(usize),
    Span(usize),
    /// The days were typed.
    Days,
    Follow((usize, usize)),
    Open(usize),
    CloseBehind,
    Print,
    Export,
    Back,
}

pub struct DisputeReportScreen {
    wanted: Wanted,
    stretch: Stretch,
    today: Date,
    counted: Counted,
    /// The cases behind a figure, under what it is called.
    behind: Option<(String, Vec<FoundCase>)>,
    /// Whether the figures are of the whole station.
    is_whole: bool,
    selected: usize,
    may_print: bool,
    wants_focus: bool,
}

impl DisputeReportScreen {
    /// The Ministry's form of this year.
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let (wanted, today) = (Wanted::Form, desk.today());
        let stretch = Stretch::of(Span::ThisYear, today);
        Ok(Self {
            counted: Counted::of(desk, wanted, stretch.period)?,
            wanted,
            stretch,
            today,
            behind: None,
            is_whole: disputes::counts_whole_station(desk)?,
            selected: 0,
            may_print: desk.may(Right::Print),
            wants_focus: true,
        })
    }

    fn count(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.counted = Counted::of(desk, self.wanted, self.stretch.period)?;
        self.behind = None;
        self.wants_focus = true;
        Ok(())
    }

    fn follow(&mut self, desk: &Desk, figure: (usize, usize)) -> Result<(), Trouble> {
        let (name, behind) = self.counted.behind(desk, figure)?;
        self.behind = Some((format!("{name}：{} 起", behind.len()), behind));
        self.selected = 0;
        self.wants_focus = true;
        Ok(())
    }

    fn title(&self) -> String {
        self.wanted.title(self.stretch.span)
    }

    /// Both bases of counting stand on it.
    fn notes(&self) -> Vec<String> {
        let of_whom = (!self.is_whole).then(|| "不含不由本人承办的不公开案件，上报用的全站数字由站长统计。".to_owned());
        self.counted.notes().into_iter().chain(of_whom).collect()
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        if pressed(Modifiers::COMMAND, Key::E) {
            return Some(Act::Export);
        }
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
        if let Some(span) = keys.into_iter().position(|key| pressed(Modifiers::ALT, key)) {
            return Some(Act::Span(span));
        }
        if pressed(Modifiers::NONE, Key::F6) {
            return Some(Act::Want(self.wanted.next()));
        }
        let escape = if self.behind.is_some() { Act::CloseBehind } else { Act::Back };
        pressed(Modifiers::NONE, Key::Escape).then_some(escape)
    }
}

impl Draws for DisputeReportScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head =
            Panel::top("dispute report head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let spans = Panel::top("dispute report spans").exact_size(height::FILTER_BAR).frame(pane);
        let spans = spans.show(ui, |ui| self.stretch.ui(ui)).inner;
        let body = CentralPanel::default().frame(pane).show(ui, |ui| self.body_ui(ui)).inner;
        by_key.or(head).or(spans).or(body)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Want(wanted) => {
                self.wanted = Wanted::ALL[wanted];
                self.count(desk)?;
            }
            Act::Span(span) => {
                self.stretch = Stretch::of(Span::ALL[span], self.today);
                self.count(desk)?;
            }
            Act::Days if self.stretch.read() => self.count(desk)?,
            Act::Days => {}
            Act::Follow(figure) => self.follow(desk, figure)?,
            Act::Open(row) => {
                let case = self.behind.as_ref().and_then(|(_, behind)| behind.get(row));
                return Ok(case.map(|case| Event::Dispute(OfDispute::Page(case.id))));
            }
            Act::CloseBehind => {
                self.behind = None;
                self.wants_focus = true;
            }
            Act::Export => {
                let sheet = self.counted.sheet(self.title(), self.notes(), self.today);
                return Ok(Some(Event::Export(Box::new(ListTable::of_sheet(sheet)))));
            }
            Act::Print => {
                let sheet = self.counted.sheet(self.title(), self.notes(), self.today);
                let order = Order::sheet(sheet, Dispute::TABLE, self.counted.confidential());
                return Ok(Some(Event::Preview(order)));
            }
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let behind = self.behind.take();
        self.count(desk)?;
        self.behind = behind;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("F6", "换表"),
                key("Alt 1…8", "换期间"),
                key("←↑↓→", "选数字"),
                key("Enter", "看案件"),
                key("Ctrl P", "打印").needs(Right::Print),
                key("Esc", "返回"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
