//! What the page of a person asks for: another form, the card, the number, and what a registration becomes with one press.

use super::closing::{Closing, Task};
use super::correcting::Correcting;
use super::detail::Act;
use super::{Detail, PeopleScreen};
use crate::domain::RecordId;
use crate::domain::registers::Residence;
use crate::domain::template::TemplateKind;
use crate::print::documents::{DocumentKind, FLOATING_CARD, OWN_RECORD, RECEIPT};
use crate::services::jobs::MANY;
use crate::services::printing::Order;
use crate::services::registration::{self, Saved};
use crate::services::{Desk, Finished, LongWork, Trouble, people, routines};
use crate::ui::event::{After, Event, OfHouse, OfRating, PrintsOf, Start};

impl PeopleScreen {
    pub(super) fn detail_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(match act {
            Act::Edit(residence) => Some(Event::Register(Start::Existing(residence))),
            Act::Correct(person) => {
                self.correcting = Some(Correcting::of(desk, person)?);
                None
            }
            Act::NewDwelling(person) => Some(Event::Register(Start::NewDwelling(person))),
            Act::SameAddress(residence) => Some(Event::Register(Start::SameAddress(residence))),
            Act::Card(residence) => Some(Event::Preview(Order::of(&FLOATING_CARD, vec![residence]))),
            Act::Receipt(residence) => Some(Event::Preview(Order::of(&RECEIPT, vec![residence]))),
            Act::Openings => Some(Event::Preview(routines::openings_sheet(desk)?)),
            Act::OwnRecord(person) => Some(Event::Preview(Order::of(&OWN_RECORD, vec![person]))),
            Act::Notice(person) => DocumentKind::of_template(TemplateKind::CollectionNotice)
                .map(|kind| Event::Preview(Order::of(kind, vec![person]))),
            Act::Doubles(person) => Some(Event::Doubles(Some(person))),
            Act::Prints(person) => {
                Some(Event::PrintLog(PrintsOf::Person(person, people::person(desk, person)?.name.0)))
            }
            Act::House(house) => Some(Event::House(OfHouse::Page(house))),
            Act::Rating(rating) => Some(Event::Rating(OfRating::Page(rating))),
            Act::OpenHousehold(household) => Some(Event::OpenHousehold(household)),
            Act::TurnResident(residence) => Some(turned(registration::turn_resident(desk, residence)?, "已转为常住")),
            Act::TurnFloating(residence) => Some(turned(registration::turn_floating(desk, residence)?, "已转为流动")),
            Act::Endorse(residence) => Some(turned(registration::endorse(desk, residence)?, "已记居住证签注")),
            Act::Cancel(residence) => {
                self.closing = Some(Closing::of(desk, Task::Cancel, vec![residence])?);
                None
            }
            Act::Extend(residence) => {
                self.closing = Some(Closing::of(desk, Task::Extend, vec![residence])?);
                None
            }
            Act::Open(person) => {
                let page = people::page(desk, person)?;
                self.show_detail(desk, page);
                None
            }
            Act::Reveal(person) => {
                self.reveal(desk, person)?;
                None
            }
            Act::Close => None,
        })
    }

    fn reveal(&mut self, desk: &mut Desk, person: RecordId) -> Result<(), Trouble> {
        let number = people::reveal_number(desk, person)?;
        if let Some(detail) = &mut self.detail {
            detail.reveal(number);
        }
        Ok(())
    }

    /// Does what the dialog asks; it stays as long as something in it is to be mended.
    pub(super) fn close_registration(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(closing) = &self.closing else { return Ok(None) };
        let (task, asked, count) = (closing.task, closing.asked(), closing.residences.len());
        if task == Task::Cancel && count > MANY {
            let work = cancelling(closing.residences.clone(), asked.clone());
            self.closing = None;
            return Ok(Some(Event::Work(work)));
        }
        let saved = match (task, closing.residences.as_slice()) {
            (Task::Extend, [residence]) => registration::extend(desk, *residence, asked)?,
            (Task::Extend, _) => return Ok(None),
            (Task::Cancel, residences) => registration::cancel(desk, residences, asked)?,
        };
        self.closing = None;
        Ok(Some(match (task, count) {
            (Task::Extend, _) => turned(saved, "已续期流动人口登记"),
            (Task::Cancel, 1) => turned(saved, "已注销居住登记"),
            (Task::Cancel, _) => {
                let words = format!("已注销 {count} 人的居住登记");
                Event::Saved { words, undo: Some(saved.change), then: After::Stay }
            }
        }))
    }

    /// Writes what was typed of the person; what is wrong is said in the dialog, which stays.
    pub(super) fn correct_person(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(correcting) = &mut self.correcting else { return Ok(None) };
        match correcting.save(desk) {
            Ok(change) => {
                let then = After::Person(correcting.person);
                self.correcting = None;
                Ok(Some(Event::Saved { words: "已修改本人资料".to_owned(), undo: Some(change), then }))
            }
            Err(trouble) => {
                correcting.failed(&trouble);
                Ok(None)
            }
        }
    }

    pub(super) fn show_detail(&mut self, desk: &Desk, page: people::PersonPage) {
        self.detail = Some(Detail::new(page, desk));
    }
}

fn turned(saved: Saved, words: &str) -> Event {
    Event::Saved { words: words.to_owned(), undo: Some(saved.change), then: After::Person(saved.person) }
}

fn cancelling(residences: Vec<RecordId>, asked: Residence) -> LongWork {
    LongWork::new("正在注销", residences.len(), move |desk, _| {
        let saved = registration::cancel(desk, &residences, &asked)?;
        let words = format!("已注销 {} 人的居住登记", residences.len());
        Ok(Finished { words, undo: Some(saved.change), ..Finished::default() })
    })
}
