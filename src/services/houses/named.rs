//! A person or an organisation as a form names one: known already, or told here and entered on saving.
//!
//! Nobody is entered twice where that can be known: an equal number, or an equal name with an equal telephone, is the one
//! already there, and what it lacked of number and telephone is filled in with what was told (`settling`).

mod settling;

use super::{Desk, Trouble};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::{Choice, Identity, Link, Phones, Value};
use crate::domain::{Date, RecordId, Right, credit_code, mask};
use crate::services::finding::{self, HitKind};
use crate::services::{people, places};
use serde::{Deserialize, Serialize};

/// Candidates offered under the field.
const MOST: usize = 8;

/// Who is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Who {
    Person(RecordId),
    Organisation(RecordId),
}

impl Who {
    /// As the two links of a register: one of them is empty.
    pub fn links(who: Option<Self>) -> (Link<Person>, Link<Organisation>) {
        match who {
            Some(Self::Person(id)) => (Link::to(id), Link::none()),
            Some(Self::Organisation(id)) => (Link::none(), Link::to(id)),
            None => (Link::none(), Link::none()),
        }
    }

    /// Whom the two links of a register mean.
    pub fn of(person: Link<Person>, organisation: Link<Organisation>) -> Option<Self> {
        organisation.id.map(Self::Organisation).or(person.id.map(Self::Person))
    }
}

/// A name as typed, what else was told, and whom it means when that is known.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Named {
    pub is_organisation: bool,
    pub name: String,
    /// 证件号码 or 统一社会信用代码
    pub number: String,
    pub phone: String,
    /// Where they live, of somebody who does not live here.
    #[serde(default)]
    pub home: String,
    pub known: Option<RecordId>,
    /// Number and telephone of somebody known, masked as lists are.
    pub masked: [String; 2],
    /// Where somebody known lives, here or elsewhere, masked as lists are.
    #[serde(default)]
    pub masked_home: String,
}

/// Somebody the field offers.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedChoice {
    pub id: RecordId,
    /// As lists show it: of a small child the surname only. The field takes the whole name when it is chosen.
    pub name: String,
    /// 「女 35 岁，海棠苑3栋***」, masked as lists are.
    pub note: String,
}

/// Whom a name, a number, initials or a telephone may mean.
pub fn candidates(desk: &Desk, typed: &str, is_organisation: bool) -> Result<Vec<NamedChoice>, Trouble> {
    desk.require(Right::Look)?;
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    if is_organisation {
        let found = desk.store.organisations_matching(typed.trim(), MOST as u32)?;
        let choice = |(id, organisation): (RecordId, Organisation)| NamedChoice {
            id,
            name: organisation.organisation_name.0,
            note: organisation.credit_code.0,
        };
        return Ok(found.into_iter().map(choice).collect());
    }
    let found = finding::search_in(desk, typed, Some(HitKind::Person), MOST)?;
    let choice = |hit: finding::Hit| NamedChoice { id: hit.id, name: hit.title, note: hit.second_line };
    Ok(found.into_iter().map(choice).collect())
}

impl Named {
    pub fn organisation() -> Self {
        Self { is_organisation: true, ..Self::default() }
    }

    /// Somebody who is in the registers.
    pub fn of(desk: &Desk, who: Option<Who>) -> Result<Self, Trouble> {
        desk.require(Right::Look)?;
        Ok(match who {
            None => Self::default(),
            Some(Who::Person(id)) => {
                let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
                let masked = [person.identity.masked(), person.phones.masked()];
                let masked_home = masked_home(desk, id, &person)?;
                Self { name: person.name.0, known: Some(id), masked, masked_home, ..Self::default() }
            }
            Some(Who::Organisation(id)) => {
                let known: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
                let masked = [known.credit_code.0, known.phones.masked()];
                Self { name: known.organisation_name.0, known: Some(id), masked, ..Self::organisation() }
            }
        })
    }

    /// Becomes the one that was chosen from the list. What was told already and is lacking there is kept for it.
    pub fn choose(&mut self, desk: &Desk, choice: RecordId) -> Result<(), Trouble> {
        let who = if self.is_organisation { Who::Organisation(choice) } else { Who::Person(choice) };
        let told = [&mut self.number, &mut self.phone, &mut self.home].map(std::mem::take);
        *self = Self::of(desk, Some(who))?;
        let [number, phone, home] = told;
        if self.masked[0].is_empty() {
            self.number = number;
        }
        if self.masked[1].is_empty() {
            self.phone = phone;
        }
        if self.masked_home.is_empty() {
            self.home = home;
        }
        Ok(())
    }

    /// Another name is another one.
    pub fn forget(&mut self) {
        self.known = None;
        self.masked = Default::default();
        self.masked_home.clear();
    }

    /// Who is meant, if they are in the registers.
    pub fn known(&self) -> Option<Who> {
        self.known.map(|id| if self.is_organisation { Who::Organisation(id) } else { Who::Person(id) })
    }

    pub fn is_empty(&self) -> bool {
        let told = [&self.name, &self.number, &self.phone, &self.home];
        self.known.is_none() && told.iter().all(|text| text.trim().is_empty())
    }

    /// Whether it will be entered on saving.
    pub fn is_new(&self) -> bool {
        self.known.is_none() && !self.name.trim().is_empty()
    }

    /// What is wrong with what was told, in one sentence.
    pub fn fault(&self, today: Date) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        if self.known.is_none() && self.name.trim().is_empty() {
            let wanted = if self.is_organisation { "请填单位名称" } else { "请填姓名" };
            return Some(wanted.to_owned());
        }
        let number = self.number.trim();
        let number_fault = match (number.is_empty(), self.is_organisation) {
            (true, _) => None,
            (false, true) => credit_code::check(number).problem.map(|flaw| flaw.sentence),
            (false, false) => self.identity(today).fault(today),
        };
        number_fault.or_else(|| self.phones(today).fault(today))
    }

    fn identity(&self, today: Date) -> Identity {
        let mut identity = Identity { kind: Choice::of("111"), ..Identity::default() };
        // Reading keeps whatever is typed; what is wrong with it is said by its fault.
        let _ = identity.read(&self.number, today);
        identity
    }

    fn phones(&self, today: Date) -> Phones {
        let mut phones = Phones::default();
        let _ = phones.read(&self.phone, today);
        phones
    }
}

/// Their dwelling here, else where they said they live.
fn masked_home(desk: &Desk, id: RecordId, person: &Person) -> Result<String, Trouble> {
    let here = people::last_residence(desk, id)?.filter(|stay| !stay.is_over());
    Ok(here.map_or_else(|| mask::address_to_building(&person.home_address), |stay| stay.masked_address()))
}

/// How somebody is called and told from namesakes on a page: a small child by surname only.
pub(super) fn told(person: &Person, today: Date) -> (String, String) {
    (places::listed_name(person, today), places::facts(person, today))
}
