//! A tenancy as a form: who rents what from when until when, and who really lives there.

use super::KEYS;
use super::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use super::rows::{pair_ui, row_ui, said_ui, tick_ui};
use super::who::{WhoField, WhoWords};
use crate::domain::registers::RentalHouse;
use crate::domain::values::Day;
use crate::domain::{Problem, RecordId};
use crate::services::houses::{self, Crowding, Lease, Letting, OccupantRow};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::theme::{height, space};
use crate::ui::widgets::field::{GUTTER, LABEL, note_ui, section_line};
use crate::ui::widgets::{Button, FormRow, Note};
use eframe::egui::{Id, Key, Modifiers, Sense, Ui, vec2};

/// The name ids are made of.
const FORM: &str = "tenancy";

pub enum Act {
    Form(FormAct),
    AddOccupant,
}

pub struct LettingScreen {
    frame: FormFrame,
    form: Letting,
    draft: Drafting<Letting>,
    tenant: WhoField,
    occupants: Vec<WhoField>,
    /// The day the tenancy begins, as it was when rows were last looked at.
    begins: Day,
    /// What the station asks for, and the house it is asked of.
    crowding: Crowding,
    house: RentalHouse,
    /// The tenancies of the house that are not over.
    running: Vec<Lease>,
}

impl LettingScreen {
    pub fn begin(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        let form = Letting::begin(desk, house)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    pub fn open(desk: &Desk, tenancy: RecordId) -> Result<Self, Trouble> {
        let form = Letting::open(desk, tenancy)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: Letting) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: Letting, draft: Drafting<Letting>) -> Result<Self, Trouble> {
        let page = houses::page(desk, form.house, None)?;
        let first = if form.id.is_some() { "room" } else { "tenant" };
        let mut screen = Self {
            frame: FormFrame::new(FORM, desk.today(), first),
            draft,
            tenant: WhoField::of(&form.tenant),
            occupants: form.occupants.iter().map(|row| WhoField::of(&row.who)).collect(),
            running: page.running().cloned().collect(),
            crowding: page.crowding,
            house: page.house,
            begins: form.tenancy.record.from_date,
            form,
        };
        screen.check();
        Ok(screen)
    }

    fn check(&mut self) {
        let today = self.frame.today;
        let rows = self.form.occupants.iter().enumerate();
        let wrong = wrong_boxes(rows.map(|(place, row)| (row_name(place), row.problems(today))));
        self.frame.show_problems(self.form.problems(today), wrong);
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let warnings = self.crowding.warnings(&self.house, self.form.people_there());
        let question = self.form.question(&self.running);
        let of_rows: Vec<Vec<Problem>> =
            self.form.occupants.iter().map(|row| self.form.problems_of_row(row, self.frame.today)).collect();
        let Self { frame, form, tenant, occupants, .. } = self;
        let title = if form.id.is_some() { "修改租赁" } else { "登记新租赁" };
        let address = form.address.clone();
        let words = FormWords { title, house: &address, save: "保存" };
        frame.show(ui, &words, |ui, boxes| {
            let words = WhoWords {
                section: Some("租赁"),
                label: "承租人",
                is_required: true,
                may_be_organisation: true,
                asks_home: false,
            };
            tenant.ui(ui, boxes, "tenant", words, &mut form.tenant);
            terms_ui(ui, boxes, form);
            if let Some(question) = question {
                warning_ui(ui, question);
            }
            section_line(ui);
            living_ui(ui, boxes, form);
            registered_ui(ui, boxes, form);
            for (place, (row, who)) in form.occupants.iter_mut().zip(occupants).enumerate() {
                let problems = of_rows.get(place).map(Vec::as_slice).unwrap_or_default();
                let name = row_name(place);
                occupant_ui(ui, &mut boxes.of_row(&name, problems), row, who);
            }
            if add_ui(ui) {
                *asked = Some(Act::AddOccupant);
            }
            for warning in &warnings {
                warning_ui(ui, warning);
            }
        })
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        self.frame.take_changed();
        self.tenant.follow(desk, &mut self.form.tenant)?;
        if !self.form.tenancy.record.from_date.is_unset() {
            self.form.follow_begin(std::mem::replace(&mut self.begins, self.form.tenancy.record.from_date));
        }
        for (row, who) in self.form.occupants.iter_mut().zip(&mut self.occupants) {
            who.follow(desk, &mut row.who)?;
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
                let words = if self.form.id.is_some() { "已保存租赁" } else { "已登记新租赁" };
                Ok(Some(Event::Saved { words: words.to_owned(), undo: Some(saved.change), then: After::Back }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// One more row, beginning with the tenancy.
    fn add_occupant(&mut self) {
        self.form.occupants.push(OccupantRow::new(self.form.tenancy.record.from_date));
        self.occupants.push(WhoField::default());
        self.frame.focus(Id::unique((row_name(self.occupants.len() - 1).as_str(), "person")));
    }
}

impl Draws for LettingScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_added = ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::A));
        let mut asked = is_added.then_some(Act::AddOccupant);
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(of_frame).or(is_due.then_some(Act::Form(FormAct::KeepDraft)))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(act) => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
            Act::AddOccupant => self.add_occupant(),
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
        Page::Houses
    }
}

fn row_name(place: usize) -> String {
    format!("{FORM} occupant {place}")
}

fn terms_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut Letting) {
    row_ui(ui, boxes, &mut form.tenancy, None, "room");
    row_ui(ui, boxes, &mut form.tenancy, None, "host_relation");
    row_ui(ui, boxes, &mut form.tenancy, None, "from_date");
    row_ui(ui, boxes, &mut form.tenancy, None, "agreed_until");
    row_ui(ui, boxes, &mut form.tenancy, None, "filing_number");
    row_ui(ui, boxes, &mut form.tenancy, None, "remark");
}

/// Who lives there: the tenant too, unless it is said otherwise.
fn living_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut Letting) {
    let note = Note::hint("实际住在这里的每一个人都要登记");
    FormRow::new("承租人").section(Some("居住人")).note(Some(&note)).show(ui, |ui| {
        if form.id.is_none() && !form.tenant.is_organisation {
            tick_ui(ui, boxes, "does_tenant_move_in", &mut form.does_tenant_move_in, "承租人本人入住");
        } else {
            said_ui(ui, &form.tenant.name);
        }
    });
}

/// Who is registered there already: a tick takes them into the tenancy.
fn registered_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut Letting) {
    let tenant = form.tenant.known;
    for (place, known) in form.registered.iter_mut().filter(|known| Some(known.person) != tenant).enumerate() {
        let note = (place == 0).then(|| Note::hint("登记住在这里，还没列入租赁；同住的请勾选"));
        FormRow::new(if place == 0 { "已登记的" } else { "" }).height(height::CONTROL).note(note.as_ref()).show(
            ui,
            |ui| {
                tick_ui(ui, boxes, "registered", &mut known.belongs, &known.words);
            },
        );
    }
}

/// Who, since when, until when.
fn occupant_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut OccupantRow, who: &mut WhoField) {
    if row.id.is_some() {
        FormRow::new("居住人").show(ui, |ui| said_ui(ui, &row.who.name));
    } else {
        let words = WhoWords {
            section: None,
            label: "居住人",
            is_required: false,
            may_be_organisation: false,
            asks_home: false,
        };
        who.ui(ui, boxes, "person", words, &mut row.who);
    }
    pair_ui(ui, boxes, &mut row.occupant, "入住、搬离", ["from_date", "until_date"]);
    ui.add_space(space::TINY);
}

fn add_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加居住人").icon(icons::PLUS).key("Alt A").small()).clicked()
    })
    .inner
}

fn warning_ui(ui: &mut Ui, warning: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    note_ui(ui, rect.with_min_x(rect.left() + GUTTER + LABEL), &Note::doubtful(warning));
}
