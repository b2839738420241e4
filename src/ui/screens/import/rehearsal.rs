//! The third step: what each row would do. Tabs by kind, the rows, and at the right all about the one in front.

use super::Act;
use super::row::row_ui;
use crate::domain::import::Subject;
use crate::services::import::{Decision, Detail, Outcome, Rehearsal, Verdict, Who};
use crate::ui::inside::thousands;
use crate::ui::screen::{KeyHint, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Mood, Tab, Table, badge, segmented};
use eframe::egui::{Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui};
use std::sync::Arc;

const SIDE: f32 = 376.0;
/// Those of every row.
const KEYS: [KeyHint; 5] = [
    key("↑↓", "选择行"),
    key("Space", "导入或不导入"),
    key("Alt ←→", "换一类"),
    key("Ctrl Enter", "导入"),
    key("Esc", "改对应列"),
];
const ALL: KeyHint = key("Alt A", "全部导入");
const NONE: KeyHint = key("Alt N", "全部不导入");
const ALL_OF_TABLE: KeyHint = key("Alt A", "全部用表中的");
const NONE_OF_TABLE: KeyHint = key("Alt N", "全部保留现有的");
const CANDIDATE_KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// The rehearsal while it is looked through.
#[derive(Default)]
pub(super) struct Rehearsed {
    pub rehearsal: Arc<Rehearsal>,
    subject: Option<Subject>,
    /// Rows of each outcome, and those that will be brought in: counted when something changes, not in every frame.
    counts: [usize; 5],
    taken: usize,
    /// Only the rows of this kind.
    shown: Option<Outcome>,
    /// Rows in the list, by their places in the rehearsal.
    rows: Vec<usize>,
    selected: Option<usize>,
    pub detail: Detail,
    wants_focus: bool,
}

fn table_id() -> Id {
    Id::unique("rows of the rehearsal")
}

impl Rehearsed {
    /// A new rehearsal: what the clerk must look at stands in front.
    pub fn take(&mut self, rehearsal: Rehearsal, subject: Subject) {
        self.rehearsal = Arc::new(rehearsal);
        self.subject = Some(subject);
        self.recount();
        let first = [Outcome::Conflict, Outcome::Refused].into_iter().find(|it| self.rehearsal.count(*it) > 0);
        self.show(first);
    }

    /// Changes what is decided.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Rehearsal) -> T) -> T {
        let outcome = change(Arc::make_mut(&mut self.rehearsal));
        self.recount();
        outcome
    }

    fn recount(&mut self) {
        self.counts = Outcome::ALL.map(|outcome| self.rehearsal.count(outcome));
        self.taken = self.rehearsal.taken();
    }

    pub fn show(&mut self, shown: Option<Outcome>) {
        self.shown = shown;
        let verdicts = self.rehearsal.verdicts.iter().enumerate();
        self.rows = verdicts
            .filter(|(_, verdict)| shown.is_none_or(|outcome| verdict.outcome == outcome))
            .map(|(place, _)| place)
            .collect();
        self.selected = (!self.rows.is_empty()).then_some(0);
        self.detail = Detail::default();
        self.wants_focus = true;
    }

    pub fn taken(&self) -> usize {
        self.taken
    }

    pub fn select(&mut self, row: usize) {
        self.selected = Some(row).filter(|row| *row < self.rows.len());
    }

    /// The row in front, by its place in the rehearsal.
    pub fn in_front(&self) -> Option<usize> {
        self.rows.get(self.selected?).copied()
    }

    pub fn verdict(&self) -> Option<&Verdict> {
        self.rehearsal.verdicts.get(self.in_front()?)
    }

    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let turned =
            [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)].into_iter().find(|(key, _)| pressed(Modifiers::ALT, *key));
        if let Some((_, step)) = turned {
            return Some(Act::Show(self.kind_beside(step)));
        }
        let verdict = self.verdict()?;
        if verdict.can_be_taken()
            && ui.memory(|memory| memory.has_focus(table_id()))
            && pressed(Modifiers::NONE, Key::Space)
        {
            return Some(Act::Turn(self.in_front()?));
        }
        if let Some(asked) = self.kind_by_key(ui) {
            return Some(asked);
        }
        let Who::Perhaps(candidates) = &verdict.who else { return None };
        let chosen = CANDIDATE_KEYS.iter().zip(candidates).find(|(key, _)| pressed(Modifiers::ALT, **key));
        if let Some((_, candidate)) = chosen {
            return Some(Act::Is(*candidate));
        }
        pressed(Modifiers::ALT, Key::Num0).then_some(Act::Another)
    }

    /// The kind in the tab so many steps to the right; the first and the last have nothing beyond them.
    fn kind_beside(&self, step: isize) -> Option<Outcome> {
        let here = tab_of(self.shown).saturating_add_signed(step).min(Outcome::ALL.len());
        here.checked_sub(1).map(|place| Outcome::ALL[place])
    }

    /// All rows of the kind that is shown, where the clerk has a choice.
    fn kind_by_key(&self, ui: &Ui) -> Option<Act> {
        let outcome = self.kind_with_choice()?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        let takes = if pressed(Key::A) { true } else { pressed(Key::N).then_some(false)? };
        Some(Act::TurnAll(outcome, takes))
    }

    fn kind_with_choice(&self) -> Option<Outcome> {
        self.shown.filter(|outcome| !matches!(outcome, Outcome::Same | Outcome::Refused))
    }

    pub fn keys(&self) -> &'static [KeyHint] {
        let asks_who = self.verdict().is_some_and(|verdict| matches!(verdict.who, Who::Perhaps(_)));
        match (asks_who, self.kind_with_choice()) {
            (true, _) => const { &[KEYS[0], KEYS[1], KEYS[2], key("Alt 1…", "是这个人"), KEYS[3], KEYS[4]] },
            (false, Some(Outcome::Conflict)) => {
                const { &[KEYS[0], KEYS[1], KEYS[2], ALL_OF_TABLE, NONE_OF_TABLE, KEYS[3], KEYS[4]] }
            }
            (false, Some(_)) => const { &[KEYS[0], KEYS[1], KEYS[2], ALL, NONE, KEYS[3], KEYS[4]] },
            (false, None) => &KEYS,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("import rehearsal head").exact_size(height::FILTER_BAR).frame(bar);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let pane = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::same(space::PANE as i8));
        let side = Panel::right("import row").exact_size(SIDE).frame(pane);
        let side = side.show(ui, |ui| self.side_ui(ui)).inner;
        let table = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.table_ui(ui)).inner;
        head.or(side).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let all = Tab::new("全部", Some(thousands(self.rehearsal.verdicts.len() as u64)));
            let tabs: Vec<Tab> = std::iter::once(all)
                .chain(
                    Outcome::ALL
                        .iter()
                        .zip(self.counts)
                        .map(|(outcome, count)| Tab::new(outcome.label(), Some(thousands(count as u64)))),
                )
                .collect();
            if let Some(tab) = segmented(ui, &tabs, tab_of(self.shown)) {
                asked = Some(Act::Show(tab.checked_sub(1).map(|at| Outcome::ALL[at])));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.all_ui(ui).or(asked.take());
                let places = self.rehearsal.new_places.len();
                if places > 0 && ui.available_width() > 96.0 {
                    let words = format!("新地址 {} 处", thousands(places as u64));
                    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
                }
            });
        });
        asked
    }

    /// The same decision for all rows of the kind that is shown.
    fn all_ui(&self, ui: &mut Ui) -> Option<Act> {
        let outcome = self.kind_with_choice()?;
        let (take, leave) = words_of(outcome);
        let leave = ui.add(Button::quiet(&format!("全部{leave}")).small()).clicked();
        let take = ui.add(Button::quiet(&format!("全部{take}")).small()).clicked();
        if take { Some(Act::TurnAll(outcome, true)) } else { leave.then_some(Act::TurnAll(outcome, false)) }
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(table_id()));
        }
        let subject = self.subject.unwrap_or(Subject::People);
        let width = match subject {
            Subject::People | Subject::Tenancies => 92.0,
            Subject::Houses | Subject::Groups | Subject::Disputes | Subject::Organisations => 196.0,
        };
        let columns = [
            Column::new("行", 52.0).right().not_sortable(),
            Column::new(subject.heading(), width).not_sortable(),
            Column::new("结果", 76.0).not_sortable(),
            Column::new("处理", 84.0).not_sortable(),
            Column::new("说明", 160.0).not_sortable(),
        ];
        let table = Table::new(table_id(), &columns, self.rows.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| self.cell_ui(ui, row, column));
        output.selected.filter(|row| Some(*row) != self.selected).map(Act::SelectRow)
    }

    fn cell_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let Some(verdict) = self.rows.get(row).and_then(|place| self.rehearsal.verdicts.get(*place)) else { return };
        let palette = theme::palette(ui);
        match column {
            0 => drop(cell_text(ui, theme::small(verdict.number.to_string()).color(palette.text_weak))),
            1 => drop(cell_text(ui, theme::body(&verdict.name))),
            2 => drop(badge(ui, mood(verdict.outcome), None, verdict.outcome.label())),
            3 => {
                let ink = if verdict.is_taken() { palette.text } else { palette.text_weak };
                cell_text(ui, theme::body(decided(verdict)).color(ink));
            }
            _ => drop(cell_text(ui, theme::body(&verdict.reason).color(palette.text_weak))),
        }
    }

    fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        let verdict = self.verdict()?;
        let row = self.in_front()?;
        ScrollArea::vertical().show(ui, |ui| row_ui(ui, verdict, &self.detail, row)).inner
    }
}

fn tab_of(shown: Option<Outcome>) -> usize {
    Outcome::ALL.iter().position(|outcome| Some(*outcome) == shown).map_or(0, |at| at + 1)
}

/// What is done with the rows of a kind, and what with those that are left.
pub(super) fn words_of(outcome: Outcome) -> (&'static str, &'static str) {
    if outcome == Outcome::Conflict { ("用表中的", "保留现有的") } else { ("导入", "不导入") }
}

fn decided(verdict: &Verdict) -> &'static str {
    let (take, leave) = words_of(verdict.outcome);
    match (verdict.outcome, verdict.decision) {
        (Outcome::Same, _) => "不用导入",
        (Outcome::Refused, _) => "待改",
        (Outcome::Conflict, _) if !verdict.can_be_taken() => "待确认",
        (_, Decision::Take) => take,
        (_, Decision::Leave) => leave,
    }
}

fn mood(outcome: Outcome) -> Mood {
    match outcome {
        Outcome::New => Mood::Good,
        Outcome::Changed => Mood::Accent,
        Outcome::Same => Mood::Neutral,
        Outcome::Conflict => Mood::Warn,
        Outcome::Refused => Mood::Bad,
    }
}
