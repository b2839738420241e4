//! Tables as clerks bring them, from the file to what is stored.

use super::*;
use crate::domain::import::{Part, Target};
use crate::domain::registers::{Household, Person, RentalHouse};
use crate::domain::{RecordId, Right};
use crate::services::testing::{TODAY, desk};
use crate::services::{Existing, Progress, backup, undo};
use std::path::PathBuf;

mod came_back;
mod losses;
mod other_registers;
mod outdated;

struct Office {
    desk: Desk,
    folder: tempfile::TempDir,
}

fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    Office { desk: desk(&folder.path().join("档案")), folder }
}

const PEOPLE: &str = "姓名,身份证号,联系电话,现住地址,到达时间,居住事由\n\
                      云中鹤,510524199001010008,13800000606,海棠苑3-2-501,2024-03-01,务工\n\
                      水上漂,510524199001010016,13800000607,海棠苑3-2-502,2024-03-01,务工\n";

impl Office {
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn opened(&self, text: &str) -> Import {
        open(&self.desk, &self.file("表.csv", text), None).unwrap()
    }

    fn rehearsed(&self, text: &str) -> (Import, Rehearsal) {
        let import = self.opened(text);
        let rehearsal = rehearse(&self.desk, &import, &Progress::default()).unwrap();
        (import, rehearsal)
    }

    fn import(&mut self, text: &str) -> Imported {
        let (import, rehearsal) = self.rehearsed(text);
        carry_out(&mut self.desk, &import, &rehearsal, &Progress::default()).unwrap()
    }

    fn person(&self, number: &str) -> (RecordId, Person) {
        self.desk.store.people_numbered(number).unwrap().remove(0)
    }

    fn address_of(&self, person: RecordId) -> Vec<(String, bool)> {
        let stays = self.desk.store.residences_of(person).unwrap();
        let address = |place| crate::services::places::full_name(&self.desk, place).unwrap();
        stays.iter().map(|(_, stay)| (address(stay.place.id), stay.until_date.is_unset())).collect()
    }
}

fn outcomes(rehearsal: &Rehearsal) -> Vec<Outcome> {
    rehearsal.verdicts.iter().map(|verdict| verdict.outcome).collect()
}

#[test]
fn a_table_is_rehearsed_without_writing_and_then_brought_in_as_one_change() {
    let mut office = office();
    let (import, rehearsal) = office.rehearsed(PEOPLE);
    assert_eq!(outcomes(&rehearsal), [Outcome::New, Outcome::New]);
    assert_eq!(rehearsal.new_places.len(), 2);
    assert!(!office.desk.store.has_people().unwrap());

    let imported = carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!((imported.rows, imported.words.as_str()), (2, "已导入人口 2 行"));
    let (id, person) = office.person("510524199001010008");
    assert_eq!((person.birth.0, person.sex.code.as_str()), (TODAY.with_year_of(1990), "2"));
    assert_eq!(office.address_of(id), [("海棠苑3栋2单元501室".to_owned(), true)]);
    let (_, stay) = office.desk.store.residences_of(id).unwrap().remove(0);
    assert!(!stay.registration_number.is_empty(), "numbered as at the counter");
    assert_eq!(office.desk.store.log_lines(1).unwrap()[0].action, "import");
    assert!(backup::verify_newest(&office.desk).unwrap().is_some(), "a backup was made first");

    let again = office.rehearsed(PEOPLE).1;
    assert_eq!(outcomes(&again), [Outcome::Same, Outcome::Same]);

    undo::undo(&mut office.desk, imported.change).unwrap();
    assert!(!office.desk.store.has_people().unwrap(), "one undo takes all of it back");
    assert_eq!(office.desk.store.places_matching("海棠苑", 5).unwrap(), []);
}

trait OfYear {
    fn with_year_of(self, year: i32) -> Option<Date>;
}

impl OfYear for Date {
    fn with_year_of(self, year: i32) -> Option<Date> {
        Date::from_ymd_opt(year, 1, 1)
    }
}

/// Titles, two heading rows, remarks, merged cells, five forms of a day, a rounded number, a total, ghosts, a hidden row.
#[test]
fn a_messy_workbook_becomes_a_clean_register() {
    let mut office = office();
    let messy = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/messy.xlsx");
    let import = open(&office.desk, &messy, None).unwrap();
    let rehearsal = rehearse(&office.desk, &import, &Progress::default()).unwrap();
    let seen: Vec<(&str, Outcome)> =
        rehearsal.verdicts.iter().map(|verdict| (verdict.name.as_str(), verdict.outcome)).collect();
    assert_eq!(
        seen,
        [
            ("云中鹤", Outcome::New),
            ("水上漂", Outcome::New),
            ("草上飞", Outcome::Refused),
            ("一阵风", Outcome::New),
            ("东方不亮", Outcome::New),
            ("西方亮", Outcome::New)
        ]
    );
    assert!(rehearsal.verdicts[2].reason.contains("15 位以后已丢失"));
    assert_eq!(rehearsal.new_places.len(), 3, "one dwelling however it is written: {:?}", rehearsal.new_places);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (id, person) = office.person("510524199001010016");
    assert_eq!(&*person.registered_address, "新合村4组", "同上");
    assert_eq!(office.address_of(id), [("海棠苑3栋2单元501室".to_owned(), true)]);
    let (id, person) = office.person("510524199001010032");
    assert_eq!(person.phones.0, ["13800000609"]);
    assert_eq!(office.desk.store.residences_of(id).unwrap()[0].1.from_date.0.unwrap().to_string(), "2024-03-01");
}

#[test]
fn what_a_table_adds_is_filled_in_and_what_it_contradicts_waits_for_the_clerk() {
    let mut office = office();
    office.import(PEOPLE);
    let text = "姓名,身份证号,联系电话,现住地址,到达时间,文化程度,户籍地址\n\
                云中鹤,510524199001010008,13800000699,海棠苑3-2-501,2024-03-01,大学本科,新合村4组\n\
                水上漂,510524199001010016,,海棠苑3-2-502,2024-05-01,,\n";
    let (import, mut rehearsal) = office.rehearsed(text);
    assert_eq!(outcomes(&rehearsal), [Outcome::Changed, Outcome::Conflict]);
    let said = detail(&office.desk, &import, &rehearsal.verdicts[1]).unwrap();
    let difference = &said.differences[0];
    assert_eq!((difference.label, difference.before.as_str()), ("来本地日期", "2024-03-01"));
    assert_eq!(said.reasons, ["来本地日期和已有的登记不同"]);

    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (_, person) = office.person("510524199001010008");
    assert_eq!(person.phones.0, ["13800000606", "13800000699"], "a number comes to those that are there");
    assert_eq!(&*person.registered_address, "新合村4组");
    let (id, _) = office.person("510524199001010016");
    let from = |office: &Office| office.desk.store.residences_of(id).unwrap()[0].1.from_date.0.unwrap().to_string();
    assert_eq!(from(&office), "2024-03-01", "left as it was");

    rehearsal.decide(0, Decision::Leave);
    rehearsal.decide(1, Decision::Take);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!(from(&office), "2024-05-01");
}

#[test]
fn who_moved_is_shown_and_moves_when_the_clerk_says_so() {
    let mut office = office();
    office.import(PEOPLE);
    let moved = "姓名,身份证号,现住地址,到达时间\n云中鹤,510524199001010008,海棠苑5-1-101,2026-05-01\n";
    let (import, mut rehearsal) = office.rehearsed(moved);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict]);
    rehearsal.decide_all(Outcome::Conflict, Decision::Take);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (id, _) = office.person("510524199001010008");
    let addresses = office.address_of(id);
    assert_eq!(addresses, [("海棠苑5栋1单元101室".to_owned(), true), ("海棠苑3栋2单元501室".to_owned(), false)]);
}

#[test]
fn nobody_is_merged_silently() {
    let mut office = office();
    office.import(PEOPLE);
    let text = "姓名,身份证号,联系电话,出生日期\n\
                云中雁,510524199001010008,13800000606,1990-01-01\n\
                水上漂,,13800000607,\n";
    let (import, mut rehearsal) = office.rehearsed(text);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict, Outcome::Conflict]);
    let Who::Perhaps(candidates) = rehearsal.verdicts[1].who.clone() else { panic!("somebody is like them") };
    rehearsal.decide(1, Decision::Take);
    assert!(!rehearsal.verdicts[1].is_taken(), "not before it is said who it is");
    assert!(detail(&office.desk, &import, &rehearsal.verdicts[0]).unwrap().reasons[0].contains("另一个姓名"));

    rehearsal.identify(&office.desk, &import, 1, Who::Known(candidates[0])).unwrap();
    assert_eq!(rehearsal.verdicts[1].outcome, Outcome::Same);
    rehearsal.identify(&office.desk, &import, 1, Who::Another).unwrap();
    assert_eq!((rehearsal.verdicts[1].outcome, rehearsal.verdicts[1].is_taken()), (Outcome::New, true));
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!(office.desk.writing("", |writing| Ok(writing.people_named("水上漂")?.len())).unwrap().0, 2);
}

#[test]
fn what_cannot_be_taken_comes_back_as_a_sheet_with_its_reasons() {
    let mut office = office();
    let text = "姓名,身份证号,联系电话,现住地址,健康状况\n\
                云中鹤,5.10524E+17,13800000606,海棠苑3-2-501,良好\n\
                水上漂,510524199001010016,1380000060,海棠苑3-2-502,良好\n\
                草上飞,510524199001010024,13800000608,海棠苑3-2-503,良好\n\
                草上飞,510524199001010024,13800000608,海棠苑3-2-503,良好\n";
    let (import, rehearsal) = office.rehearsed(text);
    assert_eq!(outcomes(&rehearsal), [Outcome::Refused, Outcome::New, Outcome::New, Outcome::Refused]);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (_, person) = office.person("510524199001010016");
    assert!(person.phones.0.is_empty(), "a cell that cannot be right is left out");

    let to = office.folder.path().join("待改.xlsx");
    assert_eq!(save_report(&mut office.desk, &import, &rehearsal, &to, Existing::Keep).unwrap(), 3);
    let sheet = sheets::read(&to).unwrap().remove(0);
    let reason = |row: usize| sheet.rows[row].cell(5).text.to_owned();
    assert_eq!(sheet.rows[0].cell(5).text, "没有导入的原因");
    assert!(reason(1).contains("15 位以后已丢失") && reason(2).contains("还差 1 位"), "{}", reason(2));
    assert!(reason(3).contains("和第 4 行是同一个人"), "{}", reason(3));
    assert_eq!(office.desk.store.log_lines(1).unwrap()[0].action, "export");

    let corrected = text.replace("5.10524E+17", "510524199001010008").replace("1380000060,", "13800000607,");
    let (_, again) = office.rehearsed(&corrected);
    assert_eq!(outcomes(&again)[..3], [Outcome::New, Outcome::Changed, Outcome::Same]);
}

#[test]
fn households_are_put_together_by_their_number_and_by_their_head() {
    let mut office = office();
    office.import(
        "户号,姓名,与户主关系,身份证号,现住地址,迁入时间\n\
         510500001,云中鹤,户主,510524199001010008,海棠苑3-2-501,2010-05-01\n\
         510500001,云小鹤,长子,510524201001010016,海棠苑3-2-501,2010-05-01\n",
    );
    office.import(
        "户主姓名,姓名,与户主关系,身份证号,现住地址\n\
         水上漂,水上漂,户主,510524199001010016,海棠苑3-2-502\n\
         水上漂,水小漂,女,510524199201010029,海棠苑3-2-502\n",
    );
    let later = "户号,姓名,与户主关系,身份证号,现住地址\n\
                 510500001,云中鹤,户主,510524199001010008,海棠苑3-2-501\n\
                 510500002,云小鹤,户主,510524201001010016,海棠苑3-2-501\n";
    let (import, rehearsal) = office.rehearsed(later);
    assert_eq!(outcomes(&rehearsal), [Outcome::Same, Outcome::Same]);
    let said = detail(&office.desk, &import, &rehearsal.verdicts[1]).unwrap();
    assert_eq!(said.reasons, ["此人已在另一户，户不改"]);
    let households = office.desk.store.households_numbered("510500001").unwrap();
    let members = office.desk.store.members_now(households[0]).unwrap();
    let relations: Vec<&str> = members.iter().map(|(_, member)| member.relation.label()).collect();
    assert_eq!(relations, ["户主", "长子"]);
    let household: Household = office.desk.store.load(households[0]).unwrap().unwrap();
    assert_eq!(household.from_date.0.unwrap().to_string(), "2010-05-01");
    let (head, _) = office.person("510524199001010016");
    let of_head = office.desk.store.memberships_of(head).unwrap();
    assert_eq!(office.desk.store.members_now(of_head[0].1.household.id.unwrap()).unwrap().len(), 2);
    let stay = &office.desk.store.residences_of(head).unwrap()[0].1;
    assert_eq!((stay.kind.code.as_str(), stay.registration_number.is_empty()), ("1", true), "a resident");
}

#[test]
fn a_landlord_is_entered_once_for_all_the_dwellings_they_let() {
    let mut office = office();
    office.import(
        "姓名,身份证号,现住地址,房主姓名,房主电话,居住事由\n\
         云中鹤,510524199001010008,海棠苑3-2-501,一阵风,13800000611,务工\n\
         水上漂,510524199001010016,海棠苑3-2-502,一阵风,13800000611,务工\n",
    );
    let landlords = office.desk.writing("", |writing| Ok(writing.people_named("一阵风")?)).unwrap().0;
    assert_eq!(landlords.len(), 1);
    let houses = office.desk.store.houses_let_by(landlords[0].0).unwrap();
    assert_eq!(houses.len(), 2);
    let house: RentalHouse = office.desk.store.load(houses[0].0).unwrap().unwrap();
    assert!(!house.house_number.is_empty());
}

const HOUSES: &str = "地址名称,房主姓名,房主联系电话,房主身份证号,产权类型,出租间数,出租房屋编号\n\
                      海棠苑3-2-501,一阵风,13800000611,510524199001010040,私有,2间,H001\n\
                      海棠苑3-2-502,一阵风,13800000611,510524199001010040,私有,3,H002\n";

#[test]
fn rental_houses_are_brought_in_with_their_landlord_once() {
    let mut office = office();
    let imported = office.import(HOUSES);
    assert_eq!(imported.words, "已导入出租房屋 2 行");
    let (landlord, person) = office.person("510524199001010040");
    assert_eq!((person.name.0.as_str(), person.phones.0.len()), ("一阵风", 1));
    let houses = office.desk.store.houses_let_by(landlord).unwrap();
    assert_eq!(houses.len(), 2);
    let house: RentalHouse = office.desk.store.load(houses[0].0).unwrap().unwrap();
    assert_eq!((house.rooms_let.0, &*house.plate_number, house.house_number.is_empty()), (Some(2), "H001", false));

    assert_eq!(outcomes(&office.rehearsed(HOUSES).1), [Outcome::Same, Outcome::Same]);
    let other = "地址名称,房主姓名,房主身份证号,出租间数,总间数\n\
                 海棠苑3-2-501,西方亮,,2,3\n海棠苑3-2-502,水上漂,510524199001010040,3,4\n海棠苑3-2-502,一阵风,,3,4\n";
    let (import, rehearsal) = office.rehearsed(other);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict, Outcome::Refused, Outcome::Refused]);
    let reasons = |row: usize| detail(&office.desk, &import, &rehearsal.verdicts[row]).unwrap();
    assert_eq!(reasons(0).differences.iter().map(|it| it.label).collect::<Vec<_>>(), ["总间数", "房主"]);
    assert!(reasons(1).reasons[0].contains("另一个姓名"));

    undo::undo(&mut office.desk, imported.change).unwrap();
    assert!(!office.desk.store.has_people().unwrap());
}

#[test]
fn tenancies_find_their_house_or_begin_its_file() {
    let mut office = office();
    office.import(HOUSES);
    let text = "出租屋地址,出租屋编号,房间号,承租人姓名,承租人身份证号,承租人电话,起租日期,租期至\n\
                海棠苑3-2-501,,A,云中鹤,510524199001010008,13800000606,2026-03-01,2027-02-28\n\
                ,H002,,水上漂,510524199001010016,,2026-03-01,2027-02-28\n\
                海棠苑5-1-101,,,草上飞,510524199001010024,,2026-03-01,\n\
                海棠苑5-1-102,,,一阵风,,,,\n";
    let (import, rehearsal) = office.rehearsed(text);
    assert_eq!(outcomes(&rehearsal), [Outcome::New, Outcome::New, Outcome::New, Outcome::Refused]);
    assert_eq!(rehearsal.verdicts[3].reason, "起租日期：没有起租日期");
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    for (number, address) in [
        ("510524199001010008", "海棠苑3-2-501"),
        ("510524199001010016", "海棠苑3-2-502"),
        ("510524199001010024", "海棠苑5-1-101"),
    ] {
        let (tenant, _) = office.person(number);
        let place = office.desk.store.place_meant(address).unwrap().unwrap();
        let (house, _) = office.desk.store.running_house_at(place, None).unwrap().unwrap();
        let (tenancy, record) = office.desk.store.tenancies_of(house).unwrap().remove(0);
        assert_eq!(record.tenant.id, Some(tenant), "{address}");
        assert_eq!(office.desk.store.occupants_of(tenancy).unwrap().len(), 1, "the tenant lives there");
    }
    assert_eq!(outcomes(&office.rehearsed(text).1)[..3], [Outcome::Same, Outcome::Same, Outcome::Same]);
    let extended = text.replacen("2027-02-28", "2028-02-28", 1);
    assert_eq!(outcomes(&office.rehearsed(&extended).1)[0], Outcome::Conflict);
}

#[test]
fn a_corrected_mapping_is_remembered_for_the_same_layout() {
    let mut office = office();
    let text = "姓名,身份证号,厂名\n云中鹤,510524199001010008,泸州某厂\n水上漂,510524199001010016,泸州某厂\n\
                草上飞,510524199001010024,泸州某厂\n一阵风,510524199001010032,泸州某厂\n";
    let mut import = office.opened(text);
    let workplace = Target::new(Part::Residence, "workplace");
    assert!(!import.mapping.has(workplace));
    import.mapping.choose(2, Some(workplace));
    let rehearsal = rehearse(&office.desk, &import, &Progress::default()).unwrap();
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert!(office.opened(text).mapping.has(workplace));
    assert!(!office.opened(&text.replacen("厂名", "厂址", 1)).mapping.has(workplace), "another layout");
}

#[test]
fn cancelled_nothing_has_happened() {
    let mut office = office();
    let (import, rehearsal) = office.rehearsed(PEOPLE);
    let work = work(Arc::new(import), Arc::new(rehearsal));
    let job = work.begin(&office.desk, || {}).unwrap();
    job.cancel();
    let _ = job.wait();
    // Cancelled before its first row or not: all of it is there, or nothing.
    let people = office.desk.store.has_people().unwrap();
    let changes = office.desk.store.log_lines(50).unwrap().iter().filter(|line| line.action == "import").count();
    assert_eq!(usize::from(people), changes);

    let (import, rehearsal) = office.rehearsed(PEOPLE);
    office.desk.store.watch_writing(Some(Box::new(|written| written < 3)));
    if !people {
        let outcome = carry_out(&mut office.desk, &import, &rehearsal, &Progress::default());
        assert!(matches!(outcome, Err(Trouble::Cancelled)), "{outcome:?}");
        assert!(!office.desk.store.has_people().unwrap());
    }
}

#[test]
fn a_table_nobody_can_be_found_in_says_what_is_missing() {
    let office = office();
    let import = office.opened("品名,数量\n桌子,3\n");
    let refused = rehearse(&office.desk, &import, &Progress::default()).unwrap_err();
    assert_eq!(refused.to_string(), "还没有一列对应「姓名」。请在对应列里选好再预演");
    assert!(office.desk.may(Right::Write));
}
