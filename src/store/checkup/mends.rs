//! What one key mends. Each change looks first whether the record is still as it was found, and writes the day or value
//! that was shown.

use super::{Finding, Mend, Mended};
use crate::domain::Date;
use crate::domain::registers::{Household, HouseholdMember, Occupant, Person, RentalHouse, Residence, TeamMember};
use crate::domain::values::{Choice, Day, Text};
use crate::store::{StoreError, Stored, Writing};

pub(super) const BIRTH_BY_NUMBER: Mend = Mend {
    what: "按证件号码改出生日期",
    says: "出生日期改为 {}",
    apply: |writing, found| {
        let Some(birth) = found.day() else { return Ok(Mended::Otherwise) };
        change::<Person>(writing, found, |person| {
            // The number may have been corrected instead.
            let is_so = person.identity.number.contains(&birth.format("%Y%m%d").to_string());
            (is_so && person.birth != Day::new(birth)).then(|| person.birth = Day::new(birth))
        })
    },
};

pub(super) const SEX_BY_NUMBER: Mend = Mend {
    what: "按证件号码改性别",
    says: "性别改为{}",
    apply: |writing, found| {
        let code = if found.detail == "男" { "1" } else { "2" };
        change::<Person>(writing, found, |person| {
            let of_number = person.identity.number.as_bytes().get(16).map(|digit| digit % 2 == 1);
            let is_so = of_number == Some(code == "1") && person.sex.code != code;
            is_so.then(|| person.sex = Choice::of(code))
        })
    },
};

/// Codes of 注销原因: 离开本地 and 死亡.
const LEFT: &str = "20";
const DIED: &str = "70";

pub(super) const RESIDENCE_ENDS_WITH_DEATH: Mend = Mend {
    what: "按死亡日期注销居住登记",
    says: "离开日期记为 {}，注销原因记为死亡",
    apply: |writing, found| end_residence(writing, found, |residence| residence.cancel_reason = Choice::of(DIED)),
};

pub(super) const RESIDENCE_ENDS_WITH_TENANCY: Mend = Mend {
    what: "按退租日期注销居住登记",
    says: "离开日期记为 {}，注销原因记为离开本地",
    apply: |writing, found| end_residence(writing, found, |residence| residence.cancel_reason = Choice::of(LEFT)),
};

pub(super) const RESIDENCE_ENDS_WITH_THE_NEXT: Mend = Mend {
    what: "注销先前的居住登记",
    says: "这一处的离开日期记为 {}，去向记为本社区内搬迁",
    apply: |writing, found| {
        end_residence(writing, found, |residence| residence.destination = Text("本社区内搬迁".to_owned()))
    },
};

/// Codes of 出户原因.
const LEFT_BY_DEATH: &str = "1";
const LEFT_OTHERWISE: &str = "9";

pub(super) const MEMBER_LEAVES_BY_DEATH: Mend = Mend {
    what: "按死亡日期记出户",
    says: "出户日期记为 {}，出户原因记为死亡",
    apply: |writing, found| end_membership(writing, found, LEFT_BY_DEATH),
};

pub(super) const MEMBER_LEAVES_WITH_HOUSEHOLD: Mend = Mend {
    what: "按销户日期记出户",
    says: "出户日期记为 {}，出户原因记为其他",
    apply: |writing, found| end_membership(writing, found, LEFT_OTHERWISE),
};

pub(super) const HOUSEHOLD_ENDS: Mend = Mend {
    what: "空户销户",
    says: "销户日期记为 {}，销户原因记为全户注销",
    apply: |writing, found| {
        let Some(last) = found.day() else { return Ok(Mended::Otherwise) };
        change::<Household>(writing, found, |household| {
            let is_so = household.until_date.is_unset() && !Day::new(last).is_before(household.from_date);
            is_so.then(|| {
                household.until_date = Day::new(last);
                household.end_reason = Choice::of("3");
            })
        })
    },
};

pub(super) const OCCUPANT_LEAVES_WITH_TENANCY: Mend =
    Mend {
        what: "按退租日期记搬离", says: "搬离日期记为 {}", apply: |writing, found| end_occupancy(writing, found)
    };

pub(super) const OCCUPANT_LEAVES_BY_DEATH: Mend =
    Mend {
        what: "按死亡日期记搬离", says: "搬离日期记为 {}", apply: |writing, found| end_occupancy(writing, found)
    };

pub(super) const TEAM_MEMBER_SERVES_UNTIL_DEATH: Mend = Mend {
    what: "按死亡日期记卸任",
    says: "卸任日期记为 {}",
    apply: |writing, found| {
        let Some(last) = found.day() else { return Ok(Mended::Otherwise) };
        change::<TeamMember>(writing, found, |member| {
            ends(member.from_date, member.until_date, last).map(|until| member.until_date = until)
        })
    },
};

/// Codes of 出租状态: 待租 and 出租中.
const VACANT: &str = "1";
const LET: &str = "2";

pub(super) const HOUSE_IS_LET: Mend = Mend {
    what: "出租状态改为出租中",
    says: "出租状态改为出租中",
    apply: |writing, found| {
        change::<RentalHouse>(writing, found, |house| {
            (house.letting_state.code != LET).then(|| house.letting_state = Choice::of(LET))
        })
    },
};

pub(super) const HOUSE_STANDS_EMPTY: Mend = Mend {
    what: "出租状态改为待租",
    says: "出租状态改为待租",
    apply: |writing, found| {
        change::<RentalHouse>(writing, found, |house| {
            (house.letting_state.code == LET).then(|| house.letting_state = Choice::of(VACANT))
        })
    },
};

fn end_residence(
    writing: &mut Writing<'_>,
    found: &Finding,
    say_why: impl FnOnce(&mut Residence),
) -> Result<Mended, StoreError> {
    let Some(last) = found.day() else { return Ok(Mended::Otherwise) };
    change::<Residence>(writing, found, |residence| {
        ends(residence.from_date, residence.until_date, last).map(|until| {
            residence.until_date = until;
            say_why(residence);
        })
    })
}

fn end_membership(writing: &mut Writing<'_>, found: &Finding, reason: &str) -> Result<Mended, StoreError> {
    let Some(last) = found.day() else { return Ok(Mended::Otherwise) };
    change::<HouseholdMember>(writing, found, |member| {
        ends(member.from_date, member.until_date, last).map(|until| {
            member.until_date = until;
            member.left_by = Choice::of(reason);
        })
    })
}

fn end_occupancy(writing: &mut Writing<'_>, found: &Finding) -> Result<Mended, StoreError> {
    let Some(last) = found.day() else { return Ok(Mended::Otherwise) };
    change::<Occupant>(writing, found, |occupant| {
        ends(occupant.from_date, occupant.until_date, last).map(|until| occupant.until_date = until)
    })
}

/// The last day of something that runs and began before it.
fn ends(from: Day, until: Day, last: Date) -> Option<Day> {
    (until.is_unset() && !Day::new(last).is_before(from)).then_some(Day::new(last))
}

/// Writes the record as `mend` leaves it, unless that finds it otherwise.
fn change<R: Stored>(
    writing: &mut Writing<'_>,
    found: &Finding,
    mend: impl FnOnce(&mut R) -> Option<()>,
) -> Result<Mended, StoreError> {
    let Some(mut record) = writing.load::<R>(found.record)? else { return Ok(Mended::Otherwise) };
    if mend(&mut record).is_none() {
        return Ok(Mended::Otherwise);
    }
    writing.update(found.record, &record)?;
    Ok(Mended::Done)
}
