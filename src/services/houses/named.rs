//! A person or an organisation as a form names one: known already, or told here and entered on saving.
//!
//! Nobody is entered twice where that can be known: an equal number, or an equal name with an equal telephone, is the one
//! already there.

use super::{Desk, Trouble};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::{Choice, Day, Identity, Link, Name, Phones, Text, Value};
use crate::domain::{Date, Problem, RecordId, Right, credit_code};
use crate::services::finding::{self, HitKind};
use crate::services::places;
use crate::store::{StoreError, Writing};
use serde::{Deserialize, Serialize};

/// What a missing identity number is explained with when somebody was only named.
const PENDING: &str = "登记出租房屋时由人告知，待核";
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
    pub known: Option<RecordId>,
    /// Number and telephone of somebody known, masked as lists are.
    pub masked: [String; 2],
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
                Self { name: person.name.0, known: Some(id), masked, ..Self::default() }
            }
            Some(Who::Organisation(id)) => {
                let known: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
                let masked = [known.credit_code.0, known.phones.masked()];
                Self { name: known.organisation_name.0, known: Some(id), masked, ..Self::organisation() }
            }
        })
    }

    /// Becomes the one that was chosen from the list.
    pub fn choose(&mut self, desk: &Desk, choice: RecordId) -> Result<(), Trouble> {
        let who = if self.is_organisation { Who::Organisation(choice) } else { Who::Person(choice) };
        *self = Self::of(desk, Some(who))?;
        Ok(())
    }

    /// Another name is another one.
    pub fn forget(&mut self) {
        self.known = None;
        self.masked = Default::default();
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_none() && [&self.name, &self.number, &self.phone].iter().all(|text| text.trim().is_empty())
    }

    /// Whether it will be entered on saving.
    pub fn is_new(&self) -> bool {
        self.known.is_none() && !self.name.trim().is_empty()
    }

    /// What is wrong with what was told, in one sentence.
    pub fn fault(&self, today: Date) -> Option<String> {
        if self.known.is_some() || self.is_empty() {
            return None;
        }
        if self.name.trim().is_empty() {
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

    /// The one this means, found or entered. `field` is where a refusal is shown.
    pub(super) fn settle(
        &self,
        writing: &mut Writing<'_>,
        field: &'static str,
        today: Date,
    ) -> Result<Option<Who>, Trouble> {
        let who = if self.is_organisation { Who::Organisation } else { Who::Person };
        if let Some(known) = self.known {
            return Ok(Some(who(known)));
        }
        if self.name.trim().is_empty() {
            return Ok(None);
        }
        let id = if self.is_organisation {
            self.an_organisation(writing, today)?
        } else {
            self.a_person(writing, field, today)?
        };
        Ok(Some(who(id)))
    }

    fn a_person(&self, writing: &mut Writing<'_>, field: &'static str, today: Date) -> Result<RecordId, Trouble> {
        let (name, identity, phones) = (Name::new(&self.name), self.identity(today), self.phones(today));
        if !identity.number.is_empty() {
            let numbered = writing.people_numbered(&identity.number)?;
            if let Some((id, _)) = numbered.iter().find(|(_, person)| person.name == name) {
                return Ok(*id);
            }
            if !numbered.is_empty() {
                let sentence = "这个证件号码已登记在另一个姓名下，请从列表中选，或核对号码";
                return Err(Trouble::Unfinished(vec![Problem::wrong(field, sentence)]));
            }
        }
        let namesakes = writing.people_named(&name)?;
        let has_phone = |person: &Person| person.phones.0.iter().any(|phone| phones.0.contains(phone));
        let is_same =
            |person: &Person| has_phone(person) && (identity.number.is_empty() || person.identity.number.is_empty());
        if let [(id, _)] = namesakes.iter().filter(|(_, person)| is_same(person)).collect::<Vec<_>>()[..] {
            return Ok(*id);
        }
        Ok(writing.insert(&self.new_person(identity, phones, today))?)
    }

    fn new_person(&self, mut identity: Identity, phones: Phones, today: Date) -> Person {
        let facts = identity.facts(today);
        if identity.number.is_empty() {
            PENDING.clone_into(&mut identity.missing_reason);
        }
        Person {
            name: Name::new(&self.name),
            identity,
            phones,
            sex: facts.as_ref().and_then(|facts| facts.sex).map(|sex| Choice::of(sex.code())).unwrap_or_default(),
            birth: Day(facts.and_then(|facts| facts.birth)),
            ..Person::default()
        }
    }

    fn an_organisation(&self, writing: &mut Writing<'_>, today: Date) -> Result<RecordId, StoreError> {
        let (name, code) = (self.name.trim(), credit_code::check(&self.number).code);
        let called = writing.organisations_called(name, &code)?;
        let is_same = |known: &Organisation| {
            (!code.is_empty() && *known.credit_code == code)
                || (&*known.organisation_name == name && (code.is_empty() || known.credit_code.is_empty()))
        };
        if let Some((id, _)) = called.into_iter().find(|(_, known)| is_same(known)) {
            return Ok(id);
        }
        writing.insert(&Organisation {
            organisation_name: Text::new(name),
            credit_code: Text(code),
            phones: self.phones(today),
            ..Organisation::default()
        })
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

/// How somebody is called and told from namesakes on a page: a small child by surname only.
pub(super) fn told(person: &Person, today: Date) -> (String, String) {
    (places::listed_name(person, today), places::facts(person, today))
}
