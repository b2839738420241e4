//! One form for every record of the ledgers, and for 岗位责任卡: its fields in the order of the register, section by section, in the frame that the
//! forms of houses have. What the station sets by itself is not asked.

mod link_box;

use super::dispute_forms::lines::lines_in_section_ui;
use super::house_forms::KEYS;
use super::house_forms::frame::{FormAct, FormFrame, FormWords};
use super::house_forms::rows::row_ui;
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, PostCard, Reception, Routine, RoutineReport, ScreeningFinding,
    ServiceRecord,
};
use crate::domain::values::Editor;
use crate::domain::{Field, Problem, Register};
use crate::services::drafts::Form;
use crate::services::routines::{Entry, EntryForm, Ledger, SavedEntry};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::widgets::field::section_line;
use eframe::egui::Ui;
use link_box::LinkBox;

/// So many lines are in sight of a field of several.
const LINES: usize = 3;

/// What the form of a register is besides its fields.
pub trait Forms: Entry {
    /// The name ids are made of.
    const FORM: &'static str;
    /// Where the keyboard begins.
    const FIRST: &'static str;
    /// Where it belongs.
    const BELONGS: (Page, char, &'static str) = (Page::Routines, icons::CALENDAR, "日常");

    /// Where the window goes once it is saved.
    fn after(saved: SavedEntry) -> After;
}

macro_rules! forms {
    ($($register:ident, $form:literal, $first:literal, $after:expr;)+) => {
        $(impl Forms for $register {
            const FORM: &'static str = $form;
            const FIRST: &'static str = $first;

            fn after(saved: SavedEntry) -> After {
                let after: fn(SavedEntry) -> After = $after;
                after(saved)
            }
        })+
    };
}

forms! {
    Routine, "routine", "routine_name", |_| After::Back;
    RoutineReport, "routine report", "done_on", |saved| After::Routine(Ledger::Reports, saved.id);
    ScreeningFinding, "screening finding", "matter", |_| After::Back;
    Meeting, "meeting", "held_on", |saved| After::Routine(Ledger::Meetings, saved.id);
    MeetingItem, "meeting item", "topic", |_| After::Back;
    Reception, "reception", "visitor", |saved| After::Routine(Ledger::Receptions, saved.id);
    Feedback, "feedback", "reporter", |saved| After::Routine(Ledger::Feedback, saved.id);
    Opening, "opening", "kind", |saved| After::Routine(Ledger::Openings, saved.id);
    ServiceRecord, "service record", "kind", |saved| After::Routine(Ledger::Services, saved.id);
}

impl Forms for PostCard {
    const FORM: &'static str = "post card";
    const FIRST: &'static str = "tasks";
    const BELONGS: (Page, char, &'static str) = (Page::Defence, icons::DEFENCE, "联防");

    fn after(_saved: SavedEntry) -> After {
        After::Back
    }
}

pub struct EntryScreen<R: Register> {
    frame: FormFrame,
    /// What it is about, at its head.
    about: String,
    form: EntryForm<R>,
    draft: Drafting<EntryForm<R>>,
    links: Vec<LinkBox>,
}

impl<R: Forms> EntryScreen<R>
where
    EntryForm<R>: Into<Form>,
{
    pub fn begin(desk: &Desk, form: EntryForm<R>) -> Result<Self, Trouble> {
        let draft = Drafting::begin(R::FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: EntryForm<R>) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: EntryForm<R>, draft: Drafting<EntryForm<R>>) -> Result<Self, Trouble> {
        let (_, icon, name) = R::BELONGS;
        let frame = FormFrame::new(R::FORM, desk.today(), R::FIRST).of_page(icon, name);
        let about = about(desk, &form)?;
        let links = link_box::of_register(desk, &form.draft)?;
        let mut screen = Self { frame, about, form, draft, links };
        screen.check();
        Ok(screen)
    }

    fn check(&mut self) {
        let mut problems: Vec<Problem> = self.form.problems(self.frame.today);
        problems.extend(self.links.iter().filter_map(LinkBox::problem));
        self.frame.show_problems(problems, Vec::new());
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.take_changed();
        self.frame.refused.clear();
        for link in &mut self.links {
            link.follow(desk, &mut self.form.draft)?;
        }
        self.check();
        Ok(())
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed(desk)?;
        if !self.frame.may_save() {
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                // What was there already is looked at from its page, which waits behind.
                let then = if self.form.id.is_some() { After::Back } else { R::after(saved) };
                let words = format!("已{}", self.form.title());
                Ok(Some(Event::Saved { words, undo: Some(saved.change), then }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

/// Whose it is; else a known one by its name, a new one by what is known before it is written.
fn about<R: Entry>(desk: &Desk, form: &EntryForm<R>) -> Result<String, Trouble> {
    let known = form.draft.original();
    let whose = known.whose(desk)?;
    Ok(match form.id {
        _ if !whose.is_empty() => whose,
        Some(_) => known.name(),
        None => known.about(),
    })
}

/// Sections as they are in the register, without what is not asked of this record.
fn sections_ui<R: Entry>(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut EntryForm<R>, links: &mut [LinkBox]) {
    let mut is_first_section = true;
    for section in R::SECTIONS {
        let mut title = Some(section.title);
        for field in section.fields {
            let link = links.iter_mut().find(|link| link.stands_at() == field.key);
            // What it hangs on is known from where it was begun.
            let is_known = matches!((field.value)(&form.draft.record).editor(), Editor::Link(_)) || field.is_derived;
            if (is_known && link.is_none()) || !form.draft.record.asks(field.key) {
                continue;
            }
            if title.is_some() && !std::mem::take(&mut is_first_section) {
                section_line(ui);
            }
            match link {
                Some(link) => link.ui(ui, boxes, &mut form.draft, title.take()),
                None => field_ui(ui, boxes, form, field, title.take()),
            }
        }
    }
}

fn field_ui<R: Entry>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    form: &mut EntryForm<R>,
    field: &'static Field<R>,
    section: Option<&str>,
) {
    match (field.value)(&form.draft.record).editor() {
        Editor::Lines => lines_in_section_ui(ui, boxes, &mut form.draft, section, (field.key, LINES)),
        _ => row_ui(ui, boxes, &mut form.draft, section, field.key),
    }
}

impl<R: Forms> Draws for EntryScreen<R>
where
    EntryForm<R>: Into<Form>,
{
    type Act = FormAct;

    fn ui(&mut self, ui: &mut Ui) -> Option<FormAct> {
        let Self { frame, about, form, links, .. } = self;
        let words = FormWords { title: form.title(), house: about, save: "保存" };
        let asked = frame.show(ui, &words, |ui, boxes| sections_ui(ui, boxes, form, links));
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(is_due.then_some(FormAct::KeepDraft))
    }

    fn act(&mut self, act: FormAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            FormAct::Typed => self.typed(desk)?,
            FormAct::Save => return self.save(desk),
            act => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.form)
    }

    fn page(&self) -> Page {
        R::BELONGS.0
    }
}
