//! Whom a name on a form comes to: the one already there, made whole with what was told, or a new record.

use super::{Named, Who};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::{Choice, Day, Identity, Name, Phones, Text, Value};
use crate::domain::{Date, Problem, RecordId, credit_code};
use crate::services::Trouble;
use crate::store::Writing;

/// What a missing identity number is explained with when somebody was only named.
const PENDING: &str = "由人告知，待核";

impl Named {
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
        if person.home_address.is_empty() {
            person.home_address = told.home_address;
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
            home_address: Text::new(self.home.trim()),
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::Desk;
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
        assert_eq!((named.number.as_str(), named.phone.as_str()), (NUMBER, ""));
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
