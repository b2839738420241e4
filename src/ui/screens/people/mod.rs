//! 人口: the list of the floating population with one person's page at its side.

mod acts;
mod as_of;
mod asking;
mod closing;
mod columns;
mod conditions;
mod copying;
mod correcting;
mod detail;
mod dialogs;
mod facts;
mod keys;
mod list;
mod marking;
mod offered;
mod opening;
mod reading;
pub(in crate::ui::screens) mod registers;
mod rows;
mod stay;
mod time_line;
mod views;

use crate::domain::Right;
use crate::domain::import::Subject;
use crate::services::figures::PeopleFigures;
use crate::services::households::Task;
use crate::services::people::{self, FloatingFilter};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::aside::Aside;
use crate::ui::event::{Event, OutTab, PeopleList, Start};
use crate::ui::inside::thousands;
use crate::ui::narrowing::Answer;
use crate::ui::saved_views::{SavedViews, ViewAct};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Mark, Marked, Sight, Sort, passing_panel};
use as_of::AsOf;
use asking::Asking;
use closing::Closing;
use columns::Columns;
use conditions::Conditions;
use correcting::Correcting;
use detail::Detail;
use eframe::egui::{Frame, Margin, Panel, Ui};
use keys::Ask;
use marking::{Allowed, Batch};
use rows::Rows;

/// Below this width, which a window of 1000 leaves, the detail covers the list.
const DETAIL_COVERS_BELOW: f32 = 936.0;

/// What can be asked of the list.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    /// Whether what is counted has come.
    Poll,
    Select(usize),
    Order(Sort),
    Filter(FloatingFilter),
    /// The day was typed to its end.
    AsOf,
    /// The list of the day on paper.
    PrintList,
    AskConditions,
    /// What is asked in the dialog of conditions.
    Conditions(Answer),
    Mark(Mark),
    /// Marks rows, and goes on to this one.
    MarkAndGo(Mark, Option<usize>),
    Batch(Batch),
    /// The whole list on paper.
    PrintAll,
    /// The marked rows, or the whole list, as a table.
    Export,
    /// People by the numbers or names somebody sent.
    BatchQuery,
    View(ViewAct),
    /// Naming a view was given up.
    LeaveNaming,
    Columns(Box<MachineSettings>),
    Detail(detail::Act),
    /// Another list.
    List(PeopleList),
    FoundHousehold,
    /// Records of the archive that may be of one person.
    Doubles,
    /// A table is brought in.
    Import,
    /// A table of others is filled with the marked rows, or with the list.
    Fill,
    /// What a key asks of whoever is chosen in the list while no page stands beside it.
    OfChosen(Ask),
    CloseDetail,
    CloseRegistration,
    CorrectPerson,
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
    /// How many they are.
    figures: Aside<PeopleFigures>,
    selected: Option<usize>,
    /// Rows marked for an act on several.
    marked: Marked,
    allowed: Allowed,
    conditions: Conditions,
    /// The dialog in front, while conditions are asked for.
    asking: Option<Asking>,
    views: SavedViews<FloatingFilter>,
    /// The columns as they stood in the last frame.
    shown: Vec<usize>,
    /// Goes to the clipboard in the next frame.
    to_copy: Option<String>,
    detail: Option<Detail>,
    /// The dialog in front, while a registration is being cancelled.
    closing: Option<Closing>,
    /// The dialog in front, while what is known of a person is put right.
    correcting: Option<Correcting>,
    may_write: bool,
    /// A column is being made wider; it is remembered when the button is let go.
    is_dragged: bool,
    /// The list takes the keyboard in its first frame.
    wants_focus: bool,
    /// What comes into sight in the next frame.
    sight: Sight,
}

impl PeopleScreen {
    fn detail_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let detail = self.detail.as_mut()?;
        detail.leave_more_to_marks(self.marked.count() > 0);
        detail.ui(ui).map(|act| match act {
            detail::Act::Close => Act::CloseDetail,
            other => Act::Detail(other),
        })
    }
}

impl Draws for PeopleScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if let Some(text) = self.to_copy.take() {
            ui.ctx().copy_text(text);
        }
        // The Esc that leaves a dialog lets go of nothing behind it.
        let by_key = if self.has_dialog() { self.dialogs_ui(ui) } else { self.keys_ui(ui) };
        let width = ui.available_width();
        if self.detail.is_some() && width < DETAIL_COVERS_BELOW {
            return by_key.or(self.detail_ui(ui)).or(self.figures.is_looked_for(ui).then_some(Act::Poll));
        }
        let default = if width < 1152.0 { 340.0 } else { 376.0 };
        let side = Panel::right("person").resizable(true).default_size(default).size_range(320.0..=520.0);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let detail = passing_panel(ui, side.frame(frame), self.detail.is_some(), |ui| self.detail_ui(ui)).flatten();
        let list = self.list_ui(ui);
        by_key.or(detail).or(list).or(self.figures.is_looked_for(ui).then_some(Act::Poll))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Read(range) => self.rows.read(desk, range)?,
            Act::Poll => self.figures.poll(desk)?,
            Act::Select(row) => self.select(desk, row)?,
            Act::Order(sort) => {
                self.sort = sort;
                self.read_again(desk)?;
                self.sight = Sight::Top;
                columns::remember_sort(sort, &mut self.settings);
                return Ok(Some(Event::Settings(Box::new(self.settings.clone()))));
            }
            Act::Filter(filter) => self.narrow(desk, filter)?,
            Act::AsOf => self.turn_to_day(desk)?,
            Act::PrintList => return self.print_list(desk),
            Act::AskConditions => {
                self.asking = Some(Asking::of(desk, &self.filter)?);
            }
            Act::Conditions(answer) => self.answer(answer, desk)?,
            Act::LeaveNaming => self.wants_focus = true,
            Act::Mark(mark) => self.marked.take(mark, self.selected),
            Act::MarkAndGo(mark, row) => {
                self.marked.take(mark, self.selected);
                if let Some(row) = row {
                    self.select(desk, row)?;
                }
            }
            Act::Batch(batch) => return self.batch(batch, desk),
            Act::PrintAll => return self.print_rows(desk, self.rows.residences().to_vec()).map(Some),
            Act::Export => return self.export_rows(desk).map(Some),
            Act::BatchQuery => return Ok(Some(Event::Out(OutTab::BatchQuery))),
            Act::View(act) => return self.view_act(act, desk),
            Act::Columns(settings) => return Ok(Some(Event::Settings(settings))),
            Act::Register => return Ok(Some(Event::Register(Start::Empty))),
            Act::OfChosen(ask) => return self.ask_of_chosen(desk, ask),
            Act::CloseDetail => {
                self.detail = None;
                self.wants_focus = true;
            }
            Act::Detail(act) => return self.detail_act(act, desk),
            Act::CorrectPerson => return self.correct_person(desk),
            Act::CloseRegistration => return self.close_registration(desk),
            Act::List(list) => return self.go_to_list(desk, list),
            Act::Doubles => return Ok(Some(Event::Doubles(None))),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::People)))),
            Act::Fill => return Ok(Some(Event::Fill(Some(self.handed())))),
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
        self.sight = Sight::Chosen;
        self.wants_focus = true;
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("↑↓", "选人"),
                key("Ctrl N", "登记").needs(Right::Write),
                key("Space", "多选"),
                key("F6", "条件"),
                key("Alt M", "更多"),
                key("F7", "查看号码").needs(Right::Reveal),
                key("Ctrl P", "登记卡").needs(Right::Print),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        if self.marked.count() > 0 {
            return self.marked_words();
        }
        let count = self.people_in_words();
        match self.selected {
            Some(row) => format!("第 {} 位 / {count} 人", thousands(row as u64 + 1)) + &self.more_rows(),
            None => format!("{count} 人") + &self.more_rows(),
        }
    }

    fn page(&self) -> Page {
        Page::People
    }

    fn is_list(&self) -> bool {
        true
    }
}
