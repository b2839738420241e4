//! The one search box of the window: asks at every change of its text, and goes to what was chosen.

use crate::domain::Right;
use crate::domain::finding::Reason;
use crate::platform::Stopwatch;
use crate::services::export::{self, ListTable, Rows};
use crate::services::finding::{self, Hit, HitKind};
use crate::services::{Desk, Trouble, houses};
use crate::ui::event::{Event, OfDispute, OfHouse, OfRating, Start};
use crate::ui::icons;
use crate::ui::widgets::{SearchBox, SearchHit, text_field};
use eframe::egui::{Id, Key, Modifiers, Ui};

/// How many hits the popup holds.
const MOST: usize = 20;
/// How many leave as a table.
const MOST_LEAVING: usize = 2_000;

/// What was asked of the box.
pub(super) enum Act {
    Look,
    Open(usize),
    Register,
    /// What was found leaves as a table.
    Export,
}

/// What is typed, and what it found.
#[derive(Default)]
pub(super) struct Search {
    text: String,
    hits: Vec<Hit>,
    shown: Vec<SearchHit>,
    summary: String,
    offer: Option<String>,
    wants_focus: bool,
    /// The keyboard was in the box in the last frame.
    was_here: bool,
}

impl Search {
    /// The box asks for the keyboard in the next frame.
    pub(super) fn ask_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the box and its hits.
    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let id = Id::unique("search box");
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
            // Whatever was looked for before gives way to what is typed now.
            text_field::select_all(ui, id, &self.text);
        }
        let width = crate::ui::widgets::search_box::WIDTH.min(ui.available_width());
        let output = SearchBox::new(id, &mut self.text, &self.shown)
            .summary(&self.summary)
            .offer(self.offer.as_deref())
            .width(width)
            .show(ui);
        // The popup takes the first Esc; the second one empties the box and gives the keyboard back. It is nobody else's.
        let is_here = output.response.has_focus();
        if is_here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.text.clear();
            output.response.surrender_focus();
        }
        let exports =
            is_here && !self.hits.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E));
        let offer = output.takes_offer.then_some(Act::Register).or(exports.then_some(Act::Export));
        let asked = offer.or(output.chosen.map(Act::Open)).or(output.response.changed().then_some(Act::Look));
        if matches!(asked, Some(Act::Open(_))) {
            // The keys are for what was opened.
            output.response.surrender_focus();
            self.was_here = false;
        }
        // Whoever leaves the box without an answer has given the question up.
        if asked.is_none() && std::mem::replace(&mut self.was_here, is_here) && !is_here {
            self.text.clear();
        }
        asked
    }

    /// Does what was asked; a changed text is looked for at once, which takes a millisecond.
    pub(super) fn act(&mut self, act: &Act, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Look => self.look(desk).map(|()| None),
            Act::Export => Ok(Some(Event::Export(Box::new(leaving(desk, &self.text)?)))),
            Act::Register => Ok(Some(Event::Register(Start::Name(std::mem::take(&mut self.text))))),
            Act::Open(place) => {
                let Some(hit) = self.hits.get(*place) else { return Ok(None) };
                let event = open(desk, hit)?;
                self.text.clear();
                Ok(Some(event))
            }
        }
    }

    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let stopwatch = Stopwatch::start();
        self.hits = finding::search(desk, &self.text, MOST)?;
        let millis = stopwatch.elapsed().as_millis().max(1);
        self.shown = self.hits.iter().map(|hit| drawn(hit, &self.text)).collect();
        self.summary = if self.hits.is_empty() {
            "没有找到".to_owned()
        } else {
            let first = if self.hits.len() == MOST { "前 " } else { "" };
            format!("{first}{} 条，{millis} 毫秒", self.hits.len())
        };
        let is_name = !self.text.is_empty() && self.text.chars().all(crate::domain::text::is_han);
        self.offer =
            (self.hits.is_empty() && is_name && desk.may(Right::Write)).then(|| format!("登记「{}」", self.text));
        Ok(())
    }
}

/// A person is shown in the list, an organisation, a group or a team on its page; a dwelling by the file of its house, else by who lives there longest, and where nobody
/// does in the address tree.
fn open(desk: &Desk, hit: &Hit) -> Result<Event, Trouble> {
    match hit.kind {
        HitKind::Person => Ok(Event::OpenPerson(hit.id)),
        HitKind::Agreement => Ok(Event::OpenAgreement(hit.id)),
        HitKind::RentalHouse => Ok(Event::House(OfHouse::Page(hit.id))),
        HitKind::Dispute => Ok(Event::Dispute(OfDispute::Page(hit.id))),
        HitKind::LandlordRating => Ok(Event::Rating(OfRating::Page(hit.id))),
        HitKind::Organisation => Ok(Event::OpenOrganisation(hit.id)),
        HitKind::DefenceGroup => Ok(Event::OpenGroup(hit.id)),
        HitKind::Team => Ok(Event::OpenTeam(hit.id)),
        HitKind::Household => Ok(Event::OpenHousehold(hit.id)),
        HitKind::Place | HitKind::Residence | HitKind::Tenancy => {
            let place = hit.place.ok_or(Trouble::Gone)?;
            let house = if hit.kind == HitKind::Residence { None } else { houses::at_place(desk, place)? };
            if let Some(house) = house {
                return Ok(Event::House(OfHouse::Page(house)));
            }
            let dwelling = crate::services::places::dwelling(desk, place)?;
            Ok(match dwelling.people.first() {
                Some(occupant) => Event::OpenPerson(occupant.person),
                None => Event::OpenPlace(place),
            })
        }
    }
}

/// Everything the words find, as the box shows it.
fn leaving(desk: &Desk, typed: &str) -> Result<ListTable, Trouble> {
    let register = |hit: &Hit| export::kind(hit.kind.key()).map_or("", |kind| kind.title).to_owned();
    let row = |hit: &Hit| vec![register(hit), hit.title.clone(), hit.second_line.clone(), hit.why().to_owned()];
    let hits = finding::search(desk, typed, MOST_LEAVING)?;
    Ok(ListTable {
        title: "查找结果".to_owned(),
        about: Vec::new(),
        as_of: desk.today(),
        headings: ["登记簿", "名称", "说明", "为什么找到"].map(str::to_owned).to_vec(),
        rows: Rows::Ready(hits.iter().map(row).collect()),
        offers_whole: false,
        offers_children: false,
    })
}

fn drawn(hit: &Hit, typed: &str) -> SearchHit {
    SearchHit {
        icon: match hit.kind {
            HitKind::Person | HitKind::Household => icons::PERSON,
            HitKind::Agreement => icons::DOCUMENTS,
            HitKind::Dispute => icons::MEDIATION,
            HitKind::LandlordRating => icons::STAR,
            HitKind::DefenceGroup | HitKind::Team => icons::DEFENCE,
            HitKind::Place | HitKind::Residence | HitKind::RentalHouse | HitKind::Tenancy | HitKind::Organisation => {
                icons::HOUSES
            }
        },
        name: hit.title.clone(),
        matched: matched(&hit.title, typed, hit.reason),
        second: hit.second_line.clone(),
        reason: hit.why().to_owned(),
    }
}

/// Which characters of the name were meant: those typed, or for initials as many as letters were typed.
fn matched(name: &str, typed: &str, reason: Reason) -> Vec<usize> {
    match reason {
        Reason::Name | Reason::NamePart | Reason::Address => {
            let wanted: Vec<char> = typed.chars().collect();
            name.chars().enumerate().filter(|(_, letter)| wanted.contains(letter)).map(|(place, _)| place).collect()
        }
        Reason::Initials | Reason::InitialsPart => read_so(name, typed),
        Reason::Pinyin | Reason::PinyinPart => (0..name.chars().count()).collect(),
        _ => Vec::new(),
    }
}

/// The run of characters that begin as was typed; the whole name when a rarer reading of it was meant.
fn read_so(name: &str, typed: &str) -> Vec<usize> {
    let initials = crate::domain::name::reading(name).initials;
    let wanted = typed.trim().to_lowercase();
    let length = name.chars().count();
    match initials.find(&wanted).filter(|_| initials.len() == length) {
        Some(start) => (start..start + wanted.len()).collect(),
        None => (0..length).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_mark_the_characters_that_were_meant() {
        assert_eq!(matched("查兰大", "l", Reason::Initials), [1]);
        assert_eq!(matched("曾不曾", "zb", Reason::Initials), [0, 1]);
        assert_eq!(matched("曾不曾", "cb", Reason::Initials), [0, 1, 2], "read as nobody is called");
    }
}
