//! 地址: the address tree at the left, the page of one place at the right, and the dialogs that change the tree.
//!
//! What a place counts, inherits and refuses is said by the services; here it is only shown.

mod acts;
mod detail;
mod dialogs;
mod keys;
mod kinds;
mod list;
mod suspects;
mod tree;

pub(in crate::ui::screens) use dialogs::PlacePick;

use crate::domain::network::Marks;
use crate::domain::{RecordId, Right};
use crate::services::address_tree::{self, Done, MOST_FOUND, SuspectPair};
use crate::services::{Desk, Job, Trouble, network};
use crate::ui::event::Event;
use crate::ui::inside::thousands;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{passing_panel, progress_strip};
use detail::Detail;
use dialogs::{Answer, Dialog, Which};
use eframe::egui::{Context, Frame, Margin, Panel, Ui};
use std::collections::BTreeMap;
use std::ops::Range;
use tree::Tree;

/// Below this width, which a window of 1000 leaves, the detail covers the list.
const DETAIL_COVERS_BELOW: f32 = 936.0;

const STILL_WRITING: &str = "地址还在修改，请等它完成，或先按取消";

/// What can be asked on this page.
pub enum Act {
    Choose(usize),
    Open(usize),
    Close(usize),
    /// Enter on a row: opens it, closes it, or shows a found place in the tree.
    Enter(usize),
    Find,
    /// Rows in sight that are not counted yet.
    Count(Range<usize>),
    Show(Tab),
    /// Gaps and overlaps among those who answer for places are marked, or no more.
    Mark(bool),
    ChooseSuspects(usize),
    Ask(Which),
    Dialog(Answer),
    RemoveAlias(String),
    Delete,
    CloseDetail,
    OpenPerson(RecordId),
    PeopleAt(RecordId),
    OpenPlace(RecordId),
    Ended(Result<Done, Trouble>),
}

/// Which list stands at the left.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tab {
    Tree,
    Kind(&'static str),
    Suspects,
}

/// The page.
pub struct AddressesScreen {
    tab: Tab,
    tree: Tree,
    find: String,
    kind_counts: BTreeMap<String, u32>,
    /// What is not in order with those who answer for places.
    marks: Marks,
    shows_marks: bool,
    suspects: Vec<SuspectPair>,
    suspect: Option<usize>,
    detail: Option<Detail>,
    dialog: Option<Dialog>,
    /// A change that takes long, and the dialog it came from, which comes back when it was refused.
    running: Option<Job<Done>>,
    put_aside: Option<Dialog>,
    /// The place to show after the next reading.
    target: Option<RecordId>,
    may_write: bool,
    ctx: Option<Context>,
    wants_focus: bool,
}

impl AddressesScreen {
    /// The tree, with this place chosen where one is named.
    pub fn open(desk: &Desk, place: Option<RecordId>) -> Result<Self, Trouble> {
        let mut screen = Self {
            tab: Tab::Tree,
            tree: Tree::default(),
            find: String::new(),
            kind_counts: BTreeMap::new(),
            marks: Marks::default(),
            shows_marks: true,
            suspects: Vec::new(),
            suspect: None,
            detail: None,
            dialog: None,
            running: None,
            put_aside: None,
            target: place,
            may_write: desk.may(Right::Write),
            ctx: None,
            wants_focus: true,
        };
        screen.read(desk)?;
        // A station with one community or estate begins inside it.
        if place.is_none() && screen.tree.rows().len() == 1 {
            screen.tree.open(desk, 0)?;
        }
        Ok(screen)
    }

    /// Reads what is shown again.
    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.kind_counts = address_tree::kind_counts(desk)?;
        self.marks = network::marks(desk)?;
        if self.tab == Tab::Suspects {
            self.suspects = address_tree::suspects(desk)?;
            self.suspect = self.suspect.filter(|row| *row < self.suspects.len());
        }
        match self.target.take() {
            Some(place) => self.show_place(desk, place),
            None => self.tree.read(desk),
        }?;
        self.read_detail(desk)
    }

    /// The chosen place may be gone after an undo; then there is nothing to show.
    fn read_detail(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let page = self.in_front().map(|place| address_tree::page(desk, place)).transpose();
        self.detail = match page {
            Ok(page) => page.map(|page| Detail::new(page, self.may_write)),
            Err(Trouble::Gone) => None,
            Err(other) => return Err(other),
        };
        Ok(())
    }

    /// Whose page stands at the side: the chosen place, of two that may be one the one that would stay.
    fn in_front(&self) -> Option<RecordId> {
        if self.tab != Tab::Suspects {
            return self.tree.chosen();
        }
        self.suspects.get(self.suspect?).map(|pair| pair.kept.id)
    }

    fn show_place(&mut self, desk: &Desk, place: RecordId) -> Result<(), Trouble> {
        if self.tab != Tab::Suspects {
            self.tab = Tab::Tree;
            self.find.clear();
        }
        self.tree.reveal(desk, place)
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || {
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        }
    }

    fn detail_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.detail.as_ref()?.ui(ui)
    }

    fn job_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let ended = self.running.as_ref().and_then(Job::poll);
        if ended.is_some() {
            self.running = None;
        }
        let strip = Panel::bottom("addresses job").exact_size(44.0).frame(Frame::new()).show_separator_line(false);
        passing_panel(ui, strip, self.running.is_some(), |ui| {
            let Some(job) = &self.running else { return };
            let (done, total) = job.done_of_total();
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            let how_far =
                if total == 0 { String::new() } else { format!("{} / {}", thousands(done), thousands(total)) };
            if progress_strip(ui, &job.title, &how_far, share) {
                job.cancel();
            }
            ui.ctx().request_repaint_after_secs(0.1);
        });
        ended.map(Act::Ended)
    }
}

impl Draws for AddressesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let is_free = self.dialog.is_none() && self.running.is_none();
        let by_key = if is_free { self.keys_ui(ui) } else { None };
        let ended = self.job_ui(ui);
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Dialog);
        let asked = ended.or(answered).or(by_key);
        let width = ui.available_width();
        if self.detail.is_some() && width < DETAIL_COVERS_BELOW {
            return asked.or(self.covering_ui(ui));
        }
        let default = if width < 1152.0 { 340.0 } else { 376.0 };
        let side = Panel::right("place").resizable(true).default_size(default).size_range(320.0..=520.0);
        let side = side.frame(side_frame(ui));
        let in_detail = passing_panel(ui, side, self.detail.is_some(), |ui| self.detail_ui(ui)).flatten();
        let in_list = self.list_ui(ui);
        asked.or(in_detail).or(in_list)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_focus = true;
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("→←", "展开、收起"),
                key("F2", "编辑").needs(Right::Write),
                key("Ins", "添加").needs(Right::Write),
                key("F6", "批量添加").needs(Right::Write),
                key("F7", "合并").needs(Right::Write),
            ]
        }
    }

    fn status(&self) -> String {
        match (self.tab, self.tree.selected()) {
            (Tab::Suspects, _) => format!("{} 对", thousands(self.suspects.len() as u64)),
            (_, Some(row)) => format!("第 {} 处 / {} 处", row + 1, thousands(self.tree.rows().len() as u64)),
            _ if self.tree.is_cut_short() => format!("只列前 {MOST_FOUND} 处，请写细些"),
            _ => format!("{} 处", thousands(self.tree.rows().len() as u64)),
        }
    }

    fn holds(&self) -> Option<&'static str> {
        self.running.as_ref().map(|_| STILL_WRITING)
    }

    fn page(&self) -> Page {
        Page::Addresses
    }

    fn is_list(&self) -> bool {
        true
    }
}

impl AddressesScreen {
    fn covering_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        side_frame(ui).show(ui, |ui| self.detail_ui(ui)).inner
    }
}

fn side_frame(ui: &Ui) -> Frame {
    Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10))
}
