//! Rosters of joint defence, ledgers of disputes, shops.

use super::*;
use crate::domain::dispute::Stage;
use crate::domain::registers::{DefenceGroup, Dispute, Organisation};
use crate::services::{disputes, organisations};
use crate::store::Sight;

const ROSTER: &str = "海棠社区联防组花名册\n\
     组别,组名,组长,组长电话,序号,门牌地址,户主,户主身份证号,联系电话,求助电话\n\
     第3组,3栋联防组,水上漂,13800000607,1,海棠苑3-1-101,云中鹤,510524199001010008,13800000606,13800000699\n\
     第3组,3栋联防组,水上漂,13800000607,2,海棠苑3-1-102,水上漂,,13800000607,\n\
     第3组,3栋联防组,水上漂,13800000607,3,海棠苑3-2-101,草上飞,,,\n\
     第4组,,,,1,海棠苑5-1-101,一阵风,,13800000611,\n\
     第4组,,,,2,海棠苑3-1-101,云中鹤,510524199001010008,,\n";

impl Office {
    fn group(&self, number: u32) -> (RecordId, DefenceGroup) {
        self.desk.store.groups_told(Some(number), "").unwrap().remove(0)
    }

    fn name_of(&self, person: Option<RecordId>) -> String {
        self.desk.store.load::<Person>(person.unwrap()).unwrap().unwrap().name.0
    }

    fn cases(&self) -> Vec<(RecordId, Dispute)> {
        self.desk.store.rows_behind(&Sight { sees_all: true, ..disputes::sight(&self.desk) }, RecordId(0), 99).unwrap()
    }
}

#[test]
fn a_roster_forms_its_groups_with_the_first_door_and_finds_its_heads_at_the_doors() {
    let mut office = office();
    let (import, rehearsal) = office.rehearsed(ROSTER);
    assert_eq!(import.mapping.subject, Subject::Groups);
    let expected = [Outcome::New, Outcome::New, Outcome::New, Outcome::New, Outcome::Refused];
    assert_eq!(outcomes(&rehearsal), expected);
    assert_eq!(rehearsal.verdicts[0].reason, "这个组还没有，导入时一并组建");
    assert_eq!(rehearsal.verdicts[4].reason, "和第 3 行是同一处，只导入前面那一行");
    let imported = carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!(imported.words, "已导入联防 4 行");

    let (id, group) = office.group(3);
    let members = office.desk.store.group_members_on(id, TODAY).unwrap();
    let contacts: Vec<String> = members.iter().map(|(_, member)| office.name_of(member.contact.id)).collect();
    assert_eq!(contacts, ["云中鹤", "水上漂", "草上飞"]);
    assert_eq!((&*group.group_name.0, group.head.id), ("3栋联防组", members[1].1.contact.id), "nobody twice");
    assert_eq!(crate::services::places::full_name(&office.desk, group.place.id).unwrap(), "海棠苑3栋");
    assert_eq!(group.formed_on.0, Some(TODAY));

    assert_eq!(
        outcomes(&office.rehearsed(ROSTER).1)[..4],
        [Outcome::Same, Outcome::Same, Outcome::Same, Outcome::Same]
    );
    let later = "组号,组名,组长,地址,联系人\n3,东头,云中鹤,海棠苑3-1-101,云中鹤\n3,东头,云中鹤,海棠苑3-2-102,西方亮\n";
    let (import, mut rehearsal) = office.rehearsed(later);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict, Outcome::New]);
    assert_eq!(rehearsal.verdicts[1].reason, "组里已有的登记和表中不同，不改");
    rehearsal.decide(0, Decision::Leave);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    assert_eq!(&*office.group(3).1.group_name.0, "3栋联防组");
    let (import, mut rehearsal) = office.rehearsed(later);
    rehearsal.decide_all(Outcome::Conflict, Decision::Take);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (_, group) = office.group(3);
    assert_eq!((&*group.group_name.0, office.name_of(group.head.id)), ("东头", "云中鹤".to_owned()));

    let elsewhere = office.rehearsed("组号,组长,地址\n4,,海棠苑3-1-101\n").1;
    assert_eq!(elsewhere.verdicts[0].reason, "这一处已在第3组，请先在那里移出");
}

/// The heading row of a mediation table as it was found (real-life.md, 17), and a ledger of a street.
#[test]
fn a_ledger_of_disputes_brings_its_cases_with_their_parties_and_how_they_ended() {
    let mut office = office();
    let text = "案件编号,纠纷类型,当事人,当事人身份证号,当事人电话,当事人地址,对方当事人,对方当事人身份证号,对方当事人电话,\
                对方当事人地址,事件来源,摘要,登记日期,调解日期,调解结果\n\
                ,邻里,云中鹤,510524199001010008,13800000606,海棠苑3-2-501,水上漂、草上飞,\
                510524199001010016；510524199001010024,,,主动调解,楼上漏水,2026-03-01,2026-03-10,调解成功\n\
                街调2025-7,物业管理,一阵风,,,,海棠物业公司,,,,,物业费,2025-11-02,2025-11-20,未达成协议\n\
                ,没有的类型,西方亮,,,,东方亮,,,,,争车位,2026-05-30,,双方握手\n\
                ,邻里,,,,,水上漂,,,,,漏水,,,\n";
    let (import, rehearsal) = office.rehearsed(text);
    assert_eq!(import.mapping.subject, Subject::Disputes);
    assert_eq!(outcomes(&rehearsal), [Outcome::New, Outcome::New, Outcome::New, Outcome::New]);
    let said = detail(&office.desk, &import, &rehearsal.verdicts[2]).unwrap().reasons;
    assert!(said.iter().any(|reason| reason.contains("看不出调解成没有")), "{said:?}");
    let imported = carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let cases = office.cases();
    let numbers: Vec<&str> = cases.iter().map(|(_, case)| case.case_number.0.as_str()).collect();
    assert!(numbers[0].ends_with("〔2026〕第001号") && numbers[2].ends_with("第002号"), "{numbers:?}");
    assert_eq!(numbers[1], "街调2025-7");
    let page = |id| disputes::page(&office.desk, id).unwrap();
    let stages: Vec<Stage> = cases.iter().map(|(id, _)| page(*id).course.stage).collect();
    assert_eq!(stages, [Stage::Settled, Stage::Failed, Stage::Registered, Stage::Registered]);
    let first = page(cases[0].0);
    let names: Vec<&str> = first.case.parties.iter().map(|(_, party)| &*party.party_name.0).collect();
    assert_eq!(names, ["云中鹤", "水上漂", "草上飞"]);
    assert_eq!(first.case.parties[2].1.identity.number, "510524199001010024");
    assert_eq!(first.course.agreed.map(|agreed| agreed.on.to_string()).as_deref(), Some("2026-03-10"));
    assert_eq!(cases[2].1.dispute_type.label(), "其他纠纷");

    let again = office.rehearsed(text).1;
    assert!(outcomes(&again).iter().all(|outcome| *outcome == Outcome::Same), "{:?}", outcomes(&again));
    undo::undo(&mut office.desk, imported.change).unwrap();
    assert_eq!(office.cases(), []);
}

#[test]
fn numbers_of_the_station_are_kept_and_not_given_twice() {
    let mut office = office();
    let word = disputes::terms(&office.desk).unwrap().number_word;
    let own = format!("{word}〔2026〕第005号");
    let text = format!("案号,当事人,摘要,登记日期\n,云中鹤,漏水,2026-03-01\n{own},水上漂,噪声,2026-02-01\n");
    office.import(&text);
    let numbers: Vec<String> = office.cases().into_iter().map(|(_, case)| case.case_number.0).collect();
    assert_eq!(numbers, [format!("{word}〔2026〕第006号"), own]);
}

#[test]
fn shops_are_known_by_their_code_or_their_name() {
    let mut office = office();
    let text = "店名,统一社会信用代码,经营者,经营者身份证号,联系电话,经营地址\n\
                海棠便利店,91350100M000100Y43,云中鹤,510524199001010008,13800000606,海棠路1号\n\
                永乐理发店,,水上漂,,13800000607,海棠路3号\n\
                某某超市,91350100M000100Y44,,,,\n";
    let (import, rehearsal) = office.rehearsed(text);
    assert_eq!(import.mapping.subject, Subject::Organisations);
    assert_eq!(outcomes(&rehearsal), [Outcome::New, Outcome::New, Outcome::Refused]);
    assert!(rehearsal.verdicts[2].reason.starts_with("统一社会信用代码：第 18 位"), "{}", rehearsal.verdicts[2].reason);
    carry_out(&mut office.desk, &import, &rehearsal, &Progress::default()).unwrap();
    let (id, shop): (RecordId, Organisation) =
        office.desk.store.organisations_called("海棠便利店", "").unwrap().remove(0);
    assert_eq!(
        (shop.office_address.0.as_str(), office.name_of(shop.representative.id)),
        ("海棠路1号", "云中鹤".into())
    );
    assert!(organisations::page(&office.desk, id).is_ok());
    assert_eq!(outcomes(&office.rehearsed(text).1)[..2], [Outcome::Same, Outcome::Same]);

    let renamed = "单位名称,统一社会信用代码\n海棠超市,91350100M000100Y43\n永乐理发店,\n";
    let (_, rehearsal) = office.rehearsed(renamed);
    assert_eq!(outcomes(&rehearsal), [Outcome::Conflict, Outcome::Same]);
}

#[test]
fn whoever_does_not_mediate_brings_in_no_disputes() {
    let mut office = office();
    let import = office.opened("当事人,摘要\n云中鹤,漏水\n");
    crate::services::station::add_operator(
        &mut office.desk,
        "某办事员",
        "海棠花开了又开吧",
        crate::domain::Role::Clerk,
    )
    .unwrap();
    let folder = office.desk.folder().to_owned();
    let mut settings = crate::services::MachineSettings::default();
    drop(office.desk);
    let clerk = crate::services::sign_in::sign_in(
        &mut settings,
        &folder,
        "某办事员",
        "海棠花开了又开吧",
        crate::services::testing::CLOCK,
    )
    .unwrap();
    let refused = rehearse(&clerk, &import, &Progress::default());
    assert!(matches!(refused, Err(Trouble::NotAllowed(Right::Mediate))), "{refused:?}");
}
