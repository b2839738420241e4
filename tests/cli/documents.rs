//! `print` of houses, organisations, people and the station: filled from the archive, or blank.

use super::*;
use linli::domain::RecordId;
use linli::domain::registers::Organisation;
use linli::domain::values::Text;
use linli::services::{Clock, MachineSettings, printing, sign_in};
use linli::store::Act;

/// The landlord was entered first, then the residents in their order.
fn person_of(place: usize) -> String {
    (place + 2).to_string()
}

/// The text of a printed document, without the blanks that only set pieces apart.
fn printed(office: &Office, words: &[&str]) -> String {
    let file = office.word("paper.pdf");
    office.at_archive("print", &[words, &["--out", &file, "--replace"]].concat()).done();
    outside("pdftotext", &["-raw", &file, "-"]).split_whitespace().collect()
}

#[test]
fn every_form_can_be_had_blank_and_names_nobody() {
    let office = Office::with_people();
    let documents = office.linli(&["print", "--list", "--json"]).json();
    let is_form =
        |needs: &str| !needs.contains("窗口里的") && !needs.contains("一天和一处") && !needs.contains("恢复码");
    let forms =
        documents.as_array().expect("a list").iter().filter(|one| is_form(one["needs"].as_str().expect("words")));
    let mut count = 0;
    for form in forms {
        let text = printed(&office, &[form["document"].as_str().expect("a key"), "--blank"]);
        for resident in &RESIDENTS {
            let is_named = text.contains(resident.name) || text.contains(&resident.number());
            assert!(!is_named, "{} in {}: {text}", resident.name, form["title"]);
        }
        count += 1;
    }
    assert!(count > 12, "{count} forms");
}

#[test]
fn the_card_of_a_house_says_who_lives_there_and_the_plate_does_not() {
    let office = Office::with_people();
    let card = printed(&office, &["house_card", "1"]);
    for words in ["出租房屋档案卡", "万俟有房", "13800000707", "海棠苑3栋2单元501室", "曾不曾", &RESIDENTS[0].number()]
    {
        assert!(card.contains(words), "{words} in {card}");
    }
    assert!(!card.contains("石桥镇新合村9组99号"), "where the landlord is registered is not where they live: {card}");
    for plate in ["house_plate", "house_plate_a4"] {
        let plate = printed(&office, &[plate, "1"]);
        assert!(plate.contains("出租房屋公示牌") && plate.contains("万俟*"), "{plate}");
        for hidden in ["曾不曾", "有房", "13800000707", "138****0707", "501室"] {
            assert!(!plate.contains(hidden), "{hidden} in {plate}");
        }
    }
}

#[test]
fn cards_of_all_houses_come_in_the_order_of_their_doors() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "120"]).done();
    let file = office.word("all.pdf");
    let told = office.at_archive("print", &["house_card", "all", "--out", &file, "--json"]).json();
    assert!(told["pages"].as_u64() > Some(3), "{told}");
    let text = outside("pdftotext", &["-layout", &file, "-"]);
    assert!(text.matches("出租房屋档案卡").count() as u64 >= told["pages"].as_u64().expect("a count"));
}

#[test]
fn somebody_gets_everything_that_is_held_about_them_and_the_log_says_what_for() {
    let office = Office::with_people();
    let record = printed(&office, &["own_record", &person_of(0)]);
    for words in ["本人信息查询单", "曾不曾", &RESIDENTS[0].number(), "居住登记", "海棠苑3栋2单元501室", "13800000101"]
    {
        assert!(record.contains(&words.replace(' ', "")), "{words} in {record}");
    }
    assert!(!record.contains("万俟有房"), "whose house it is concerns somebody else: {record}");
    let again = printed(&office, &["own_record", &person_of(0)]);
    assert!(again.contains("打印记录") && again.contains("本人信息查询单，第0001号"), "{again}");

    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let prints = store.prints_of("person", RecordId(2)).expect("the prints");
    assert!(prints.iter().all(|print| print.is_full_id && print.purpose == "本人查询"), "{prints:?}");
}

#[test]
fn one_person_at_a_time_is_told_what_is_held() {
    let office = Office::with_people();
    let all = office.at_archive("print", &["own_record", "all", "--out", &office.word("all.pdf")]).misused();
    assert!(all.contains("请写明"), "{all}");
}

#[test]
fn the_station_hands_out_its_card_without_a_record() {
    let office = Office::with_people();
    for (document, count) in [("service_card", 10), ("便民服务卡（A6）", 4)] {
        let text = printed(&office, &[document]);
        assert_eq!(text.matches("海棠社区便民服务卡").count(), count, "{text}");
        assert_eq!(text.matches("12348").count(), count, "{text}");
    }
    office.at_archive("print", &["service_card", "1", "--out", &office.word("card.pdf")]).misused();
    let approval = printed(&office, &["export_approval"]);
    assert!(approval.contains(STATION) && approval.contains(OPERATOR), "{approval}");
}

#[test]
fn stars_are_printed_of_ratings_and_blank_where_there_are_none() {
    let office = Office::with_people();
    let refused = office.at_archive("print", &["star_plate", "all", "--out", &office.word("plate.pdf")]).refused();
    assert!(refused.contains("没有可打印的"), "{refused}");
    for document in ["star_plate", "rating_form", "五星级出租房主公示名单", "star_withdrawal"] {
        assert!(printed(&office, &[document, "--blank"]).contains('星'), "{document}");
    }
    office.at_archive("search", &["甄", "--register", "landlord_rating"]).refused();
}

#[test]
fn the_safety_check_is_headed_by_its_organisation() {
    let office = Office::with_people();
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let act =
        Act {
            operator: OPERATOR, machine: "柜台一", at: "2026-06-15T09:00:00+08:00", what: "登记单位", purpose: ""
        };
    let factory = Organisation { organisation_name: Text("虚构机械厂".into()), ..Organisation::default() };
    store.write(&act, |writing| writing.insert(&factory)).expect("entered");
    drop(store);
    let check = printed(&office, &["safety_check", "1"]);
    assert!(check.contains("虚构机械厂") && check.contains("两器：灭火器"), "{check}");
    office.at_archive("print", &["safety_check", "99", "--out", &office.word("none.pdf")]).refused();
}

/// The values are archived with the number; what nobody at the door may read is not even among them.
#[test]
fn what_is_archived_with_a_plate_holds_nobody_who_lives_there() {
    let office = Office::with_people();
    let mut settings = MachineSettings::load_from(&office.settings());
    let desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let kind = printing::kind("house_plate").expect("a document");
    let paper = printing::prepare(&desk, printing::Order::of(kind, vec![RecordId(1)])).expect("a paper");
    let archived = format!("{paper:?}");
    assert!(archived.contains("万俟有房") && !archived.contains("曾不曾"), "the landlord, and nobody who lives there");
}
