//! Who is told what tenants answer for, and signs that they were: those who rent and those who really live there.
//!
//! The name and the room alone: the page goes from hand to hand.

use super::filling::party;
use super::{Desk, Trouble};
use crate::domain::registers::{Person, Tenancy};
use crate::domain::{Date, RecordId};

/// Younger ones sign nothing; from this age on somebody may stand on their own feet (民法典 十八条二款).
const SIGNS_FROM: u32 = 16;

/// 序号, 姓名, 承租房间 of every running tenancy: the tenant first, then whoever lives there with them.
pub(super) fn signers(desk: &Desk, house: RecordId) -> Result<Vec<Vec<String>>, Trouble> {
    let mut signers: Vec<(String, String)> = Vec::new();
    for (id, tenancy) in desk.store.tenancies_of(house)? {
        if !tenancy.ended_on.is_unset() {
            continue;
        }
        let tenant = party(desk, tenancy.tenant.id, tenancy.tenant_organisation.id)?;
        signers.extend(tenant.map(|tenant| (tenant.name, tenancy.room.0.clone())));
        signers.extend(occupants(desk, id, &tenancy)?.into_iter().map(|name| (name, tenancy.room.0.clone())));
    }
    let row = |(number, (name, room)): (usize, (String, String))| vec![number.to_string(), name, room];
    Ok((1..).zip(signers).map(row).collect())
}

fn occupants(desk: &Desk, id: RecordId, tenancy: &Tenancy) -> Result<Vec<String>, Trouble> {
    let mut names = Vec::new();
    for (_, occupant) in desk.store.occupants_of(id)? {
        let Some(person) = occupant.person.id.filter(|person| Some(*person) != tenancy.tenant.id) else { continue };
        if !occupant.until_date.is_unset() {
            continue;
        }
        let person: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
        if signs(&person, desk.today()) {
            names.push(person.name.0);
        }
    }
    Ok(names)
}

/// Whoever is old enough, and whoever's age is not known.
fn signs(person: &Person, today: Date) -> bool {
    person.age(today).is_none_or(|age| age >= SIGNS_FROM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::{Agreement, Occupant, Organisation, RentalHouse};
    use crate::domain::template::TemplateKind;
    use crate::domain::values::{Choice, Day, Identity, Link, Name, Text};
    use crate::services::agreements::filling::of_agreement;
    use crate::services::agreements::terms;
    use crate::services::houses::{Crowding, set_crowding};
    use crate::services::testing::{TODAY, desk};
    use crate::store::{StoreError, Writing};

    fn somebody(writing: &mut Writing<'_>, name: &str, birth: &str) -> Result<RecordId, StoreError> {
        writing.insert(&Person {
            name: Name::new(name),
            birth: Day(birth.parse().ok()),
            identity: Identity { missing_reason: "待核".to_owned(), ..Identity::default() },
            ..Person::default()
        })
    }

    /// A house of a firm, let to one who lives there with a partner and a child.
    fn let_house(writing: &mut Writing<'_>) -> Result<RecordId, StoreError> {
        let firm = Organisation {
            organisation_name: Text::new("虚构房屋租赁公司"),
            credit_code: Text::new("91510500MA00000000"),
            ..Organisation::default()
        };
        let place = writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3栋"), ("7", "101室")])?;
        let firm = writing.insert(&firm)?;
        let house = writing.insert(&RentalHouse {
            place: Link::to(place),
            landlord_organisation: Link::to(firm),
            letting_state: Choice::of("2"),
            ..RentalHouse::default()
        })?;
        let tenant = somebody(writing, "甄无名", "1990-01-01")?;
        let others = [somebody(writing, "贾有姓", "1992-02-02")?, somebody(writing, "甄小小", "2020-05-05")?];
        let tenancy = writing.insert(&Tenancy {
            house: Link::to(house),
            tenant: Link::to(tenant),
            room: Text::new("北间"),
            from_date: Day::new(TODAY),
            ..Tenancy::default()
        })?;
        for person in [tenant].into_iter().chain(others) {
            let (tenancy, person) = (Link::to(tenancy), Link::to(person));
            writing.insert(&Occupant { tenancy, person, from_date: Day::new(TODAY), ..Occupant::default() })?;
        }
        Ok(house)
    }

    #[test]
    fn the_pledge_of_a_firm_bears_its_code_the_limits_of_the_city_and_everybody_who_signs() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let limits = Crowding { most_per_room: Some(2), least_square_metres: Some(5), ..Crowding::default() };
        set_crowding(&mut desk, &limits).unwrap();
        let (house, _) = desk.writing("试", |writing| Ok(let_house(writing)?)).unwrap();
        let kind = TemplateKind::RentalAgreement;
        let about = Agreement { kind: Choice::of_kind(kind), house: Link::to(house), ..Agreement::default() };
        let fill = of_agreement(&desk, &terms(&desk).unwrap(), kind, &about).unwrap();
        for (field, words) in [
            ("出租人", Some("虚构房屋租赁公司")),
            ("出租单位", Some("虚构房屋租赁公司")),
            ("统一社会信用代码", Some("91510500MA00000000")),
            ("出租人证件号码", None),
            ("出租个人", None),
            ("每间人数上限", Some("2")),
            ("人均面积下限", Some("5")),
        ] {
            assert_eq!(fill.value(field), words, "{field}");
        }
        let signers: Vec<&str> = fill.rows("承租人").iter().map(|row| row[1].as_str()).collect();
        assert_eq!(signers, ["甄无名", "贾有姓"], "a child signs nothing");
    }
}
