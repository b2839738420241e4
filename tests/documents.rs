//! Papers as a reader sees them: pages as lines of text, and the finished PDF read back by outside tools.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

use linli::domain::registers::{Person, RentalHouse, Residence};
use linli::domain::values::{Area, Choice, Day, DocumentNumber, Identity, Name, Phones, Text};
use linli::domain::{Date, Station};
use linli::print::documents::resident_list::{self, ListedResident, ResidentList};
use linli::print::documents::{DOCUMENTS, floating_card, floating_form, list_table, receipt, recovery_sheet};
use linli::print::page::{A4, A6};
use linli::print::pen::song;
use linli::print::preview::Preview;
use linli::print::{Companion, Document, Face, FloatingRegistration, Issue, Mark, Page, faces, imposition, pdf};
use std::process::Command;

mod documents {
    pub mod agreements;
    pub mod defence;
    pub mod disputes;
    pub mod houses;
    mod layouts;
    pub mod list_table;
    mod longest;
    mod onto_forms;
    pub mod outside;
    mod pictures;
    pub mod ratings;
    pub mod routines;
    pub mod soundness;
    pub mod station_papers;
}

const NUMBER: &str = "110101199001010007";
const CODE: &str = "K7QF-2MXD-9TRA-4HVP-6WNB-3CYE-8JGS-5ZNK";

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

fn station() -> Station {
    Station {
        name: "海棠社区综治工作站".into(),
        community: "海棠社区".into(),
        street: "青溪街道".into(),
        number_prefix: "海".into(),
        office_phone: "0830-0000110".into(),
        address: "海棠路1号".into(),
        province: "四川省".into(),
    }
}

fn issue(station: &Station) -> Issue<'_> {
    Issue {
        station,
        today: day(2026, 11, 22),
        operator: "周敏",
        running_number: Some("海印〔2026〕第0087号".into()),
        full_id: true,
        onto_form: false,
    }
}

fn person() -> Person {
    Person {
        identity: Identity { kind: Choice::of("111"), number: NUMBER.into(), missing_reason: String::new() },
        name: Name("甄无名".into()),
        sex: Choice::of("1"),
        birth: Day(Some(day(1990, 1, 1))),
        ethnic: Choice::of("01"),
        registered_area: Area { code: "510524".into() },
        registered_address: Text("叙永镇虚构路12号3栋2单元501室".into()),
        phones: Phones(vec!["13800000001".into()]),
        marital: Choice::of("20"),
        education: Choice::of("60"),
        ..Person::default()
    }
}

fn registration() -> FloatingRegistration {
    FloatingRegistration {
        person: person(),
        residence: Residence {
            registration_number: Text("海居〔2026〕第0087号".into()),
            dwelling_type: Choice::of("02"),
            reside_reason: Choice::of("01"),
            from_date: Day(Some(day(2026, 3, 1))),
            planned_stay: Choice::of("3"),
            workplace: Text("虚构服装厂二车间".into()),
            occupation: Choice::of("60000"),
            host_relation: Choice::of("1"),
            declared_by: Choice::of("1"),
            registered_on: Day(Some(day(2026, 3, 3))),
            registrar: Text("周敏".into()),
            notice_signed_on: Day(Some(day(2026, 3, 3))),
            ..Residence::default()
        },
        address: "海棠苑3栋2单元501室".into(),
        house: Some(RentalHouse {
            house_number: Text("HT-0317".into()),
            rent_use: Choice::of("02"),
            ..RentalHouse::default()
        }),
        landlord: Some(Person {
            name: Name("房多多".into()), phones: Phones(vec!["13900000002".into()]), ..person()
        }),
        landlord_organisation: None,
        landlord_address: String::new(),
        companions: Vec::new(),
    }
}

/// Everything as long as the registers allow.
fn long_registration() -> FloatingRegistration {
    let mut long = registration();
    long.residence.registrar = Text("阿卜杜热合曼江·买买提依明".into());
    long.person.name = Name(
        "阿卜杜热合曼江·买买提依明托合提·艾合麦提江阿布都外力克热木吐尔逊·努尔麦麦提阿不来提依米提江如则托合".into(),
    );
    long.person.phones = Phones(vec!["13800000001".into(), "13800000002".into(), "0830-0000003".into()]);
    long.address = "青溪街道海棠社区海棠苑小区东区三期（原虚构机械厂职工宿舍改造安置房）第十七栋商住综合楼副楼四单元二十三层二三〇四室北侧次卧隔壁储藏间改造房2304-B-12号床位靠窗下铺".into();
    long.residence.workplace = Text("虚构（四川）现代服装设计制造与跨境电子商务供应链管理股份有限公司泸州分公司第二生产基地三号厂房二楼西侧成衣整烫包装车间夜班组".into());
    long.residence.permit_issued_on = Day(Some(day(2025, 5, 6)));
    long.residence.declarant =
        Text("阿卜杜热合曼江·买买提依明托合提·艾合麦提江阿布都外力克热木，所在单位人事专员".into());
    long.residence.declarant_number = DocumentNumber(NUMBER.into());
    long.residence.remark = Text("单位统一申报，一批十二人，回执由人事专员领取；床位调整后由单位在三日内补报".into());
    long
}

/// Page by page, without the blanks that only set pieces apart.
fn words(document: &Document) -> Vec<String> {
    document.pages.iter().map(|page| page.lines().concat().replace(char::is_whitespace, "")).collect()
}

/// What an outside program reads in the finished file, or nothing where it is not installed.
fn read_outside(program: &str, before: &[&str], after: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new(program).args(before).arg(&file).args(after).output().ok()?;
    assert!(output.status.success(), "{program}");
    Some(String::from_utf8(output.stdout).unwrap())
}

fn text_of(document: &Document) -> Option<String> {
    let bytes = pdf::write(document).unwrap();
    let text = read_outside("pdftotext", &["-raw"], &["-"], &bytes)?;
    Some(text.replace(char::is_whitespace, ""))
}

fn every_document() -> Vec<Document> {
    let station = station();
    let agreements = documents::agreements::every_agreement(&issue(&station));
    let disputes = documents::disputes::every_paper(&issue(&station));
    let routines = documents::routines::every(&issue(&station));
    documents_of(&station).into_iter().chain(agreements).chain(disputes).chain(routines).collect()
}

/// Every document of stations with a usual name, a long one and one longer than any.
fn every_layout() -> Vec<Document> {
    let usual = station();
    [&usual, &station_named(25), &station_named(40)].into_iter().flat_map(documents_of).collect()
}

fn station_named(letters: usize) -> Station {
    const LONG: &str =
        "虚构省虚构市海棠区青溪街道海棠苑东社区矛盾纠纷多元化解暨流动人口和出租房屋服务管理综合治理工作站";
    let (head, tail): (Vec<char>, &str) = (LONG.chars().take(letters - 3).collect(), "工作站");
    Station { name: head.into_iter().collect::<String>() + tail, ..station() }
}

fn documents_of(station: &Station) -> Vec<Document> {
    let issue = issue(station);
    let many = [registration(), long_registration(), registration()];
    let mut all = vec![
        floating_card::filled(&registration(), &issue),
        floating_card::blank(&issue),
        floating_card::batch(&many, &issue),
        imposition::four_to_a_sheet(floating_card::batch(&many, &issue)),
        floating_form::filled(&registration(), &issue),
        floating_form::blank(&issue),
        floating_form::batch(&many, &issue),
        resident_list::list(&residents(60), &issue),
        resident_list::list(&residents(0), &issue),
        recovery_sheet::filled(&station.name, issue.today, CODE),
        recovery_sheet::blank(&station.name, issue.today),
        list_table::filled(&documents::list_table::people(60), &issue),
        list_table::filled(&documents::list_table::report(), &issue),
    ];
    all.extend(documents::defence::every(&issue));
    all.extend(documents::houses::every(&issue));
    all.extend(documents::ratings::every(&issue));
    all.extend(documents::station_papers::every(&issue));
    all
}

#[test]
fn a_card_shows_what_its_holder_needs_and_no_more() {
    let station = station();
    let card = floating_card::filled(&registration(), &issue(&station));
    assert_eq!(card.pages.len(), 1);
    let words = &words(&card)[0];
    for wanted in [
        "甄无名",
        "1990年",
        "海棠苑3栋2单元501室",
        "虚构服装厂二车间",
        "0830-0000110",
        "海居〔2026〕第0087号",
        "（章）",
        "站长",
        "经办人周敏",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    for hidden in [NUMBER, "13800000001", "房多多", "1月1日", "虚构路12号", "汉族", "下次签注"] {
        assert!(!words.contains(hidden), "{hidden} in {words}");
    }
    assert!(words.contains("110***********0007"), "{words}");
}

#[test]
fn a_card_reminds_of_the_next_endorsement_only_where_there_is_a_permit() {
    let station = station();
    let mut with_permit = registration();
    with_permit.residence.permit_issued_on = Day(Some(day(2025, 5, 6)));
    let words = words(&floating_card::filled(&with_permit, &issue(&station)));
    assert!(words[0].contains("下次签注2027年5月6日"), "{words:?}");
}

#[test]
fn the_form_shows_the_whole_number_only_when_asked_to() {
    let station = station();
    let full = issue(&station);
    let masked = Issue { full_id: false, ..full.clone() };
    assert!(words(&floating_form::filled(&registration(), &full))[0].contains(NUMBER));
    let masked = &words(&floating_form::filled(&registration(), &masked))[0];
    assert!(!masked.contains(NUMBER) && masked.contains("110***********0007"));
}

#[test]
fn the_papers_of_a_foreigner_say_the_country_and_no_place_of_registration() {
    let station = station();
    let mut foreigner = registration();
    foreigner.person.identity = Identity { kind: Choice::of("414"), number: "EA1234567".into(), ..Identity::default() };
    foreigner.person.nationality = Choice::of("FRA");
    for paper in [floating_card::filled, floating_form::filled] {
        let words = &words(&paper(&foreigner, &issue(&station)))[0];
        assert!(words.contains("国籍法国"), "{words}");
        assert!(!words.contains("户籍地") && !words.contains("户籍详址"), "{words}");
    }
}

#[test]
fn why_the_landlord_has_no_number_stays_off_the_paper() {
    let station = station();
    let pending = |reason: &str| Identity { missing_reason: reason.into(), ..Identity::default() };
    let mut told = registration();
    told.landlord.as_mut().unwrap().identity = pending("登记租客时由其告知，待核");
    told.person.identity = pending("证件在老家");
    let words = &words(&floating_form::filled(&told, &issue(&station)))[0];
    assert!(words.contains("证件号码暂未核到房屋编号"), "{words}");
    assert!(words.contains("暂未核到：证件在老家"), "of the person the reason is the record: {words}");
}

#[test]
fn an_ordinary_form_stays_on_one_page_filled_or_blank() {
    let station = station();
    for form in [floating_form::filled(&registration(), &issue(&station)), floating_form::blank(&issue(&station))] {
        assert_eq!(form.pages.len(), 1);
        let words = &words(&form)[0];
        for wanted in ["登记编号", "登记单位（章）海棠社区综治工作站", "第1页共1页", "第十七条", "海印〔2026〕第0087号"]
        {
            assert!(words.contains(wanted), "{wanted} in {words}");
        }
        let upright: String = form.pages[0].texts().filter(|text| text.chars().count() == 1).collect();
        for title in ["基本情况", "居住情况", "随同人员", "房屋责任人", "申报与登记"] {
            assert!(upright.contains(title), "{title} in {upright}");
        }
    }
}

/// Somebody who came along, born in this year.
fn along(relation: &str, name: &str, year: i32) -> Companion {
    let born = Person { name: Name(name.into()), birth: Day(Some(day(year, 5, 1))), ..person() };
    Companion::of(relation, &born, day(2026, 11, 22))
}

#[test]
fn whoever_came_along_stands_on_the_form_and_a_child_without_a_number() {
    let mut family = registration();
    family.person.identity.number.clear();
    family.landlord = None;
    family.companions = vec![along("妻", "甄有家", 1991), along("女", "甄小朵", 2013)];
    let station = station();
    let form = floating_form::filled(&family, &issue(&station));
    assert_eq!(form.pages.len(), 1);
    let words = &words(&form)[0];
    assert!(words.contains(&format!("妻甄有家男1991年5月1日{NUMBER}")), "{words}");
    assert!(words.contains("女甄小朵男2013年5月1日"), "{words}");
    assert_eq!(words.matches(NUMBER).count(), 1, "{words}");
    assert!(family.companions.iter().all(|one| one.person.phones.0.is_empty()), "nothing else is kept with the print");
}

#[test]
fn the_form_names_who_declared_how_the_permit_stands_and_how_the_registration_ended() {
    let station = station();
    let mut ended = registration();
    let stay = &mut ended.residence;
    stay.declared_by = Choice::of("6");
    stay.declarant = Text("甄有家，母亲".into());
    stay.declarant_number = DocumentNumber(NUMBER.into());
    stay.remark = Text("随母亲居住".into());
    stay.permit_issued_on = Day(Some(day(2020, 3, 1)));
    stay.until_date = Day(Some(day(2026, 6, 1)));
    stay.cancel_reason = Choice::of("20");
    stay.destination = Text("虚构县".into());
    let reason = stay.cancel_reason.label().to_owned();
    assert!(!reason.is_empty());
    let words = words(&floating_form::filled(&ended, &issue(&station))).concat();
    for wanted in [
        "代报人甄有家，母亲",
        &format!("代报人证件{NUMBER}"),
        "备注随母亲居住",
        "功能中止",
        "离开日期2026年6月1日",
        &reason,
        "去向虚构县",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    let masked = Issue { full_id: false, ..issue(&station) };
    assert!(!self::words(&floating_form::filled(&ended, &masked)).concat().contains(NUMBER));
}

#[test]
fn a_large_family_makes_the_table_longer() {
    let (mut family, station) = (registration(), station());
    let names = ["甄一", "甄二", "甄三", "甄四", "甄五", "甄六", "甄七"];
    family.companions = names.iter().map(|name| along("子", name, 2000)).collect();
    let form = floating_form::filled(&family, &issue(&station));
    let words = words(&form).concat();
    assert!(names.iter().all(|name| words.contains(name)), "{words}");
    assert!(words.contains("申报人（签名或指印）"), "{words}");
}

#[test]
fn the_form_ticks_what_was_chosen_and_nothing_else() {
    let station = station();
    let ticks = |document: &Document| {
        let strokes = document.pages[0]
            .marks
            .iter()
            .filter(|mark| matches!(mark, Mark::Line { width_pt, .. } if *width_pt == 1.1));
        strokes.count() / 2
    };
    assert_eq!(ticks(&floating_form::filled(&registration(), &issue(&station))), 5);
    assert_eq!(ticks(&floating_form::blank(&issue(&station))), 0);
}

#[test]
fn a_blank_paper_carries_nobody() {
    let station = station();
    let issue = issue(&station);
    for blank in [floating_card::blank(&issue), floating_form::blank(&issue)] {
        let words = words(&blank).concat();
        assert!(words.contains("年月日") || words.contains("年"), "{words}");
        assert!(!words.contains("甄无名"));
        assert!(words.contains("姓名"));
    }
}

#[test]
fn a_long_name_and_address_go_on_and_lose_nothing() {
    let station = station();
    let long = long_registration();
    for document in [floating_card::filled(&long, &issue(&station)), floating_form::filled(&long, &issue(&station))] {
        let words = words(&document).concat();
        // Other cells of the same row stand between the lines of a long one: compare character by character.
        let pieces: String = document.pages.iter().flat_map(Page::texts).collect();
        for whole in [long.person.name.0.as_str(), &long.address, &long.residence.workplace] {
            assert!(pieces.contains(whole), "{whole} in {words}");
        }
    }
    assert!(floating_card::filled(&long, &issue(&station)).pages.len() > 1);
    assert!(words(&floating_form::filled(&long, &issue(&station))).concat().contains("续页"));
}

/// Three companions and the row of who has left once put the declaration and its signature onto a second sheet.
#[test]
fn the_form_of_a_family_that_left_stands_on_one_sheet_with_its_signature() {
    let (station, mut family) = (station(), registration());
    family.residence.until_date = Day(Some(day(2026, 9, 1)));
    family.landlord_address = "海棠苑1栋4单元501室".into();
    let child = || Companion::of("子女", &person(), day(2026, 11, 22));
    family.companions = vec![child(), child(), child()];
    let form = floating_form::filled(&family, &issue(&station));
    let words = words(&form).concat();
    assert_eq!(form.pages.len(), 1);
    assert!(words.contains("离开日期2026年9月1日") && words.contains("住址海棠苑1栋4单元501室"), "{words}");
    assert!(words.contains("房屋类别") && !words.contains("房屋用途"), "{words}");
}

#[test]
fn a_second_sheet_of_the_form_says_whose_it_is() {
    let (station, mut long) = (station(), long_registration());
    long.person.name = Name("阿卜杜热合曼江·买买提依明".into());
    long.companions = vec![Companion::of("子女", &person(), day(2026, 11, 22)); 9];
    let words = words(&floating_form::filled(&long, &issue(&station)));
    assert!(words.len() > 1 && words[1].contains("姓名阿卜杜热合曼江·买买提依明"), "{words:?}");
}

#[test]
fn a_card_of_somebody_who_left_says_since_when_and_asks_for_nothing_more() {
    let (station, mut gone) = (station(), registration());
    gone.residence.permit_issued_on = Day(Some(day(2025, 5, 6)));
    gone.residence.until_date = Day(Some(day(2026, 9, 1)));
    for paper in [floating_card::filled(&gone, &issue(&station)), receipt::filled(&gone, &issue(&station))] {
        let words = words(&paper).concat();
        assert!(words.contains("离开日期2026年9月1日") && !words.contains("下次签注"), "{words}");
    }
}

#[test]
fn a_card_of_somebody_without_a_number_says_that_it_is_not_known_yet() {
    let (station, mut pending) = (station(), registration());
    pending.person.identity =
        Identity { missing_reason: "未带证件".into(), number: String::new(), ..pending.person.identity };
    let words = words(&floating_card::filled(&pending, &issue(&station))).concat();
    assert!(words.contains("证件号码暂未核到") && !words.contains("未带证件"), "{words}");
}

/// A name of 50 letters, a long address and a long workplace each grow to several lines.
#[test]
fn the_free_space_of_a_card_is_used_before_a_second_page_is_begun() {
    let (station, long) = (station(), long_registration());
    let with = |change: fn(&mut FloatingRegistration, &FloatingRegistration)| {
        let mut one = registration();
        change(&mut one, &long);
        floating_card::filled(&one, &issue(&station)).pages.len()
    };
    assert_eq!(with(|one, long| one.person.name = long.person.name.clone()), 1, "a long name");
    assert_eq!(with(|one, long| one.address.clone_from(&long.address)), 1, "a long address");
    assert_eq!(with(|one, long| one.residence.workplace = long.residence.workplace.clone()), 1, "a long workplace");
    let both = |one: &mut FloatingRegistration, long: &FloatingRegistration| {
        one.person.name = long.person.name.clone();
        one.address.clone_from(&long.address);
    };
    assert_eq!(with(both), 1, "a long name at a long address");
    let whole = floating_card::filled(&long, &issue(&station));
    assert_eq!(whole.pages.len(), 2, "all of it, and a line for the endorsement");
    let rows_on_second = whole.pages[1].marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    assert!(rows_on_second > 3, "two rules of its head, and no single row");
}

#[test]
fn every_text_of_every_document_stands_clear_of_edges_borders_rules_and_other_texts() {
    every_layout().iter().for_each(documents::soundness::assert_sound);
}

#[test]
fn a_long_station_name_stands_whole_wherever_it_is_wanted() {
    for letters in [25, 40] {
        let station = station_named(letters);
        assert_eq!(station.name.chars().count(), letters);
        let pieces = |document: Document| document.pages[0].texts().collect::<String>();
        let issue = issue(&station);
        assert_eq!(pieces(floating_card::filled(&registration(), &issue)).matches(&station.name).count(), 2);
        assert_eq!(pieces(floating_card::blank(&issue)).matches(&station.name).count(), 2);
        assert_eq!(pieces(floating_form::filled(&registration(), &issue)).matches(&station.name).count(), 1);
        assert_eq!(pieces(recovery_sheet::blank(&station.name, issue.today)).matches(&station.name).count(), 1);
        assert_eq!(floating_card::filled(&registration(), &issue).pages.len(), 1);
        assert_eq!(floating_form::filled(&registration(), &issue).pages.len(), 1);
    }
}

#[test]
fn four_cards_share_a_sheet() {
    let station = station();
    let five = vec![registration(); 5];
    let cards = floating_card::batch(&five, &issue(&station));
    assert!(cards.pages.iter().all(|page| (page.width_mm, page.height_mm) == A6));
    let sheets = imposition::four_to_a_sheet(cards);
    assert_eq!(sheets.pages.len(), 2);
    assert!(sheets.pages.iter().all(|page| (page.width_mm, page.height_mm) == A4));
    assert_eq!(words(&sheets)[0].matches("甄无名").count(), 4);
    assert_eq!(words(&sheets)[1].matches("甄无名").count(), 1);
}

#[test]
fn the_recovery_code_stands_in_groups_of_four() {
    let sheet = recovery_sheet::filled("海棠社区综治工作站", day(2026, 11, 22), &CODE.replace('-', ""));
    let texts: Vec<&str> = sheet.pages[0].texts().collect();
    for group in CODE.split('-') {
        assert!(texts.contains(&group), "{group}");
    }
    assert!(words(&sheet)[0].contains("装入信封"));
}

#[test]
fn all_8105_characters_of_the_national_table_reach_paper_in_both_faces() {
    let letters: Vec<char> = include_str!("fixtures/tgh8105.txt")
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .chain('!'..='~')
        .collect();
    let mut document = Document::new("通用规范汉字表", day(2026, 11, 22));
    for style in [song(10.5), linli::print::pen::hei(10.5)] {
        for lines in letters.chunks(40 * 60) {
            let mut page = Page::new(A4);
            for (place, line) in lines.chunks(40).enumerate() {
                page.text(15.0, 15.0 + place as f32 * 4.5, style, line.iter().collect::<String>());
            }
            document.pages.push(page);
        }
    }
    assert!(document.missing().is_empty());
    let Some(read) = text_of(&document) else { return };
    for letter in letters {
        assert_eq!(read.matches(letter).count(), 2, "{letter}");
    }
}

#[test]
fn a_character_without_a_face_is_said_before_printing_and_printed_as_its_code() {
    let station = station();
    let mut rare = registration();
    rare.person.name = Name("甄\u{F0000}名".into());
    let card = floating_card::filled(&rare, &issue(&station));
    assert_eq!(card.missing(), ['\u{F0000}']);
    assert!(floating_card::filled(&registration(), &issue(&station)).missing().is_empty());
    let Some(read) = text_of(&card) else { return };
    assert!(read.contains("甄〓(U+F0000)名"), "{read}");
}

#[test]
fn a_rare_character_is_borrowed_from_a_face_of_the_system() {
    let borrowed = |letter: &char| matches!(faces::origin(Face::Song, *letter), faces::Origin::System(_));
    let Some(letter) = ['\u{20BB7}', 'Ա', 'ⴰ', 'ა', 'א'].into_iter().find(borrowed) else { return };
    let mut document = Document::new("生僻字", day(2026, 11, 22));
    let mut page = Page::new(A6);
    page.text(20.0, 20.0, song(10.5), format!("甄{letter}名"));
    document.pages.push(page);
    assert!(document.missing().is_empty());
    let Some(read) = text_of(&document) else { return };
    assert!(read.contains(&format!("甄{letter}名")), "{read}");
    let bytes = pdf::write(&document).unwrap();
    let Some(fonts) = read_outside("pdffonts", &[], &[], &bytes) else { return };
    assert_eq!(fonts.matches("yes yes yes").count(), 2, "{fonts}");
}

#[test]
fn the_file_carries_its_title_and_the_size_of_its_paper() {
    let station = station();
    let bytes = pdf::write(&floating_card::filled(&registration(), &issue(&station))).unwrap();
    let Some(facts) = read_outside("pdfinfo", &[], &[], &bytes) else { return };
    assert!(facts.contains("流动人口登记卡"), "{facts}");
    assert!(facts.contains("Pages:           1"), "{facts}");
    assert!(facts.contains("297.638 x 419.528 pts"), "{facts}");
    assert!(!facts.contains("甄无名") && !facts.contains("PDF/X"), "{facts}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (one, again) in documents::outside::FINISHED.iter().zip(every_document()) {
        assert!(one.bytes == pdf::write(&again).unwrap(), "{}", again.title);
    }
}

#[test]
fn a_thousand_cards_in_one_file_stay_small() {
    let station = station();
    let cards = floating_card::batch(&vec![registration(); 1000], &issue(&station));
    let bytes = pdf::write(&cards).unwrap();
    assert!(bytes.len() / 1000 < 4096, "{} bytes a card", bytes.len() / 1000);
}

#[test]
fn the_preview_is_the_finished_file_drawn() {
    let station = station();
    let bytes = pdf::write(&floating_form::filled(&registration(), &issue(&station))).unwrap();
    let preview = Preview::open(bytes).unwrap();
    assert_eq!(preview.page_count(), 1);
    let (width, height) = preview.page_size_mm(0).unwrap();
    assert!((width - A4.0).abs() < 0.1 && (height - A4.1).abs() < 0.1);
    let picture = preview.draw(0, 800).unwrap();
    assert_eq!((picture.width, picture.height), (800, 1131));
    assert_eq!(picture.rgba.len(), picture.width * picture.height * 4);
    let dark = picture.rgba.chunks_exact(4).filter(|pixel| pixel[0] < 128).count();
    assert!((10_000..200_000).contains(&dark), "{dark} dark pixels");
    assert!(preview.draw(1, 800).is_err());
    assert!(Preview::open(b"not a PDF".to_vec()).is_err());
}

/// So many people at 3栋, every third of them 常住.
fn residents(count: usize) -> ResidentList {
    let one = |place: usize| ListedResident {
        name: format!("甄无名{place}"),
        sex: "女".into(),
        age: "35".into(),
        number: "110***********0007".into(),
        address: "2单元501室".into(),
        is_resident: place.is_multiple_of(3),
        reason: if place.is_multiple_of(3) { String::new() } else { "务工".into() },
        from: "2026-03-01".into(),
        until: String::new(),
    };
    ResidentList {
        day: day(2026, 3, 31),
        place: "海棠苑3栋".into(),
        people: (0..count).map(one).collect(),
        purpose: String::new(),
    }
}

#[test]
fn the_list_of_residents_says_its_day_and_repeats_its_heading_on_every_page() {
    let station = station();
    let document = resident_list::list(&residents(60), &issue(&station));
    assert_eq!(document.pages.len(), 3);
    for (place, page) in document.pages.iter().enumerate() {
        assert!((page.width_mm, page.height_mm) == (297.0, 210.0), "across");
        let lines = page.lines();
        assert_eq!(lines[0], "在住人员名单　2026年3月31日这一天");
        let all = lines.join("\n");
        for words in
            ["海棠苑3栋　共 60 人：常住 20 人，流动 40 人", "用途", "序号  姓名  性别  年龄  证件号码", "操作员 周敏"]
        {
            assert!(all.contains(words), "{words} in {all}");
        }
        assert!(all.contains(&format!("第{}页　共3页", place + 1)));
    }
    let all: String = document.pages.iter().flat_map(Page::lines).collect();
    assert!((0..60).all(|place| all.contains(&format!("甄无名{place}"))));
    assert!(all.contains("流动·务工") && !all.contains("下栏"));
}

#[test]
fn a_long_purpose_of_a_list_stands_below_its_place_and_pushes_the_table_down() {
    let station = station();
    let purpose = "配合消防检查，用后收回；".repeat(8);
    let list = ResidentList { purpose: purpose.clone(), ..residents(60) };
    let document = resident_list::list(&list, &issue(&station));
    for page in &document.pages {
        let lines = page.lines();
        assert!(lines[1].contains("共 60 人") && !lines[1].contains("用途"), "{lines:?}");
        assert!(lines.concat().contains(&format!("用途：{purpose}")), "{lines:?}");
    }
    documents::soundness::assert_sound(&document);
    let short = ResidentList { purpose: "消防检查".into(), ..residents(60) };
    let lines = resident_list::list(&short, &issue(&station)).pages[0].lines();
    assert!(lines[1].ends_with("用途：消防检查"), "beside the place: {lines:?}");
}

#[test]
fn every_document_is_found_by_key_and_by_title() {
    for kind in DOCUMENTS {
        assert_eq!(linli::print::documents::DocumentKind::find(kind.key), Some(kind));
        assert_eq!(linli::print::documents::DocumentKind::find(kind.title), Some(kind));
    }
}

/// Writes every document where `LINLI_PAPERS` says, to be looked at.
#[test]
#[ignore = "for the eye: LINLI_PAPERS=folder cargo test --test documents -- --ignored"]
fn papers_to_look_at() {
    let Ok(folder) = std::env::var("LINLI_PAPERS") else { return };
    let station = station();
    let hard_cases = documents::agreements::hard_cases(&issue(&station));
    for (place, document) in every_document().iter().chain(&hard_cases).enumerate() {
        let bytes = pdf::write(document).unwrap();
        std::fs::write(format!("{folder}/{place:02}-{}.pdf", document.title), bytes).unwrap();
    }
}
