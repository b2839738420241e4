//! `print`: finished PDF files, read back with tools that are not ours.

use super::*;
use chrono::Datelike;
use linli::domain::RecordId;
use linli::domain::registers::Residence;
use linli::domain::template::TemplateKind;
use linli::services::agreements::{self, About};
use linli::services::people::{self, FloatingFilter, FloatingSort, PeopleKind};
use linli::services::printing::{self, Offset, Order, ToPrinter};
use linli::services::{Clock, MachineSettings, Trouble, sign_in};
use linli::store::{Act, OnPaper, Printed};

/// The residence of the resident with this place in [`RESIDENTS`], as `--register residence` would number it.
fn residence_of(place: usize) -> String {
    (place + 1).to_string()
}

#[test]
fn the_list_says_what_each_document_needs() {
    let office = Office::empty();
    let documents = office.linli(&["print", "--list", "--json"]).json();
    let documents = documents.as_array().expect("a list");
    assert!(documents.iter().any(|one| one["document"] == "floating_card" && one["title"] == "流动人口登记卡"));
    assert!(documents.iter().all(|one| keys(one) == ["document", "needs", "paper", "title"]));
    let lines = office.linli(&["print", "--list"]).done();
    assert_eq!(lines.lines().count(), documents.len());
}

#[test]
fn a_card_carries_the_person_and_hides_the_number() {
    let office = Office::with_people();
    let file = office.word("card.pdf");
    let told = office.at_archive("print", &["floating_card", &residence_of(5), "--out", &file, "--json"]).json();
    assert_eq!(
        told,
        json!({ "document": "floating_card", "left_out": [], "missing": [], "pages": 1, "print_number": 1, "remarks": [] })
    );
    let text = outside("pdftotext", &[&file, "-"]);
    for words in ["云中鹤", "流动人口登记卡", STATION, "海棠苑12栋1单元1203室", "小蜜蜂快递点", "海2026-", "海印〔"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let number = RESIDENTS[5].number();
    assert!(!text.contains(&number) && text.contains(&number[14..]), "{text}");
    assert!(!text.contains(RESIDENTS[5].telephone), "{text}");
}

#[test]
fn the_form_the_law_prescribes_shows_the_number_in_full() {
    let office = Office::with_people();
    let file = office.word("form.pdf");
    office.at_archive("print", &["流动人口信息登记表", &residence_of(0), "--out", &file]).done();
    let letters: String = outside("pdftotext", &[&file, "-"]).split_whitespace().collect();
    assert!(letters.contains(&RESIDENTS[0].number()) && letters.contains("曾不曾"), "{letters}");
}

#[test]
fn every_face_is_embedded_and_cut_down_to_what_is_used() {
    let office = Office::with_people();
    for document in ["floating_card", "floating_form"] {
        let file = office.word("paper.pdf");
        office.at_archive("print", &[document, &residence_of(0), "--out", &file, "--replace"]).done();
        let fonts = outside("pdffonts", &[&file]);
        let faces: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!faces.is_empty());
        for face in faces {
            // name, type, encoding, emb, sub, uni, object: read from the end, for a type has blanks.
            let words: Vec<&str> = face.split_whitespace().rev().collect();
            assert_eq!((words[4], words[3]), ("yes", "yes"), "embedded and subset: {face}");
        }
        let size = fs::metadata(&file).expect("the file").len();
        assert!(size < 200_000, "{document}: {size} bytes");
    }
}

#[test]
fn everybody_goes_into_one_file_and_a_blank_card_into_another() {
    let office = Office::with_people();
    let (all, blank) = (office.word("all.pdf"), office.word("blank.pdf"));
    let told = office.at_archive("print", &["floating_card", "all", "--out", &all, "--json"]).json();
    assert_eq!(told["pages"], RESIDENTS.len());
    let text = outside("pdftotext", &[&all, "-"]);
    assert!(RESIDENTS.iter().all(|resident| text.contains(resident.name)), "{text}");

    office.at_archive("print", &["floating_card", "--blank", "--out", &blank]).done();
    let text = outside("pdftotext", &[&blank, "-"]);
    assert!(
        text.contains("流动人口登记卡") && RESIDENTS.iter().all(|resident| !text.contains(resident.name)),
        "{text}"
    );
}

#[test]
fn prints_are_numbered_without_gaps_and_leave_a_line_each() {
    let office = Office::with_people();
    let lines = |office: &Office| office.at_archive("check", &["--json"]).json()["audit_lines"].as_u64();
    let before = lines(&office).expect("a count");
    for number in 1..=3 {
        let card = office.word("card.pdf");
        let told = office.at_archive("print", &["floating_card", "1", "--out", &card, "--replace", "--json"]).json();
        assert_eq!(told["print_number"], number);
    }
    // Three prints, three sign-ins for them, and the sign-in of the check itself.
    assert_eq!(lines(&office), Some(before + 3 + 3 + 1));
}

#[test]
fn what_cannot_be_printed_is_refused_and_takes_no_number() {
    let office = Office::with_people();
    let card = office.word("card.pdf");
    for words in [
        &["no_such_document", "1", "--out", &card] as &[&str],
        &["floating_card", "99999", "--out", &card],
        &["recovery_sheet", "1", "--out", &card],
        &["floating_card", "1", "--out", &office.word("no/such/folder/card.pdf")],
    ] {
        office.at_archive("print", words).refused();
    }
    let told = office.at_archive("print", &["floating_card", "1", "--out", &card, "--json"]).json();
    assert_eq!(told["print_number"], 1);
}

/// `print --out 档案/station.keys` once put a card in the place of the keys.
#[test]
fn a_file_of_the_archive_or_of_a_backup_is_never_written_over() {
    let office = Office::with_people();
    office.at_archive("backup", &["--to", &office.word("U盘")]).done();
    let backup = fs::read_dir(office.path("U盘")).expect("a folder").flatten().next().expect("a backup").path();
    let keys = fs::read(office.archive().join("station.keys")).expect("the keys");
    let copied = backup.join("station.keys").to_str().expect("text").to_owned();
    for out in ["档案/station.keys", "档案/card.pdf", "U盘/../档案/station.db"]
        .map(|name| office.word(name))
        .iter()
        .chain([&copied])
    {
        let sentence = office.at_archive("print", &["floating_card", "1", "--out", out, "--replace"]).refused();
        assert!(sentence.contains("换一个位置"), "{sentence}");
    }
    assert_eq!(fs::read(office.archive().join("station.keys")).expect("the keys"), keys);
    office.linli(&["verify", backup.to_str().expect("text")]).done();
    let card = office.word("card.pdf");
    let told = office.at_archive("print", &["floating_card", "1", "--out", &card, "--json"]).json();
    assert_eq!(told["print_number"], 1, "what was refused took no number");
}

/// `all` of nobody once printed a blank card under a number.
#[test]
fn all_of_nobody_is_refused_and_a_blank_is_asked_for_by_name() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION]).done();
    let card = office.word("card.pdf");
    let sentence = office.at_archive("print", &["floating_card", "all", "--out", &card]).refused();
    assert!(sentence.contains("--blank"), "{sentence}");
    assert!(!office.path("card.pdf").exists());
    let told = office.at_archive("print", &["floating_card", "--blank", "--out", &card, "--json"]).json();
    assert_eq!(told["print_number"], 1);
}

#[test]
fn all_are_all_also_those_who_left() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "120"]).done();
    let state = office.at_archive("check", &["--json"]).json();
    let (living, left) = (state["living_here"].as_u64().expect("a count"), state["left"].as_u64().expect("a count"));
    assert!(left > 0, "the demo has people who left");
    let told = office.at_archive("print", &["floating_card", "all", "--out", &office.word("all.pdf"), "--json"]).json();
    assert!(told["pages"].as_u64() >= Some(living + left), "{told}");
    let text = outside("pdftotext", &["-layout", &office.word("all.pdf"), "-"]);
    let numbers: std::collections::BTreeSet<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix("编号 海")).collect();
    assert_eq!(numbers.len() as u64, living + left, "a card for each");
}

#[test]
fn a_resident_has_no_card_of_the_floating_population() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "120"]).done();
    let mut settings = MachineSettings::load_from(&office.settings());
    let desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let residents = FloatingFilter { kind: PeopleKind::Resident, ..FloatingFilter::default() };
    let resident = people::list(&desk, &residents, FloatingSort::default()).expect("the list")[0];
    for document in ["floating_card", "floating_form", "floating_receipt"] {
        let order = Order::of(printing::kind(document).expect("a document"), vec![resident]);
        assert!(matches!(printing::prepare(&desk, order), Err(Trouble::OnlyFloating)), "{document}");
    }
}

#[test]
fn two_papers_prepared_with_one_number_leave_with_two() {
    let office = Office::with_people();
    let mut settings = MachineSettings::load_from(&office.settings());
    let mut desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let order = |id| Order::of(printing::kind("floating_card").expect("a document"), vec![RecordId(id)]);
    let papers = [1, 2].map(|id| printing::prepare(&desk, order(id)).expect("a paper"));
    assert_eq!(papers.each_ref().map(|paper| paper.number), [1, 1]);
    for (paper, number) in papers.iter().zip([1, 2]) {
        let file = office.path(&format!("{number}.pdf"));
        assert_eq!(printing::save(&mut desk, paper, &file).expect("saved"), number);
        let text = outside("pdftotext", &[file.to_str().expect("text"), "-"]);
        assert!(text.contains(&format!("第{number:04}号")), "{text}");
    }
}

#[test]
fn an_order_for_nobody_is_no_blank_form() {
    let office = Office::with_people();
    let mut settings = MachineSettings::load_from(&office.settings());
    let desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let kind = printing::kind("floating_card").expect("a document");
    assert!(matches!(printing::prepare(&desk, Order::of(kind, Vec::new())), Err(Trouble::NobodyToPrint)));
    assert!(printing::prepare(&desk, Order::blank(kind)).is_ok());
}

#[test]
fn a_number_whose_process_was_killed_before_the_paper_left_is_void_from_the_next_sign_in_on() {
    let office = Office::with_people();
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let year = linli::platform::today().year();
    let at = format!("{year}-06-15T09:00:00+08:00");
    let act =
        Act { operator: OPERATOR, machine: "柜台一", at: &at, what: "流动人口登记卡", purpose: "打印" };
    let records = [OnPaper::of::<Residence>(RecordId(1))];
    let printed = Printed { number: 1, document: "floating_card", records: &records, ..Printed::default() };
    store.reserve_print(&act, &printed).expect("reserved");
    drop(store);

    let mut settings = MachineSettings::load_from(&office.settings());
    let desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let order = Order::of(printing::kind("floating_card").expect("a document"), vec![RecordId(1)]);
    assert_eq!(printing::printed_before(&desk, &order).expect("a count"), 0);
    drop(desk);
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened again");
    let prints = store.prints_of("residence", RecordId(1)).expect("the prints");
    assert_eq!(prints[0].void_reason.as_deref(), Some("程序中断，没有确认送出"));
    assert_eq!(store.next_print_number(year).expect("the next"), 2);
}

#[test]
fn a_print_that_does_not_come_out_is_void_and_its_number_is_not_given_again() {
    let office = Office::with_people();
    let mut settings = MachineSettings::load_from(&office.settings());
    let mut desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let order = Order::of(printing::kind("floating_card").expect("a document"), vec![RecordId(1)]);
    let paper = printing::prepare(&desk, order.clone()).expect("a paper");
    let to = ToPrinter { printer: "没有这台打印机".into(), copies: 1, offset: Offset::default() };
    let refused = printing::print(&mut desk, &paper, &to);
    assert!(matches!(refused, Err(Trouble::Printer(_))), "{refused:?}");
    assert_eq!(printing::printed_before(&desk, &order).expect("a count"), 0);
    assert_eq!(printing::save(&mut desk, &paper, &office.path("card.pdf")).expect("saved"), 2);
    assert_eq!(printing::printed_before(&desk, &order).expect("a count"), 1);
}

#[test]
fn the_list_of_a_day_says_who_lived_in_a_building_and_hides_their_numbers() {
    let office = Office::with_people();
    let file = office.word("list.pdf");
    let words = ["resident_list", "--on", "2026-06-09", "--place", "海棠苑3栋", "--out", &file, "--json"];
    let told = office.at_archive("print", &words).json();
    let masked = outside("pdftotext", &["-layout", &file, "-"]);
    assert!(masked.contains("海棠苑3栋***") && !masked.contains("501室"), "of one building as well: {masked}");
    let rooms = [&words[..], &["--rooms", "--replace"]].concat();
    assert!(
        office.at_archive("print", &rooms).refused().contains("用途"),
        "rooms do not leave without a word what for"
    );
    office.at_archive("print", &[&rooms[..], &["--purpose", "入户走访"]].concat()).done();
    assert_eq!(
        told,
        json!({ "document": "resident_list", "left_out": [], "missing": [], "pages": 1, "print_number": 1, "remarks": [] })
    );
    let text = outside("pdftotext", &["-layout", &file, "-"]);
    for words in ["曾不曾", "单数双", "解千愁", "2026年6月9日这一天", "共 3 人", "2单元501室", "第1页"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("区别大"), "of another building: {text}");
    for resident in &RESIDENTS {
        assert!(!text.contains(&resident.number()) && !text.contains(resident.telephone), "{text}");
    }
}

#[test]
fn the_list_of_a_day_without_anybody_or_of_an_unknown_place_is_refused() {
    let office = Office::with_people();
    let file = office.word("list.pdf");
    let refused =
        |words: &[&str]| office.at_archive("print", &[&["resident_list", "--out", &file], words].concat()).refused();
    assert!(refused(&["--on", "2026-05-31"]).contains("没有登记的人"));
    assert!(refused(&["--place", "没有这个苑99栋"]).contains("没有找到这个地址"));
    let misused = office.at_archive("print", &["resident_list", "--on", "不是日子", "--out", &file]).misused();
    assert!(!misused.is_empty());
    assert!(!Path::new(&file).exists());
}

#[test]
fn an_agreement_is_printed_by_its_record_and_bears_its_own_number_and_the_whole_identity_number() {
    let office = Office::with_people();
    let mut settings = MachineSettings::load_from(&office.settings());
    let mut desk = sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in");
    let houses = agreements::houses_without(&desk, None).expect("the houses");
    let kind = TemplateKind::RentalAgreement;
    let made = agreements::prepare(&mut desk, kind, &[About::House(houses[0])]).expect("prepared").made;
    drop(desk);
    let file = office.word("agreement.pdf");
    office.at_archive("print", &["rental_agreement", &made[0].0.to_string(), "--out", &file]).done();
    let letters: String = outside("pdftotext", &[&file, "-"]).split_whitespace().collect();
    let year = linli::platform::today().year();
    for words in ["出租房屋治安消防责任书", &format!("海租责〔{year}〕第0001号"), "万俟有房", "海棠社区"]
    {
        assert!(letters.contains(words), "{words} in {letters}");
    }
    let told = office.at_archive("print", &["rental_agreement", "all", "--out", &file, "--replace", "--json"]).json();
    assert_eq!(told["print_number"], 2);
    let again: String = outside("pdftotext", &[&file, "-"]).split_whitespace().collect();
    assert!(again.contains("（补打第1次）"), "{again}");
}

#[test]
fn a_letter_for_everybody_is_printed_from_the_facts_of_the_station() {
    let office = Office::with_people();
    let file = office.word("letter.pdf");
    office.at_archive("print", &["open_letter", "--blank", "--out", &file]).done();
    let letters: String = outside("pdftotext", &[&file, "-"]).split_whitespace().collect();
    assert!(letters.contains("海棠社区"), "{letters}");
}
