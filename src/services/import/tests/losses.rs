//! Nothing of a table is lost without a word.

use super::*;
use crate::domain::relation;
use crate::domain::statistics::ResidentColumn;
use crate::services::as_of::{self, OnADay};
use crate::services::statistics;

impl Office {
    fn reasons(&self, rehearsal: &Rehearsal, row: usize) -> String {
        rehearsal.verdicts[row].reason.clone()
    }

    fn households_in(&self, address: &str) -> Vec<Vec<String>> {
        let place = self.desk.store.place_meant(address).unwrap().unwrap();
        let members = |id: &RecordId| self.desk.store.members_now(*id).unwrap();
        let labels = |id: &RecordId| members(id).iter().map(|(_, it)| it.relation.label().to_owned()).collect();
        self.desk.store.households_at(place).unwrap().iter().map(labels).collect()
    }
}

#[test]
fn whoever_has_left_is_registered_as_gone_and_leaves_the_household_first() {
    let mut office = office();
    office.import(
        "姓名,身份证号,现住地址,到达时间,人员类型,户号,与户主关系\n\
         云中鹤,510524199001010008,海棠苑3-2-501,2024-03-01,常住,510500001,户主\n\
         水上漂,510524199001010016,海棠苑3-2-502,2024-03-01,流动,,\n",
    );
    let left = "姓名,身份证号,现住地址,人员类型,是否已迁出,迁出日期\n\
                云中鹤,510524199001010008,海棠苑3-2-501,常住,是,2026-03-01\n\
                水上漂,510524199001010016,海棠苑3-2-502,流动,是,2026-03-01\n\
                草上飞,510524199001010024,海棠苑3-2-503,流动,是,2026-03-01\n\
                一阵风,510524199001010032,海棠苑3-2-504,流动,是,\n";
    let (import, rehearsal) = office.rehearsed(left);
    assert_eq!(outcomes(&rehearsal), [Outcome::Changed, Outcome::Changed, Outcome::New, Outcome::Refused]);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert!(office.desk.store.households_numbered("510500001").unwrap().is_empty(), "nobody belongs to it any more");
    for number in ["510524199001010008", "510524199001010016", "510524199001010024"] {
        let (id, _) = office.person(number);
        let stays = office.address_of(id);
        assert_eq!((stays.len(), stays[0].1), (1, false), "no second stay, and the first is over");
    }
    assert_eq!(outcomes(&office.rehearsed(left).1)[..3], [Outcome::Same, Outcome::Same, Outcome::Same]);
}

/// The lists of the household register say who moved and who died, and no address (real-life.md, 16).
#[test]
fn lists_of_those_who_moved_and_died_end_their_stay_and_their_time_in_the_household() {
    let mut office = office();
    office.import(
        "户号,姓名,与户主关系,身份证号,现住地址,迁入时间\n\
         510500001,云中鹤,户主,510524199001010008,海棠苑3-2-501,2010-05-01\n\
         510500001,云小鹤,长女,510524201001010016,海棠苑3-2-501,2010-05-01\n\
         510500001,云大鹤,妻,510524199201010029,海棠苑3-2-501,2010-05-01\n",
    );
    let moved = "姓名,公民身份号码,与户主关系,迁出日期,迁往地详址,户主姓名,户号\n\
                 云中鹤,510524199001010008,户主,20260301,长虹大道1号,云中鹤,510500001\n\
                 草上飞,510524199001010024,户主,20260301,长虹大道1号,草上飞,510500009\n";
    let (import, rehearsal) = office.rehearsed(moved);
    assert_eq!(outcomes(&rehearsal), [Outcome::Changed, Outcome::Refused]);
    assert_eq!(office.reasons(&rehearsal, 0), "户主离开，户里还有人的请另定户主");
    assert_eq!(office.reasons(&rehearsal, 1), "没有登记过此人，表中又没有住址，离开无从登记");
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let died = "姓名,死亡日期,公民身份号码,户主姓名\n云小鹤,20260401,510524201001010016,云中鹤\n";
    office.import(died);
    assert_eq!(office.households_in("海棠苑3栋2单元501室"), [["妻"]]);
    let stays = ["510524199001010008", "510524201001010016"].map(|number| office.address_of(office.person(number).0));
    assert!(stays.iter().all(|stays| stays.len() == 1 && !stays[0].1), "{stays:?}");
    assert_eq!(outcomes(&office.rehearsed(moved).1)[0], Outcome::Same);
    assert_eq!(outcomes(&office.rehearsed(died).1), [Outcome::Same]);
}

#[test]
fn one_family_is_one_household_whatever_its_rows_leave_out() {
    let mut office = office();
    let text = "户号,户主,姓名,与户主关系,身份证号,现住址\n\
                510202,云中鹤,云中鹤,户主,510524199001010008,海棠苑6-1-102\n\
                ,〃,云小鹤,长女,510524201001010016,〃\n\
                ,水上漂,水小漂,女,510524199201010029,海棠苑6-1-103\n";
    let (_, rehearsal) = office.rehearsed(text);
    assert_eq!(office.reasons(&rehearsal, 0), "");
    assert_eq!(office.reasons(&rehearsal, 2), "户主不在表中，这一户暂时没有户主");
    office.import(text);
    assert_eq!(office.households_in("海棠苑6栋1单元102室"), [["户主", "长女"]]);

    office.import(
        "姓名,与户主关系,身份证号,现住址\n\
         一阵风,户主,510524199001010032,海棠苑7-1-101\n\
         风小小,独生子,510524201001010032,海棠苑7-1-101\n",
    );
    assert_eq!(office.households_in("海棠苑7栋1单元101室"), [["户主", "独生子"]]);
    office.import(
        "户主,姓名,与户主关系,身份证号,现住址\n\
         一阵风,风大大,妻,510524199201010045,海棠苑7-1-101\n",
    );
    let households = office.households_in("海棠苑7栋1单元101室");
    assert_eq!(households, [["户主", "妻", "独生子"]], "a later table finds the household by its head");
    assert!(relation::is_householder("02"));
}

#[test]
fn somebody_without_a_number_is_known_again_in_their_dwelling() {
    let mut office = office();
    let text = "姓名,性别,出生日期,现住地址,到达时间\n\
                云中鹤,女,,海棠苑3-2-501,2024-01-01\n\
                水上漂,男,1990-01-01,海棠苑3-2-502,2024-01-01\n";
    office.import(text);
    assert_eq!(outcomes(&office.rehearsed(text).1), [Outcome::Same, Outcome::Same]);
    let other = text.replace("云中鹤,女,,", "云中鹤,女,1980-05-05,").replace("水上漂,男", "水下漂,男");
    let (_, rehearsal) = office.rehearsed(&other);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict, Outcome::New]);
    assert!(matches!(&rehearsal.verdicts[0].who, Who::Perhaps(found) if found.len() == 1));
}

#[test]
fn an_address_without_its_estate_lies_in_the_only_one_of_its_table() {
    let mut office = office();
    let text = "姓名,身份证号,现住地址,到达时间\n\
                云中鹤,510524199001010008,海棠苑3-2-501,2024-03-01\n\
                水上漂,510524199001010016,3-2-503,2024-03-01\n";
    let (_, rehearsal) = office.rehearsed(text);
    assert_eq!(office.reasons(&rehearsal, 1), "没有写小区，按表中唯一的「海棠苑」登记");
    let of_two = format!("{text}草上飞,510524199001010024,桂花园1-1-101,2024-03-01\n");
    let (_, rehearsal) = office.rehearsed(&of_two);
    assert_eq!(rehearsal.verdicts[1].outcome, Outcome::Refused);
    assert_eq!(office.reasons(&rehearsal, 1), "地址：请写明是哪个小区");
    office.import(text);
    let (id, _) = office.person("510524199001010016");
    assert_eq!(office.address_of(id), [("海棠苑3栋2单元503室".to_owned(), true)]);
}

#[test]
fn a_refused_row_says_everything_that_is_wrong_with_it() {
    let office = office();
    let text = "姓名,身份证号,性别,联系电话,现住地址,到达时间\n\
                云中鹤,510524199001010008,男,12345,海棠苑3-2-501,2024-13-40\n";
    let (_, rehearsal) = office.rehearsed(text);
    let said = office.reasons(&rehearsal, 0);
    assert!(["性别", "联系电话", "来本地日期"].iter().all(|label| said.contains(label)), "{said}");
}

#[test]
fn a_firm_that_lets_a_house_is_an_organisation() {
    let mut office = office();
    let text = "房屋地址,房主,房主身份证号,电话,出租间数\n\
                海棠苑3-2-501,某某物业有限公司,91350100M000100Y43,0830-2345678,2\n\
                海棠苑3-2-502,某某餐饮有限公司,91350100M000100Y44,,1\n\
                海棠苑3-2-503,云中鹤,,,1\n";
    let (import, rehearsal) = office.rehearsed(text);
    assert!(
        office.reasons(&rehearsal, 1).starts_with("统一社会信用代码：第 18 位"),
        "{}",
        office.reasons(&rehearsal, 1)
    );
    assert!(office.reasons(&rehearsal, 2).starts_with("房主只有姓名，会另记一人"));
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let firms = office.desk.store.organisations_called("某某物业有限公司", "").unwrap();
    assert_eq!((firms.len(), firms[0].1.phones.0.len()), (1, 1), "a bare telephone behind it is its own");
    let people = |name| office.desk.store.ids_named(name).unwrap().len();
    assert_eq!((people("某某物业有限公司"), people("某某餐饮有限公司"), people("云中鹤")), (0, 0, 1));
    assert_eq!(outcomes(&office.rehearsed(text).1)[..2], [Outcome::Same, Outcome::Same]);
}

/// The row said nothing of when they came, so nothing in it was wrong, and writing it broke off the whole table.
#[test]
fn somebody_cannot_leave_before_they_came_and_the_others_are_brought_in() {
    let mut office = office();
    office.import(
        "姓名,身份证号,现住地址,到达时间\n\
         云中鹤,510524199001010008,海棠苑3-2-501,2024-03-01\n\
         水上漂,510524199001010016,海棠苑3-2-502,2024-03-01\n",
    );
    for left in [
        "姓名,身份证号,现住地址,迁出日期\n云中鹤,510524199001010008,海棠苑3-2-501,2023-01-01\n",
        "姓名,身份证号,迁出日期\n云中鹤,510524199001010008,2023-01-01\n水上漂,510524199001010016,2026-01-01\n",
    ] {
        let (import, rehearsal) = office.rehearsed(left);
        assert_eq!(rehearsal.verdicts[0].outcome, Outcome::Refused);
        assert!(office.reasons(&rehearsal, 0).contains("离开日期早于已登记的来本地日期"));
        if rehearsal.verdicts.len() > 1 {
            carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
        }
    }
    assert!(!office.address_of(office.person("510524199001010016").0)[0].1, "the other one has left");
}

/// 「王　五」, as tables pad names of two characters.
#[test]
fn a_padded_name_keeps_its_family_together() {
    let mut office = office();
    office.import(
        "姓名,与户主关系,身份证号,现住址\n\
         云　鹤,户主,510524199001010008,海棠苑7-1-101\n\
         云小鹤,子,510524201001010016,海棠苑7-1-101\n\
         水　漂,妻,510524199201010029,海棠苑7-1-101\n",
    );
    assert_eq!(office.households_in("海棠苑7栋1单元101室"), [["户主", "妻", "子"]]);
}

#[test]
fn two_numbers_are_two_households_however_alike_the_heads_are_called() {
    let mut office = office();
    office.import(
        "户号,户主,姓名,与户主关系,身份证号,现住址\n\
         510500101,云中鹤,云中鹤,户主,510524199001010008,海棠苑5-1-101\n\
         510500102,云中鹤,云小鹤,子,510524201001010016,海棠苑5-1-101\n",
    );
    assert_eq!(office.households_in("海棠苑5栋1单元101室"), [["户主"], ["子"]]);
    assert_eq!(office.desk.store.households_numbered("510500102").unwrap().len(), 1);
}

#[test]
fn an_address_the_station_has_without_an_estate_stays_what_it_is() {
    let mut office = office();
    office.import("姓名,身份证号,现住地址\n云中鹤,510524199001010008,3栋2单元501室\n");
    let again = "姓名,身份证号,现住地址\n云中鹤,510524199001010008,3栋2单元501室\n\
                 水上漂,510524199001010016,海棠苑3-2-502\n";
    assert_eq!(outcomes(&office.rehearsed(again).1), [Outcome::Same, Outcome::New]);
}

/// A household register says since when somebody belongs to the household, and not since when they live there.
#[test]
fn residents_without_a_day_of_coming_are_counted_on_every_day() {
    let mut office = office();
    office.import(
        "户号,姓名,与户主关系,公民身份号码,现住址,迁入时间\n\
         510500001,云中鹤,户主,510524199001010008,海棠苑3-2-501,2010-05-01\n\
         510500001,云小鹤,子,510524201001010016,海棠苑3-2-501,2010-05-01\n",
    );
    let today = office.desk.today();
    let counts = as_of::counts(&office.desk, OnADay { day: today, place: None }).unwrap();
    assert_eq!((counts.residents, counts.people(), counts.members), (2, 2, 2));
    let report = statistics::of(&office.desk, today, &Progress::default()).unwrap().residents;
    assert_eq!(report.sum.of(ResidentColumn::Total), 2);
}
