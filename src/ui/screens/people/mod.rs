//! 人口: the list of the floating population with one person's page at its side.

mod acts;
mod as_of;
mod closing;
mod columns;
mod conditions;
mod detail;
mod list;
mod marking;
pub(in crate::ui::screens) mod registers;
mod rows;
mod stay;
mod time_line;
mod views;

use crate::domain::RecordId;
use crate::domain::import::Subject;
use crate::services::households::Task;
use crate::services::lists::{self, KeptView};
use crate::services::people::{
    self, FloatingCounts, FloatingFilter, FloatingSort, Living, PeopleKind, PersonPage, SortColumn,
};
use crate::services::{Desk, MachineSettings, Trouble, households};
use crate::ui::event::{Event, PeopleList, Start};
use crate::ui::inside::thousands;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Decision, Mark, Marked, Sort, passing_panel};
use as_of::AsOf;
use closing::Closing;
use columns::Columns;
use conditions::{Asking, Conditions};
use detail::Detail;
use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Popup, Ui};
use marking::{Allowed, Batch};
use rows::Rows;
use views::{Naming, ViewAct};

/// Below this width, which a window of 1000 leaves, the detail covers the list.
const DETAIL_COVERS_BELOW: f32 = 936.0;

/// What a key asks of the page of whoever is chosen.
type Ask = fn(&mut Detail) -> Option<detail::Act>;

/// What can be asked of the list.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    Select(usize),
    Order(Sort),
    Filter(FloatingFilter),
    /// The day was typed to its end.
    AsOf,
    /// The list of the day on paper.
    PrintList,
    AskConditions,
    Mark(Mark),
    /// Marks rows, and goes on to this one.
    MarkAndGo(Mark, Option<usize>),
    Batch(Batch),
    /// The whole list on paper.
    PrintAll,
    View(ViewAct),
    Columns(Box<MachineSettings>),
    Detail(detail::Act),
    /// Another list.
    List(PeopleList),
    FoundHousehold,
    /// Records of the archive that may be of one person.
    Doubles,
    /// A table is brought in.
    Import,
    /// What a key asks of whoever is chosen in the list while no page stands beside it.
    OfChosen(Ask),
    CloseDetail,
    CloseRegistration,
    Register,
}

/// The list page.
pub struct PeopleScreen {
    filter: FloatingFilter,
    as_of: AsOf,
    sort: Sort,
    columns: Columns,
    settings: MachineSettings,
    rows: Rows,
    counts: FloatingCounts,
    /// Households standing now.
    households: u64,
    selected: Option<usize>,
    /// Rows marked for an act on several.
    marked: Marked,
    allowed: Allowed,
    conditions: Conditions,
    /// The dialogs in front, while conditions or the name of a view are asked for.
    asking: Option<Asking>,
    naming: Option<Naming>,
    views: Vec<KeptView>,
    /// The columns as they stood in the last frame.
    shown: Vec<usize>,
    /// Goes to the clipboard in the next frame.
    to_copy: Option<String>,
    detail: Option<Detail>,
    /// The dialog in front, while a registration is being cancelled.
    closing: Option<Closing>,
    may_write: bool,
    /// A column is being made wider; it is remembered when the button is let go.
    is_dragged: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
    /// In another order the list begins anew.
    goes_to_top: bool,
}

impl PeopleScreen {
    /// The list, with this person chosen where one is named.
    pub fn open(desk: &mut Desk, settings: &MachineSettings, person: Option<RecordId>) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, PeopleKind::Floating)?;
        if let Some(person) = person {
            screen.choose_person(desk, person)?;
        }
        Ok(screen)
    }

    /// The list of floating people or of residents, nobody chosen.
    pub fn list_of(desk: &Desk, settings: &MachineSettings, kind: PeopleKind) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: FloatingFilter { kind, ..FloatingFilter::default() },
            as_of: AsOf::of(desk),
            sort: columns::sort_of(settings),
            columns: Columns::of(settings),
            settings: settings.clone(),
            rows: Rows::default(),
            counts: FloatingCounts::default(),
            households: 0,
            selected: None,
            marked: Marked::default(),
            allowed: Allowed::of(desk)?,
            conditions: Conditions::default(),
            asking: None,
            naming: None,
            views: lists::views(desk, columns::LIST)?,
            shown: Vec::new(),
            to_copy: None,
            detail: None,
            closing: None,
            may_write: desk.may(crate::domain::Right::Write),
            is_dragged: false,
            wants_focus: true,
            goes_to_top: false,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The people a figure of a report counts.
    pub fn narrowed(desk: &Desk, settings: &MachineSettings, filter: FloatingFilter) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, filter.kind)?;
        screen.filter = filter;
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Who lives at a place or below it, the keyboard in the day that is asked about.
    pub fn at(desk: &Desk, settings: &MachineSettings, place: RecordId) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, PeopleKind::Floating)?;
        screen.ask_about(desk, FloatingFilter { place: Some(place), ..FloatingFilter::default() })?;
        Ok(screen)
    }

    fn choose_person(&mut self, desk: &Desk, person: RecordId) -> Result<(), Trouble> {
        let page = people::page(desk, person)?;
        self.choose_stay(desk, &page)?;
        self.show_detail(desk, page);
        Ok(())
    }

    /// Goes to where this person stands: in the list in front, in the other one, or among those who have left.
    fn choose_stay(&mut self, desk: &Desk, page: &PersonPage) -> Result<(), Trouble> {
        let Some(stay) = page.stay() else { return Ok(()) };
        let kind = if stay.is_resident() { PeopleKind::Resident } else { PeopleKind::Floating };
        for living in [self.filter.living, Living::All] {
            let filter = FloatingFilter { kind, living, ..FloatingFilter::default() };
            if filter != self.filter {
                self.filter = filter;
                self.read_list(desk)?;
            }
            self.selected = self.rows.position(stay.id);
            if self.selected.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Reads which residences there are and in which order; rows follow as they come into sight.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let column = columns::order_of(self.sort.column).unwrap_or(SortColumn::FromDate);
        // The column shows the age: the youngest were born last.
        let is_descending = self.sort.is_descending != (column == SortColumn::Birth);
        let sort = FloatingSort { column, is_descending };
        self.rows = Rows::of(people::list(desk, &self.filter, sort)?, self.filter.as_of);
        self.as_of.read(desk, &self.filter)?;
        self.conditions = Conditions::of(&self.filter);
        self.marked = Marked::none(self.rows.count());
        self.counts = people::counts(desk)?;
        self.households = households::counts(desk)?.standing;
        Ok(())
    }

    fn select(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.selected = Some(row);
        self.rows.read(desk, row..row + 1)?;
        let Some(person) = self.rows.person(row) else { return Ok(()) };
        let page = people::page(desk, person)?;
        self.show_detail(desk, page);
        Ok(())
    }

    /// Where a row is gone, whoever moved up to its place, else the last one, is chosen.
    fn select_nearest(&mut self, desk: &Desk, row: Option<usize>) -> Result<(), Trouble> {
        match (row, self.rows.count().checked_sub(1)) {
            (Some(row), Some(last)) => self.select(desk, row.min(last)),
            _ => Ok(()),
        }
    }

    /// The row in front is chosen, also while its page is closed: the page comes back with what was asked of it.
    fn ask_of_chosen(&mut self, desk: &mut Desk, ask: Ask) -> Result<Option<Event>, Trouble> {
        let Some(row) = self.selected else {
            return Ok(Some(Event::Refused("先在列表里选一个人，再打印登记卡".to_owned())));
        };
        self.select(desk, row)?;
        match self.detail.as_mut().and_then(ask) {
            Some(act) => self.detail_act(act, desk),
            None => Ok(None),
        }
    }

    fn keys_of_row(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::OfChosen(|page| page.card()));
        }
        let asked: [(Modifiers, Key, Ask); 3] = [
            (Modifiers::NONE, Key::F7, Detail::reveal_or_hide),
            (Modifiers::NONE, Key::F4, |page| page.edit()),
            (Modifiers::COMMAND, Key::K, |page| page.same_address()),
        ];
        self.selected?;
        asked.into_iter().find(|(modifiers, key, _)| pressed(*modifiers, *key)).map(|(.., ask)| Act::OfChosen(ask))
    }

    fn detail_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.detail.as_mut()?.ui(ui).map(|act| match act {
            detail::Act::Close => Act::CloseDetail,
            other => Act::Detail(other),
        })
    }

    /// Day and place stay the same from the one list of people to the other.
    fn go_to_list(&mut self, desk: &Desk, list: PeopleList) -> Result<Option<Event>, Trouble> {
        let kind = match list {
            PeopleList::Floating => PeopleKind::Floating,
            PeopleList::Residents => PeopleKind::Resident,
            PeopleList::Households => return Ok(Some(Event::List(list, self.filter.as_of))),
        };
        if self.filter.as_of.is_none() && self.filter.place.is_none() {
            return Ok(Some(Event::List(list, None)));
        }
        self.filter = FloatingFilter { kind, reasons: Vec::new(), ..self.filter.clone() };
        self.read_again(desk)?;
        self.wants_focus = true;
        Ok(None)
    }

    /// Which list this is.
    fn list(&self) -> PeopleList {
        match self.filter.kind {
            PeopleKind::Floating => PeopleList::Floating,
            PeopleKind::Resident => PeopleList::Residents,
        }
    }

    fn closing_ui(&mut self, ui: &Ui) -> Option<Act> {
        match self.closing.as_mut()?.show(ui)? {
            Decision::Act => Some(Act::CloseRegistration),
            Decision::Keep => {
                self.closing = None;
                None
            }
        }
    }

    /// The dialogs in front of the list.
    fn dialogs_ui(&mut self, ui: &Ui) -> Option<Act> {
        if let Some(asking) = &mut self.asking
            && let Some(decided) = asking.show(ui)
        {
            self.asking = None;
            self.wants_focus = true;
            return decided.map(Act::Filter);
        }
        if let Some(naming) = &mut self.naming
            && let Some(decided) = naming.show(ui)
        {
            self.naming = None;
            self.wants_focus = true;
            return decided.map(|name| Act::View(ViewAct::Keep(name)));
        }
        self.closing_ui(ui)
    }

    /// What several rows are asked by key: copying them, letting them go.
    fn marks_by_key(&self, ui: &Ui) -> Option<Act> {
        let is_typing = ui.ctx().text_edit_focused();
        let is_copied = ui.input(|input| input.events.contains(&eframe::egui::Event::Copy));
        if is_copied && !is_typing {
            return Some(Act::Batch(Batch::Copy));
        }
        let is_left = self.marked.count() > 0 && !Popup::is_any_open(ui.ctx());
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if is_left && pressed(Key::Escape) {
            return Some(Act::Mark(Mark::Nothing));
        }
        pressed(Key::F6).then_some(Act::AskConditions)
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        if self.closing.is_some() || self.asking.is_some() || self.naming.is_some() {
            return None;
        }
        if let Some(act) = self.marks_by_key(ui) {
            return Some(act);
        }
        if let Some(list) = registers::by_key(ui, self.list()) {
            return Some(Act::List(list));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        if pressed(Modifiers::NONE, Key::F9) {
            self.as_of.wants_focus = true;
        }
        // Before Ctrl P, which would take it as well.
        if pressed(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P) {
            return self.print_by_key();
        }
        let Some(page) = &mut self.detail else { return self.keys_of_row(ui) };
        if pressed(Modifiers::NONE, Key::F7) {
            return page.reveal_or_hide().map(Act::Detail);
        }
        if pressed(Modifiers::NONE, Key::F4) {
            return page.edit().map(Act::Detail);
        }
        if pressed(Modifiers::COMMAND, Key::K) {
            return page.same_address().map(Act::Detail);
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return page.card().map(Act::Detail);
        }
        if !Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape) {
            return Some(Act::CloseDetail);
        }
        None
    }
}

impl Draws for PeopleScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if let Some(text) = self.to_copy.take() {
            ui.ctx().copy_text(text);
        }
        let by_key = self.dialogs_ui(ui).or_else(|| self.keys_ui(ui));
        let width = ui.available_width();
        if self.detail.is_some() && width < DETAIL_COVERS_BELOW {
            return by_key.or(self.detail_ui(ui));
        }
        let default = if width < 1152.0 { 340.0 } else { 376.0 };
        let side = Panel::right("person").resizable(true).default_size(default).size_range(320.0..=520.0);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let detail = passing_panel(ui, side.frame(frame), self.detail.is_some(), |ui| self.detail_ui(ui)).flatten();
        let list = self.list_ui(ui);
        by_key.or(detail).or(list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Read(range) => self.rows.read(desk, range)?,
            Act::Select(row) => self.select(desk, row)?,
            Act::Order(sort) => {
                self.sort = sort;
                self.read_again(desk)?;
                self.goes_to_top = true;
                columns::remember_sort(sort, &mut self.settings);
                return Ok(Some(Event::Settings(Box::new(self.settings.clone()))));
            }
            Act::Filter(filter) => {
                self.filter = filter;
                self.read_again(desk)?;
            }
            Act::AsOf => self.turn_to_day(desk)?,
            Act::PrintList => return self.print_list(desk),
            Act::AskConditions => {
                self.asking = Some(Asking::of(&self.filter, lists::areas(desk)?, desk.today()));
            }
            Act::Mark(mark) => self.marked.take(mark, self.selected),
            Act::MarkAndGo(mark, row) => {
                self.marked.take(mark, self.selected);
                if let Some(row) = row {
                    self.select(desk, row)?;
                }
            }
            Act::Batch(batch) => return self.batch(batch, desk),
            Act::PrintAll => return self.print_rows(desk, self.rows.residences().to_vec()).map(Some),
            Act::View(act) => return self.view_act(act, desk),
            Act::Columns(settings) => return Ok(Some(Event::Settings(settings))),
            Act::Register => return Ok(Some(Event::Register(Start::Empty))),
            Act::OfChosen(ask) => return self.ask_of_chosen(desk, ask),
            Act::CloseDetail => {
                self.detail = None;
                self.wants_focus = true;
            }
            Act::Detail(act) => return self.detail_act(act, desk),
            Act::CloseRegistration => return self.close_registration(desk),
            Act::List(list) => return self.go_to_list(desk, list),
            Act::Doubles => return Ok(Some(Event::Doubles(None))),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::People)))),
            Act::FoundHousehold => return Ok(Some(Event::Household(Task::Found, None))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let person = self.detail.as_ref().map(Detail::person);
        let row = self.selected;
        self.read_again(desk)?;
        if let Some(person) = person {
            // The person may be gone after an undo.
            let page = people::page(desk, person).ok();
            let stay = page.as_ref().and_then(|page| page.stay()).map(|stay| stay.id);
            // What was taken out of the list and came back is chosen as before.
            self.selected = self.selected.or(stay.and_then(|stay| self.rows.position(stay)));
            self.detail = page.map(|page| Detail::new(page, desk));
            if self.detail.is_none() {
                self.select_nearest(desk, row)?;
            }
        }
        self.wants_focus = true;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选人"),
                key("Ctrl N", "登记"),
                key("Space", "多选"),
                key("F6", "条件"),
                key("Alt M", "更多"),
                key("F7", "查看号码"),
                key("Ctrl P", "登记卡"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        if self.marked.count() > 0 {
            return format!("已选 {} / {count} 人", thousands(self.marked.count() as u64));
        }
        match self.selected {
            Some(row) => format!("第 {} 位 / {count} 人", thousands(row as u64 + 1)),
            None => format!("{count} 人"),
        }
    }

    fn page(&self) -> Page {
        Page::People
    }
}

impl PeopleScreen {
    /// Reads the list again; who was chosen stays chosen wherever they stand now.
    fn read_again(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.residence(row));
        let marked = self.marked_ids();
        self.read_list(desk)?;
        self.mark_again(&marked);
        self.selected = chosen.and_then(|residence| self.rows.position(residence));
        Ok(())
    }
}
