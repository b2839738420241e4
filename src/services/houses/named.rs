//! A person or an organisation as a form names one: known already, or told here and entered on saving.
//!
//! Nobody is entered twice where that can be known: an equal number, or an equal name with an equal telephone, is the one
//! already there, and what it lacked of number and telephone is filled in with what was told.

use super::{Desk, Trouble};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::{Choice, Day, Identity, Link, Name, Phones, Text, Value};
use crate::domain::{Date, Problem, RecordId, Right, credit_code};
use crate::services::finding::{self, HitKind};
use crate::services::places;
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// What a missing identity number is explained with when somebody was only named.
const PENDING: &str = "由人告知，待核";
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

    /// Becomes the one that was chosen from the list. What was told already and is lacking there is kept for it.
    pub fn choose(&mut self, desk: &Desk, choice: RecordId) -> Result<(), Trouble> {
        let who = if self.is_organisation { Who::Organisation(choice) } else { Who::Person(choice) };
        let told = [std::mem::take(&mut self.number), std::mem::take(&mut self.phone)];
        *self = Self::of(desk, Some(who))?;
        let [number, phone] = told;
        if self.masked[0].is_empty() {
            self.number = number;
        }
        if self.masked[1].is_empty() {
            self.phone = phone;
        }
        Ok(())
    }

    /// Number and telephone of somebody known: masked as lists are, or what was told where there were none.
    pub fn shown(&self) -> [&str; 2] {
        let [number, phone] = &self.masked;
        [if number.is_empty() { &self.number } else { number }, if phone.is_empty() { &self.phone } else { phone }]
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

    /// The one this means, found or entered. `field` is where a refusal is shown.
    pub(in crate::services) fn settle(
        &self,
        writing: &mut Writing<'_>,
        field: &'static str,
        today: Date,
    ) -> Result<Option<Who>, Trouble> {
        if self.known.is_none() && self.name.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(if self.is_organisation {
            Who::Organisation(self.an_organisation(writing, field, today)?)
        } else {
            Who::Person(self.a_person(writing, field, today)?)
        }))
    }

    fn a_person(&self, writing: &mut Writing<'_>, field: &'static str, today: Date) -> Result<RecordId, Trouble> {
        match self.known_person(writing, field, today)? {
            Some(id) => self.complete_person(writing, id, today).map(|()| id),
            None => Ok(writing.insert(&self.new_person(self.identity(today), self.phones(today), today))?),
        }
    }

    /// The one already there, if it is certain who that is.
    fn known_person(
        &self,
        writing: &Writing<'_>,
        field: &'static str,
        today: Date,
    ) -> Result<Option<RecordId>, Trouble> {
        let (name, identity, phones) = (Name::new(&self.name), self.identity(today), self.phones(today));
        if !identity.number.is_empty() {
            let numbered = writing.people_numbered(&identity.number)?;
            let is_meant = |(id, person): &&(RecordId, Person)| match self.known {
                Some(known) => *id == known,
                None => person.name == name,
            };
            if let Some((id, _)) = numbered.iter().find(is_meant) {
                return Ok(Some(*id));
            }
            if !numbered.is_empty() {
                let sentence = "这个证件号码已登记在另一个姓名下，请从列表中选，或核对号码";
                return Err(Trouble::Unfinished(vec![Problem::wrong(field, sentence)]));
            }
        }
        if self.known.is_some() {
            return Ok(self.known);
        }
        let namesakes = writing.people_named(&name)?;
        let has_phone = |person: &Person| person.phones.0.iter().any(|phone| phones.0.contains(phone));
        let is_same =
            |person: &Person| has_phone(person) && (identity.number.is_empty() || person.identity.number.is_empty());
        let same: Vec<_> = namesakes.iter().filter(|(_, person)| is_same(person)).collect();
        Ok(if let [(id, _)] = same[..] { Some(*id) } else { None })
    }

    /// Fills in what was told and is lacking; what is there already stays.
    fn complete_person(&self, writing: &mut Writing<'_>, id: RecordId, today: Date) -> Result<(), Trouble> {
        let mut person: Person = writing.load(id)?.ok_or(Trouble::Gone)?;
        let told = self.new_person(self.identity(today), self.phones(today), today);
        if person.identity.number.is_empty() && !told.identity.number.is_empty() {
            person.identity = told.identity;
            if person.sex.is_unset() {
                person.sex = told.sex;
            }
            if person.birth.is_unset() {
                person.birth = told.birth;
            }
        }
        if person.phones.0.is_empty() {
            person.phones = told.phones;
        }
        Ok(writing.update(id, &person)?)
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

    fn an_organisation(
        &self,
        writing: &mut Writing<'_>,
        field: &'static str,
        today: Date,
    ) -> Result<RecordId, Trouble> {
        let code = credit_code::check(&self.number).code;
        if let Some(id) = self.known_organisation(writing, field, &code)? {
            self.complete_organisation(writing, id, &code, today)?;
            return Ok(id);
        }
        Ok(writing.insert(&Organisation {
            organisation_name: Text::new(self.name.trim()),
            credit_code: Text(code),
            phones: self.phones(today),
            ..Organisation::default()
        })?)
    }

    /// The one already there: of the same code, or of the same name where no two codes contradict each other.
    fn known_organisation(
        &self,
        writing: &Writing<'_>,
        field: &'static str,
        code: &str,
    ) -> Result<Option<RecordId>, Trouble> {
        let name = self.name.trim();
        let called = writing.organisations_called(name, code)?;
        let is_meant = |id: RecordId, known: &Organisation| match self.known {
            Some(meant) => id == meant,
            None => &*known.organisation_name == name,
        };
        if !code.is_empty() {
            let coded: Vec<_> = called.iter().filter(|(_, known)| *known.credit_code == *code).collect();
            if let Some((id, _)) = coded.iter().find(|(id, known)| is_meant(*id, known)) {
                return Ok(Some(*id));
            }
            if !coded.is_empty() {
                let sentence = "这个统一社会信用代码已登记在另一个单位名称下，请从列表中选，或核对代码";
                return Err(Trouble::Unfinished(vec![Problem::wrong(field, sentence)]));
            }
        }
        let is_same = |known: &Organisation| code.is_empty() || known.credit_code.is_empty();
        let same = called.iter().find(|(id, known)| is_meant(*id, known) && is_same(known));
        Ok(self.known.or(same.map(|(id, _)| *id)))
    }

    fn complete_organisation(
        &self,
        writing: &mut Writing<'_>,
        id: RecordId,
        code: &str,
        today: Date,
    ) -> Result<(), Trouble> {
        let mut known: Organisation = writing.load(id)?.ok_or(Trouble::Gone)?;
        if known.credit_code.is_empty() {
            known.credit_code = Text(code.to_owned());
        }
        if known.phones.0.is_empty() {
            known.phones = self.phones(today);
        }
        Ok(writing.update(id, &known)?)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::testing::{TODAY, desk};

    const NUMBER: &str = "510524199001010008";
    const CODE: &str = "91350100M000100Y43";
    const PHONE: &str = "13800000606";

    fn settled(desk: &mut Desk, named: &Named) -> Result<Who, Trouble> {
        Ok(desk.writing("登记新租赁", |writing| named.settle(writing, "tenant", TODAY))?.0.expect("somebody"))
    }

    fn person(name: &str, number: &str, phone: &str) -> Named {
        Named { name: name.into(), number: number.into(), phone: phone.into(), ..Named::default() }
    }

    fn organisation(name: &str, code: &str, phone: &str) -> Named {
        Named { is_organisation: true, ..person(name, code, phone) }
    }

    fn kept_person(desk: &Desk, who: Who) -> Person {
        let Who::Person(id) = who else { panic!("a person") };
        desk.store.load(id).unwrap().unwrap()
    }

    fn kept_organisation(desk: &Desk, who: Who) -> Organisation {
        let Who::Organisation(id) = who else { panic!("an organisation") };
        desk.store.load(id).unwrap().unwrap()
    }

    #[test]
    fn a_number_told_of_somebody_known_by_name_and_telephone_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let known = settled(&mut desk, &person("云中鹤", "", PHONE)).unwrap();
        assert_eq!(settled(&mut desk, &person("云中鹤", NUMBER, PHONE)).unwrap(), known);
        let kept = kept_person(&desk, known);
        assert_eq!((kept.identity.number.as_str(), kept.identity.missing_reason.as_str()), (NUMBER, ""));
        assert_eq!(kept.birth.shown(), "1990-01-01", "from the number");
    }

    #[test]
    fn a_telephone_told_of_somebody_known_by_number_is_kept_and_replaces_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let known = settled(&mut desk, &person("云中鹤", NUMBER, "")).unwrap();
        for phone in [PHONE, "13800000707"] {
            assert_eq!(settled(&mut desk, &person("云中鹤", NUMBER, phone)).unwrap(), known);
        }
        assert_eq!(kept_person(&desk, known).phones.0, [PHONE]);
    }

    #[test]
    fn what_was_told_before_somebody_was_chosen_from_the_list_is_kept_where_it_was_lacking() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let known = settled(&mut desk, &person("云中鹤", "", PHONE)).unwrap();
        let Who::Person(id) = known else { panic!("a person") };
        let mut named = person("云", NUMBER, "13800000707");
        named.choose(&desk, id).unwrap();
        assert_eq!((named.shown()[0], named.phone.as_str()), (NUMBER, ""));
        settled(&mut desk, &named).unwrap();
        let kept = kept_person(&desk, known);
        assert_eq!((kept.identity.number.as_str(), kept.phones.0), (NUMBER, vec![PHONE.to_owned()]));

        let other = settled(&mut desk, &person("水上漂", "", "13800000808")).unwrap();
        let taken = Named { known: Some(RecordId(id.0 + 1)), ..person("水上漂", NUMBER, "") };
        assert!(matches!(settled(&mut desk, &taken), Err(Trouble::Unfinished(_))), "the number is another one's");
        assert!(kept_person(&desk, other).identity.number.is_empty());
    }

    #[test]
    fn code_and_telephone_told_of_a_known_organisation_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let known = settled(&mut desk, &organisation("海棠物业公司", "", "")).unwrap();
        assert_eq!(settled(&mut desk, &organisation("海棠物业公司", CODE, PHONE)).unwrap(), known);
        let kept = kept_organisation(&desk, known);
        assert_eq!((kept.credit_code.0.as_str(), kept.phones.0), (CODE, vec![PHONE.to_owned()]));
    }

    #[test]
    fn a_code_registered_under_another_name_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        settled(&mut desk, &organisation("海棠物业公司", CODE, "")).unwrap();
        let Err(Trouble::Unfinished(problems)) = settled(&mut desk, &organisation("玉兰物业公司", CODE, ""))
        else {
            panic!("it is not taken for the other one")
        };
        assert!(problems[0].field == "tenant" && problems[0].sentence.contains("另一个单位名称"));
        assert!(settled(&mut desk, &organisation("玉兰物业公司", "", "")).is_ok());
    }
}
