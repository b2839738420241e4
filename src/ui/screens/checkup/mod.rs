//! 体检: what is due, what is missing, what records say against each other, and 五个清. At the left what was asked, at the
//! right the records it speaks of; Enter opens one, R mends it where one key can.
//!
//! What was found is kept at the desk. This screen holds which part of it is shown, and the lines in sight.

mod asking;
mod entries;
mod findings;
mod panes;

use self::entries::{Entry, Source};
use self::findings::Findings;
use crate::domain::{Date, RecordId, Right};
use crate::services::checkup::{AreaClear, Line, Opens, Running};
use crate::services::routines::Ledger;
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::{Event, OfDispute, OfHouse, OfRating, OfRoutine};
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use eframe::egui::{CentralPanel, Context, Frame, Id, Key, Margin, Memory, Modifiers, Panel, Popup, Ui};
use panes::PARTS;
use std::ops::Range;

/// With what the screen opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// 到期与待补
    Agenda,
    /// 体检
    Faults,
    /// 五个清
    Areas,
    /// One rule, among its like.
    Rule(&'static str),
}

/// What can be asked of the screen.
pub enum Act {
    /// Findings may have come.
    Poll,
    AskAgain,
    Stop,
    Show(Part),
    Choose(usize),
    Read(Range<usize>),
    Select(usize),
    Open(usize),
    Mend(usize),
    Back,
}

/// The screen.
pub struct CheckupScreen {
    part: Part,
    entries: Vec<Entry>,
    chosen: Option<usize>,
    findings: Findings,
    selected: Option<usize>,
    areas: Option<Vec<AreaClear>>,
    /// What is due in disputes.
    disputes: Vec<Line>,
    running: Option<Running>,
    counting: Option<Job<Vec<AreaClear>>>,
    /// 「体检于 2026-06-15 10:42」
    asked_at: String,
    /// Nothing was written since everything was asked.
    is_current: bool,
    may_write: bool,
    today: Date,
    /// The rule of which a finding was mended last: taken back, it is found again.
    last_mended: Option<&'static str>,
    /// Rules to be asked again as soon as none is being asked.
    outdated: Vec<&'static str>,
    /// The rule that left the list when its last finding was mended, until another is chosen by hand.
    left: Option<&'static str>,
    /// Which list takes the keyboard in the next frame.
    wants_focus: Option<Id>,
    ctx: Option<Context>,
}

/// The two lists.
fn rules_id() -> Id {
    Id::unique("rules of the checkup")
}

fn findings_id() -> Id {
    Id::unique("findings of the checkup")
}

impl CheckupScreen {
    pub fn open(desk: &mut Desk, part: Part) -> Result<Self, Trouble> {
        let mut screen = Self {
            part,
            entries: Vec::new(),
            chosen: None,
            findings: Findings::default(),
            selected: None,
            areas: None,
            disputes: Vec::new(),
            running: None,
            counting: None,
            asked_at: String::new(),
            is_current: false,
            may_write: desk.may(Right::Write),
            today: desk.today(),
            last_mended: None,
            outdated: Vec::new(),
            left: None,
            wants_focus: Some(rules_id()),
            ctx: None,
        };
        screen.show(desk, part)?;
        Ok(screen)
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let focused = ui.memory(Memory::focused);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::F5) {
            return Some(Act::AskAgain);
        }
        if let Some((part, ..)) = PARTS.iter().find(|(.., key)| pressed(Modifiers::ALT, *key)) {
            return Some(Act::Show(*part));
        }
        if !Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape) {
            return Some(if self.running.is_some() { Act::Stop } else { Act::Back });
        }
        if focused == Some(findings_id()) && pressed(Modifiers::NONE, Key::ArrowLeft) {
            ui.memory_mut(|memory| memory.request_focus(rules_id()));
        }
        if focused == Some(rules_id()) && pressed(Modifiers::NONE, Key::ArrowRight) {
            ui.memory_mut(|memory| memory.request_focus(findings_id()));
        }
        let is_in_lists = focused.is_none_or(|id| id == findings_id() || id == rules_id());
        let row = self.selected.filter(|_| is_in_lists)?;
        // An input method may keep the bare letter for itself; with Ctrl it always comes through.
        let is_asked = pressed(Modifiers::NONE, Key::R) || pressed(Modifiers::COMMAND, Key::R);
        (is_asked && self.why_not_mended(row).is_none()).then_some(Act::Mend(row))
    }

    /// Why R does nothing at this row.
    fn why_not_mended(&self, row: usize) -> Option<&'static str> {
        let has_repair = self.findings.line(row).is_some_and(|line| line.repair.is_some());
        if !has_repair {
            Some("要打开记录核对后再改")
        } else if self.may_write {
            None
        } else {
            Some("您的角色只能查看")
        }
    }
}

impl Draws for CheckupScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        if let Some(id) = self.wants_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let by_key = self.keys_ui(ui);
        let palette = theme::palette(ui);
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("checkup head").exact_size(height::PAGE_HEAD).frame(bar).show_separator_line(false);
        let mut asked = by_key.or(head.show(ui, |ui| self.head_ui(ui)).inner);
        asked = asked.or(self.progress_ui(ui));
        let left = Panel::left("checkup rules").resizable(true).default_size(400.0).size_range(300.0..=520.0);
        let rules = left.frame(Frame::new().fill(palette.raised)).show(ui, |ui| self.rules_ui(ui)).inner;
        let foot = Panel::bottom("checkup foot").exact_size(height::PAGE_HEAD).frame(bar.fill(palette.surface));
        let foot = foot.show(ui, |ui| self.foot_ui(ui)).inner;
        let findings = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.findings_ui(ui)).inner;
        asked = asked.or(rules).or(foot).or(findings);
        if self.running.is_some() || self.counting.is_some() {
            ui.ctx().request_repaint_after_secs(0.1);
            asked = asked.or(Some(Act::Poll));
        }
        asked
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Poll => self.poll(desk)?,
            Act::AskAgain => self.ask(desk)?,
            Act::Stop => self.running.iter().for_each(Running::cancel),
            Act::Show(part) => {
                self.show(desk, part)?;
                self.wants_focus = Some(rules_id());
            }
            Act::Choose(place) => {
                self.left = None;
                self.choose(desk, place)?;
            }
            Act::Read(rows) => self.findings.read(desk, rows)?,
            Act::Select(row) => {
                self.selected = Some(row);
                self.findings.read(desk, row..row + 1)?;
            }
            Act::Open(row) => {
                self.findings.read(desk, row..row + 1)?;
                return Ok(self.findings.line(row).map(|line| opening(line.opens, line.record)));
            }
            Act::Mend(row) => return self.mend(desk, row),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    /// Something was mended or taken back: what is shown, and what was mended last, is asked again.
    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let shown = self.chosen.and_then(|place| self.entries.get(place)).map(|entry| entry.source);
        let shown_key = match shown {
            Some(Source::Rule(rule)) => Some(rule.key),
            _ => None,
        };
        if matches!(shown, Some(Source::Clear(..))) {
            self.ask(desk)?;
        } else {
            self.outdated.extend([shown_key, self.last_mended].into_iter().flatten());
            self.ask_outdated(desk)?;
        }
        self.poll(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选择"),
                key("←→", "换列"),
                key("Enter", "打开"),
                key("R", "改好").needs(Right::Write),
                key("Alt 1…3", "换一栏"),
                key("F5", "重新体检"),
            ]
        }
    }

    fn status(&self) -> String {
        self.asked_at.clone()
    }

    fn page(&self) -> Page {
        Page::Today
    }

    fn topic(&self) -> Topic {
        Topic::Checkup
    }
}

/// The page a finding leads to.
pub fn opening(opens: Opens, record: RecordId) -> Event {
    match opens {
        Opens::Person => Event::OpenPerson(record),
        Opens::House => Event::House(OfHouse::Page(record)),
        Opens::Household => Event::OpenHousehold(record),
        Opens::Place => Event::OpenPlace(record),
        Opens::Agreement => Event::OpenAgreement(record),
        Opens::DefenceGroup => Event::OpenGroup(record),
        Opens::Team => Event::OpenTeam(record),
        Opens::Appraisal => Event::Go(Page::Council),
        Opens::Organisation => Event::OpenOrganisation(record),
        Opens::Dispute => Event::Dispute(OfDispute::Page(record)),
        Opens::Rating => Event::Rating(OfRating::Page(record)),
        Opens::Routine => Event::Routine(OfRoutine::Record(record, None)),
        Opens::Report => Event::Routine(OfRoutine::Page(Ledger::Reports, record)),
        Opens::Meeting => Event::Routine(OfRoutine::Page(Ledger::Meetings, record)),
        Opens::Reception => Event::Routine(OfRoutine::Page(Ledger::Receptions, record)),
        Opens::Opening => Event::Routine(OfRoutine::Page(Ledger::Openings, record)),
    }
}
