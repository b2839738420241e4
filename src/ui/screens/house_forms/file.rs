//! The file of a rental house as a form: where it is, whose it is, how it is let, who answers for it.

use super::KEYS;
use super::file_rows::{OPTIONAL, add_party_ui, house_ui, letting_ui, optional_ui, party_ui, second_file_ui};
use super::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use super::rows::row_ui;
use super::who::{WhoField, WhoWords};
use crate::domain::RecordId;
use crate::services::houses::{HouseFile, PartyRow};
use crate::services::registration::Address;
use crate::services::{Desk, Trouble};
use crate::ui::address_field::{AddressField, people_words};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::Boxes;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::widgets::field::section_line;
use crate::ui::widgets::{FormRow, Note};
use eframe::egui::{Id, Key, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "house file";
pub enum Act {
    Form(FormAct),
    AddParty,
    TurnOptional,
}

pub struct FileScreen {
    frame: FormFrame,
    file: HouseFile,
    draft: Drafting<HouseFile>,
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
        let file = HouseFile::new(desk)?;
        let draft = Drafting::begin(FORM, desk, &file);
        Ok(Self::of(desk, file, draft))
    }

    pub fn open(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        let file = HouseFile::open(desk, house)?;
        let draft = Drafting::begin(FORM, desk, &file);
        Ok(Self::of(desk, file, draft))
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, file: HouseFile) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &file);
        let mut screen = Self::of(desk, file, draft);
        screen.other_file = screen.file.other_file(desk)?;
        screen.check();
        Ok(screen)
    }

    fn of(desk: &Desk, file: HouseFile, draft: Drafting<HouseFile>) -> Self {
        let first = if file.id.is_some() { "ownership" } else { "place" };
        let mut screen = Self {
            frame: FormFrame::new(FORM, desk.today(), first),
            draft,
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
        let rows = self.file.parties.iter().enumerate();
        let wrong = wrong_boxes(rows.map(|(place, row)| (row_name(place), row.problems(today))));
        self.frame.show_problems(self.file.problems(today), wrong);
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let Self { frame, file, address, landlord, parties, other_file, shows_optional, .. } = self;
        let title = if file.id.is_some() { "编辑出租房屋档案" } else { "新建出租房屋档案" };
        let number = file.house.record.house_number.0.clone();
        let words = FormWords { title, house: &number, save: "保存" };
        let today = frame.today;
        frame.show(ui, &words, |ui, boxes| {
            address_ui(ui, boxes, address, &mut file.address);
            second_file_ui(ui, boxes, other_file.as_deref(), &mut file.is_second_meant);
            house_ui(ui, boxes, file);
            section_line(ui);
            let words = WhoWords {
                section: Some("房主"),
                label: "房主",
                is_required: false,
                may_be_organisation: true,
                asks_home: true,
            };
            landlord.ui(ui, boxes, "landlord", words, &mut file.landlord);
            row_ui(ui, boxes, &mut file.house, None, "landlord_since");
            section_line(ui);
            letting_ui(ui, boxes, file);
            section_line(ui);
            for (place, (row, who)) in file.parties.iter_mut().zip(parties).enumerate() {
                let problems = row.problems(today);
                let name = row_name(place);
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
        if changed.contains(&"landlord") {
            self.file.follow_landlord(self.frame.today);
        }
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
                self.draft.saved(desk);
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
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        if pressed(Key::O) {
            asked = Some(Act::TurnOptional);
        } else if pressed(Key::A) {
            asked = Some(Act::AddParty);
        }
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        let is_due = self.draft.is_due(ui, &self.file);
        asked.or(of_frame).or(is_due.then_some(Act::Form(FormAct::KeepDraft)))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(act) => return self.frame.leave(&act, &mut self.draft, &self.file, desk),
            Act::AddParty => {
                self.file.parties.push(PartyRow::new(self.frame.today));
                self.parties.push(WhoField::default());
                let row = row_name(self.parties.len() - 1);
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

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.file)
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// What the boxes of one row are called by.
fn row_name(place: usize) -> String {
    format!("{FORM} party {place}")
}

fn address_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, field: &mut AddressField, address: &mut Address) {
    let lived_in = || field.meant(address).map(|choice| Note::hint(format!("现住：{}", people_words(choice.people))));
    let note = field.note(boxes, address).or_else(|| field.called(address).map(Note::hint)).or_else(lived_in);
    let row = FormRow::new("地址").section(Some("房屋")).required(true).note(note.as_ref());
    row.show(ui, |ui| field.ui(ui, boxes, address));
}
