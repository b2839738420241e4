//! 疑似重复: pairs of records that may be of one person, the two side by side, and what was decided about others before.
//!
//! Why two look alike, and what merging them moves, is said by the services. Nothing is merged by itself.

mod acts;
mod compare;
mod list;

use crate::domain::{RecordId, Right};
use crate::services::candidates::{AlikePair, AlikePairs};
use crate::services::merging::{PastMerge, Proposal};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::inside::thousands;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{passing_panel, progress_strip};
use eframe::egui::{Context, Frame, Key, Margin, Modifiers, Panel, Ui};

/// Below this width the two records cover the list.
const COMPARING_COVERS_BELOW: f32 = 936.0;
const COMPARING_WIDTH: f32 = 620.0;

/// What can be asked on this page.
pub enum Act {
    /// Look through the archive.
    Begin,
    Found(Result<AlikePairs, Trouble>),
    Show(Tab),
    Select(usize),
    /// The other record stays.
    Swap,
    Merge,
    SetApart,
    Part,
    AskAgain,
    Open(RecordId),
    CloseProposal,
    Back,
}

/// Which list stands there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tab {
    Alike,
    Merged,
    Apart,
}

pub struct MergingScreen {
    /// Whose doubles are looked for; everybody's where nobody is named.
    of: Option<RecordId>,
    tab: Tab,
    /// All that the look found, and of that what is still open.
    found: AlikePairs,
    open: Vec<AlikePair>,
    merges: Vec<PastMerge>,
    apart: Vec<AlikePair>,
    selected: Option<usize>,
    proposal: Option<Proposal>,
    looking: Option<Job<AlikePairs>>,
    /// The archive is looked through once, from the first frame on.
    has_begun: bool,
    may_write: bool,
    ctx: Option<Context>,
    wants_focus: bool,
}

impl MergingScreen {
    pub fn open(desk: &Desk, of: Option<RecordId>) -> Result<Self, Trouble> {
        let mut screen = Self {
            of,
            tab: Tab::Alike,
            found: AlikePairs::default(),
            open: Vec::new(),
            merges: Vec::new(),
            apart: Vec::new(),
            selected: None,
            proposal: None,
            looking: None,
            has_begun: false,
            may_write: desk.may(Right::Write),
            ctx: None,
            wants_focus: true,
        };
        screen.read(desk)?;
        Ok(screen)
    }

    /// How many rows the list in front has.
    fn count(&self) -> usize {
        match self.tab {
            Tab::Alike => self.open.len(),
            Tab::Merged => self.merges.len(),
            Tab::Apart => self.apart.len(),
        }
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) {
            return Some(if self.proposal.is_some() { Act::CloseProposal } else { Act::Back });
        }
        self.proposal.as_ref()?;
        let keys = [
            (Modifiers::COMMAND, Key::S, Act::Merge),
            (Modifiers::ALT, Key::Num2, Act::SetApart),
            (Modifiers::NONE, Key::F6, Act::Swap),
        ];
        keys.into_iter().find_map(|(modifiers, key, act)| pressed(modifiers, key).then_some(act))
    }

    /// How far the look is.
    fn looking_ui(&self, ui: &mut Ui) {
        let strip =
            Panel::bottom("looking for doubles").exact_size(44.0).frame(Frame::new()).show_separator_line(false);
        passing_panel(ui, strip, self.looking.is_some(), |ui| {
            let Some(job) = &self.looking else { return };
            let (done, total) = job.done_of_total();
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            let how_far =
                if total == 0 { String::new() } else { format!("{} / {} 对", thousands(done), thousands(total)) };
            if progress_strip(ui, &job.title, &how_far, share) {
                job.cancel();
            }
            ui.ctx().request_repaint_after_secs(0.1);
        });
    }

    /// What comes of itself, when nobody asked for anything: the look begins with the first frame and ends some time.
    fn awaited(&mut self) -> Option<Act> {
        if !std::mem::replace(&mut self.has_begun, true) {
            return Some(Act::Begin);
        }
        let found = self.looking.as_ref()?.poll()?;
        self.looking = None;
        Some(Act::Found(found))
    }
}

impl Draws for MergingScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        self.looking_ui(ui);
        let asked = self.keys_ui(ui);
        let width = ui.available_width();
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        if self.proposal.is_some() && width < COMPARING_COVERS_BELOW {
            return asked.or(frame.show(ui, |ui| self.proposal_ui(ui)).inner).or_else(|| self.awaited());
        }
        let side = Panel::right("two records").resizable(true).default_size(COMPARING_WIDTH);
        let side = side.size_range(480.0..=COMPARING_WIDTH + 120.0).frame(frame);
        let compared = passing_panel(ui, side, self.proposal.is_some(), |ui| self.proposal_ui(ui)).flatten();
        let listed = self.list_ui(ui);
        asked.or(compared).or(listed).or_else(|| self.awaited())
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
                key("↑↓", "选一对"),
                key("Ctrl S", "合并").needs(Right::Write),
                key("Alt 2", "不是同一人").needs(Right::Write),
                key("F6", "换一条保留"),
                key("Esc", "返回"),
            ]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 对 / {count} 对", thousands(row as u64 + 1)),
            None => format!("{count} 对"),
        }
    }

    fn page(&self) -> Page {
        Page::People
    }

    fn topic(&self) -> Topic {
        Topic::Doubles
    }
}
