//! The file of a rental house as a form: where it is, whose it is, how it is let, what is signed, who answers for it.

use super::address::AddressField;
use super::frame::{FormAct, FormFrame, FormWords};
use super::rows::{HALF, pair_ui, row_ui};
use super::who::{WhoField, WhoWords};
use super::{HELD, KEYS};
use crate::domain::registers::{HouseParty, RentalHouse};
use crate::domain::{RecordId, Register, Weight};
use crate::services::houses::{CLOSED, HouseFile, PartyRow};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{FIELD, GUTTER, LABEL, section_line};
use crate::ui::widgets::{Button, FormRow, Note, check_box, key_cap};
use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "house file";
/// Fields folded away until wanted, in order; the last one is free text.
const OPTIONAL: [&str; 14] = [
    "plate_number",
    "house_name",
    "title_kind",
    "title_number",
    "land_kind",
    "structure",
    "layout",
    "beds",
    "floors_let",
    "building_use",
    "letting_form",
    "filing_number",
    "verified_on",
    "remark",
];

pub enum Act {
    Form(FormAct),
    AddParty,
    TurnOptional,
}

pub struct FileScreen {
    frame: FormFrame,
    file: HouseFile,
    original: HouseFile,
    address: AddressField,
    landlord: WhoField,
    parties: Vec<WhoField>,
    /// The number of another file kept for the dwelling that is meant.
    other_file: Option<String>,
    shows_optional: bool,
}

impl FileScreen {
    /// The file of a house that has none yet.
    pub fn new(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self::of(desk, HouseFile::new(desk)?, "place"))
    }

    pub fn open(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        Ok(Self::of(desk, HouseFile::open(desk, house)?, "ownership"))
    }

    fn of(desk: &Desk, file: HouseFile, first: &str) -> Self {
        let mut screen = Self {
            frame: FormFrame::new(FORM, desk.today(), first),
            original: file.clone(),
            address: AddressField::default(),
            landlord: WhoField::of(&file.landlord),
            parties: file.parties.iter().map(|row| WhoField::of(&row.who)).collect(),
            other_file: None,
            shows_optional: false,
            file,
        };
        screen.check();
        screen
    }

    fn check(&mut self) {
        let today = self.frame.today;
        let is_wrong = |row: &&PartyRow| row.problems(today).iter().any(|problem| problem.weight == Weight::Wrong);
        let wrong_rows = self.file.parties.iter().filter(is_wrong).count();
        self.frame.show_problems(self.file.problems(today), wrong_rows);
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let Self { frame, file, address, landlord, parties, other_file, shows_optional, .. } = self;
        let title = if file.id.is_some() { "编辑出租房屋档案" } else { "新建出租房屋档案" };
        let number = file.house.record.house_number.0.clone();
        let words = FormWords { title, house: &number, save: "保存" };
        let today = frame.today;
        frame.show(ui, &words, |ui, boxes| {
            address.ui(ui, boxes, &mut file.address);
            second_file_ui(ui, boxes, other_file.as_deref(), &mut file.is_second_meant);
            house_ui(ui, boxes, file);
            section_line(ui);
            let words =
                WhoWords { section: Some("房主"), label: "房主", is_required: false, may_be_organisation: true };
            landlord.ui(ui, boxes, "landlord", words, &mut file.landlord);
            section_line(ui);
            letting_ui(ui, boxes, file);
            section_line(ui);
            pledges_ui(ui, boxes, file);
            section_line(ui);
            for (place, (row, who)) in file.parties.iter_mut().zip(parties).enumerate() {
                let problems = row.problems(today);
                let name = format!("{FORM} party {place}");
                let section = (place == 0).then_some("相关人");
                party_ui(ui, &mut boxes.of_row(&name, &problems), section, row, who);
            }
            if add_party_ui(ui) {
                *asked = Some(Act::AddParty);
            }
            section_line(ui);
            if optional_ui(ui, boxes, file, *shows_optional) {
                *asked = Some(Act::TurnOptional);
            }
        })
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        let changed = self.frame.take_changed();
        if changed.contains(&"place") {
            let before = self.file.address.place;
            self.address.follow(desk, &mut self.file.address)?;
            self.other_file = self.file.other_file(desk)?;
            self.file.is_second_meant &= self.file.address.place == before;
        }
        self.landlord.follow(desk, &mut self.file.landlord)?;
        for (row, who) in self.file.parties.iter_mut().zip(&mut self.parties) {
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
        match self.file.save(desk) {
            Ok(saved) => {
                let is_new = self.file.id.is_none();
                let words = if is_new { "已建立出租房屋档案" } else { "已保存出租房屋档案" };
                let then = if is_new { After::House(saved.house) } else { After::Back };
                Ok(Some(Event::Saved { words: words.to_owned(), undo: Some(saved.change), then }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }
}

impl Draws for FileScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::O)) {
            asked = Some(Act::TurnOptional);
        }
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        asked.or(of_frame)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(FormAct::Leave) if self.file != self.original => self.frame.ask_to_leave(),
            Act::Form(FormAct::Leave | FormAct::Drop) => return Ok(Some(Event::Back)),
            Act::AddParty => {
                self.file.parties.push(PartyRow::new(self.frame.today));
                self.parties.push(WhoField::default());
                let row = format!("{FORM} party {}", self.parties.len() - 1);
                self.frame.focus(Id::unique((row.as_str(), "role")));
            }
            Act::TurnOptional => {
                self.shows_optional = !self.shows_optional;
                let first = if self.shows_optional { OPTIONAL[0] } else { "place" };
                self.frame.focus(Id::unique((FORM, first)));
            }
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn holds(&self) -> Option<&'static str> {
        (self.file != self.original).then_some(HELD)
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// A second file for a dwelling is made only by whoever says so.
fn second_file_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, other: Option<&str>, is_meant: &mut bool) {
    let Some(number) = other else { return };
    let note = Note::doubtful(format!("这处已有在册的档案 {number}"));
    FormRow::new("").note(Some(&note)).show(ui, |ui| {
        let ticked = check_box(ui, is_meant, "另建一份");
        boxes.took("is_second_meant", &ticked);
    });
}

fn house_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile) {
    pair_ui(ui, boxes, &mut file.house, "类别、用途", ["ownership", "rent_use"]);
    row_ui(ui, boxes, &mut file.house, None, "floor_area");
    pair_ui(ui, boxes, &mut file.house, "总间、出租", ["rooms_total", "rooms_let"]);
    row_ui(ui, boxes, &mut file.house, None, "hazard");
}

fn letting_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile) {
    row_ui(ui, boxes, &mut file.house, Some("出租"), "letting_state");
    row_ui(ui, boxes, &mut file.house, None, "let_from");
    if file.house.record.letting_state.code == CLOSED {
        row_ui(ui, boxes, &mut file.house, None, "let_until");
        row_ui(ui, boxes, &mut file.house, None, "cancel_reason");
    }
}

fn pledges_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile) {
    let keys = ["security_pledge_signed_on", "security_pledge_until"];
    pledge_ui(ui, boxes, file, Some("责任书"), "治安签、至", keys);
    pledge_ui(ui, boxes, file, None, "消防签、至", ["fire_pledge_signed_on", "fire_pledge_until"]);
}

fn pledge_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    file: &mut HouseFile,
    section: Option<&str>,
    label: &str,
    keys: [&'static str; 2],
) {
    let draft = &mut file.house;
    let note = keys.iter().rev().find_map(|key| RentalHouse::field(key).and_then(|field| boxes.note(draft, field)));
    FormRow::new(label).section(section).note(note.as_ref()).show(ui, |ui| {
        for key in keys {
            edit_named_ui(ui, boxes, draft, key, HALF);
        }
    });
}

/// Who, in which role, from when until when.
fn party_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, section: Option<&str>, row: &mut PartyRow, who: &mut WhoField) {
    let note = HouseParty::field("role").and_then(|field| boxes.note(&row.party, field));
    FormRow::new("身份").section(section).required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut row.party, "role", FIELD);
    });
    let words = WhoWords { section: None, label: "姓名", is_required: true, may_be_organisation: true };
    who.ui(ui, boxes, "person", words, &mut row.who);
    pair_ui(ui, boxes, &mut row.party, "起、止", ["from_date", "until_date"]);
    if row.party.record.role.code == AGENT {
        row_ui(ui, boxes, &mut row.party, None, "authorised_on");
    }
    ui.add_space(space::SMALL);
}

/// 代管人, who shows an authorisation.
const AGENT: &str = "2";

fn add_party_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加共有房主、代管人、责任人").icon(icons::PLUS).small()).clicked()
    })
    .inner
}

/// Folded behind one line that names what is there; answers whether the line was pressed.
fn optional_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, file: &mut HouseFile, is_shown: bool) -> bool {
    let weak = theme::palette(ui).text_weak;
    let is_pressed = ui
        .horizontal(|ui| {
            ui.add_space(GUTTER - space::SMALL);
            let caret = if is_shown { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let words = format!("选填 {} 项", OPTIONAL.len());
            let pressed = ui.add(Button::quiet(&words).icon(caret).small()).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                key_cap(ui, "Alt O");
                if !is_shown {
                    let labels = OPTIONAL.iter().filter_map(|key| RentalHouse::field(key)).map(|field| field.label);
                    let names = labels.collect::<Vec<_>>().join("、");
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::small(names).color(weak)).truncate());
                    });
                }
            });
            pressed
        })
        .inner;
    if is_shown {
        ui.add_space(space::TINY);
        for key in OPTIONAL {
            row_ui(ui, boxes, &mut file.house, None, key);
        }
    }
    is_pressed
}
