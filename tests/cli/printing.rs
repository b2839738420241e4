//! What a print leaves behind: its mark of 补打, the same paper again years later, batches, and numbers that stay honest.

use super::*;
use linli::domain::RecordId;
use linli::domain::registers::{Person, RentalHouse, Residence};
use linli::domain::template::TemplateKind;
use linli::domain::values::{Choice, Day, Name, Text, Value as _};
use linli::print::documents::CALIBRATION_SHEET;
use linli::services::agreements::{self, About};
use linli::services::as_of::{self, OnADay};
use linli::services::finding::{self, HitKind};
use linli::services::houses::{self, HouseFilter, HouseSort};
use linli::services::printing::{self, Likeness, OpensAt, Order, PrintFilter};
use linli::services::{Clock, Desk, Job, MachineSettings, Progress, Trouble, backup, sign_in};
use linli::store::{Act, OnPaper, Printed, Store, Writing};
use std::path::PathBuf;
use std::sync::mpsc;

fn sit_down(office: &Office) -> Desk {
    let mut settings = MachineSettings::load_from(&office.settings());
    sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::System).expect("in")
}

/// The same operator so many days later.
fn sit_down_after(office: &Office, days: u64) -> Desk {
    let day = linli::platform::today() + chrono::Days::new(days);
    let mut settings = MachineSettings::load_from(&office.settings());
    sign_in::sign_in(&mut settings, &office.archive(), OPERATOR, PASSWORD, Clock::Fixed(day)).expect("in")
}

/// The same, when somebody has worked on the two days before as well.
fn sit_down_in_earnest_after(office: &Office, days: u64) -> Desk {
    for day in [days - 2, days - 1] {
        drop(sit_down_after(office, day));
    }
    sit_down_after(office, days)
}

fn order(document: &str, residences: &[i64]) -> Order {
    Order::of(printing::kind(document).expect("a document"), residences.iter().copied().map(RecordId).collect())
}

/// Prints into a file; gives its text.
fn saved(desk: &mut Desk, office: &Office, order: Order, name: &str) -> String {
    let paper = printing::prepare(desk, order).expect("a paper");
    printing::save(desk, &paper, &office.path(name)).expect("saved");
    text_of(&office.path(name))
}

fn text_of(file: &Path) -> String {
    outside("pdftotext", &["-layout", file.to_str().expect("text"), "-"])
}

/// Changes the archive while nobody sits at it.
fn meanwhile(office: &Office, change: impl FnOnce(&mut Writing<'_>) -> Result<(), linli::store::StoreError>) {
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let act =
        Act { operator: OPERATOR, machine: "柜台一", at: "2026-07-01T09:00:00+08:00", what: "修改", purpose: "" };
    store.write(&act, change).expect("changed");
}

fn prints(desk: &Desk) -> Vec<printing::LogLine> {
    let ids = printing::list(desk, &PrintFilter::default()).expect("the log");
    printing::rows(desk, &ids).expect("its rows")
}

#[test]
fn a_further_print_of_the_same_says_so_on_the_paper_with_its_count() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    let texts = [1, 2, 3].map(|_| saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf"));
    assert!(!texts[0].contains("补打"), "{}", texts[0]);
    assert!(texts[1].contains("补打第1次") && texts[2].contains("补打第2次"), "{texts:?}");
    let form = saved(&mut desk, &office, order("floating_form", &[1]), "form.pdf");
    assert!(!form.contains("补打"), "another document of the same person: {form}");
    let both = saved(&mut desk, &office, order("floating_card", &[1, 2]), "both.pdf");
    assert_eq!(both.matches("补打").count(), 1, "of two cards one is no first one: {both}");
    assert_eq!(prints(&desk)[2].way, "保存 PDF，补打第 2 次");
}

#[test]
fn the_archived_values_give_the_same_bytes_after_the_records_have_changed() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    for (place, document) in ["floating_card", "floating_form"].into_iter().enumerate() {
        saved(&mut desk, &office, order(document, &[1, 2]), &format!("{place}.pdf"));
    }
    let imposed = Order { is_imposed: true, ..order("floating_card", &[3, 4, 5]) };
    saved(&mut desk, &office, imposed, "2.pdf");
    drop(desk);
    meanwhile(&office, |writing| {
        for id in [1, 2, 3, 4, 5] {
            let residence: Residence = writing.load(RecordId(id))?.expect("there");
            let person_id = residence.person.id.expect("a person");
            let person: Person = writing.load(person_id)?.expect("there");
            writing.update(person_id, &Person { name: Name::new("改名换姓"), ..person })?;
        }
        Ok(())
    });
    let mut desk = sit_down(&office);
    for (place, line) in prints(&desk).into_iter().rev().enumerate() {
        let again = printing::reproduce(&mut desk, line.print.id).expect("the paper again");
        assert_eq!(again.likeness, Likeness::Identical, "{}", line.title);
        assert_eq!(again.pdf, fs::read(office.path(&format!("{place}.pdf"))).expect("the file"));
    }
    let now = saved(&mut desk, &office, order("floating_card", &[1]), "now.pdf");
    assert!(now.contains("改名换姓"), "a new print shows what is known now: {now}");
}

#[test]
fn a_list_is_archived_too() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    let file = office.word("list.pdf");
    drop(desk);
    office
        .at_archive("print", &["resident_list", "--on", "2026-06-09", "--purpose", "消防演练", "--out", &file])
        .done();
    desk = sit_down(&office);
    let line = prints(&desk).remove(0);
    assert_eq!((line.print.purpose.as_str(), line.title.as_str()), ("消防演练", "在住人员名单"));
    assert!(text_of(Path::new(&file)).contains("用途：消防演练"));
    let again = printing::reproduce(&mut desk, line.print.id).expect("the paper again");
    assert_eq!(again.pdf, fs::read(&file).expect("the file"));
}

/// A program that draws a form otherwise must not call it the same paper.
#[test]
fn a_paper_that_comes_out_otherwise_is_not_called_the_same() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf");
    let line = prints(&desk).remove(0);
    drop(desk);
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let archived = store.print_archive(line.print.id).expect("read").expect("kept");
    let at = line.print.at.clone();
    let act =
        Act { operator: OPERATOR, machine: "柜台一", at: &at, what: "流动人口登记卡", purpose: "打印" };
    let printed = Printed { document: "floating_card", archived: &archived, sha256: "00", ..Printed::default() };
    for (number, layout) in [(2, 0), (3, line.print.layout)] {
        store.reserve_print(&act, &Printed { number, layout, ..printed.clone() }).expect("logged");
    }
    let without = Printed { number: 4, archived: "", ..printed };
    store.reserve_print(&act, &without).expect("logged");
    drop(store);
    let mut desk = sit_down(&office);
    let lines = prints(&desk);
    assert!(matches!(printing::reproduce(&mut desk, lines[0].print.id), Err(Trouble::NotArchived)));
    let likeness =
        [2, 1].map(|place: usize| printing::reproduce(&mut desk, lines[place].print.id).expect("drawn").likeness);
    assert_eq!(likeness, [Likeness::OtherLayout, Likeness::OtherBytes]);
}

#[test]
fn opening_an_old_paper_leaves_a_line() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_form", &[1]), "form.pdf");
    let print = prints(&desk)[0].print.id;
    printing::reproduce(&mut desk, print).expect("the paper again");
    drop(desk);
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let lines = store.log_lines(3).expect("the log");
    assert!(lines.iter().any(|line| line.action == "reveal" && line.detail.contains("打印存档")), "{lines:?}");
}

#[test]
fn a_print_is_found_by_the_person_the_house_the_document_and_by_typed_words() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf");
    saved(&mut desk, &office, order("floating_form", &[2]), "form.pdf");
    saved(&mut desk, &office, order("floating_card", &[1, 2, 3]), "three.pdf");
    let person =
        linli::services::people::registration(&desk, RecordId(1)).expect("there").1.person.id.expect("a person");
    let found = |filter: PrintFilter| printing::list(&desk, &filter).expect("the log").len();
    let about = Some(("person".to_owned(), person));
    assert_eq!(found(PrintFilter { about, ..PrintFilter::default() }), 2);
    assert_eq!(found(PrintFilter { document: Some("floating_form".into()), ..PrintFilter::default() }), 1);
    assert_eq!(found(PrintFilter { words: "单数双".into(), ..PrintFilter::default() }), 2, "also among three");
    assert_eq!(found(PrintFilter { operator: Some("别人".into()), ..PrintFilter::default() }), 0);
    assert_eq!(found(PrintFilter::default()), 3);
    let line = printing::line_of(&desk, "person", person).expect("read").expect("printed");
    assert!(line.starts_with("打印过 2 次") && line.ends_with("流动人口登记卡"), "{line}");
}

#[test]
fn many_come_in_the_order_of_their_doors() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    let all: Vec<i64> = (1..=RESIDENTS.len() as i64).collect();
    let text = saved(&mut desk, &office, order("floating_card", &all), "all.pdf");
    let places =
        ["区别大", "尉迟不迟", "解千愁", "曾不曾", "单数双", "云中鹤"].map(|name| text.find(name).expect(name));
    assert!(places.is_sorted(), "1栋, 3栋1单元, 3栋2单元, 12栋: {places:?}");
}

/// Two of the residents lack something the form must say.
fn with_gaps() -> Office {
    let office = Office::with_people();
    meanwhile(&office, |writing| {
        let residence: Residence = writing.load(RecordId(2))?.expect("there");
        writing.update(RecordId(2), &Residence { registered_on: Day(None), ..residence })?;
        let residence: Residence = writing.load(RecordId(4))?.expect("there");
        let person_id = residence.person.id.expect("a person");
        let person: Person = writing.load(person_id)?.expect("there");
        writing.update(person_id, &Person { birth: Day(None), ..person })
    });
    office
}

#[test]
fn whoever_lacks_something_is_told_apart_and_not_printed_half() {
    let office = with_gaps();
    let desk = sit_down(&office);
    let paper = printing::prepare(&desk, order("floating_form", &[1, 2, 3, 4])).expect("a paper");
    let told: Vec<_> = paper.left_out.iter().map(|one| (one.record.0, one.missing.clone())).collect();
    assert_eq!(told, [(4, vec!["出生日期"]), (2, vec!["登记日期"])]);
    assert!(paper.left_out.iter().all(|one| matches!(one.opens_at, Some(OpensAt::Person(_)))));
    let card = printing::prepare(&desk, order("floating_card", &[1, 2, 3, 4])).expect("a paper");
    assert_eq!(card.left_out.len(), 1, "a card asks for less");
    let nobody = printing::prepare(&desk, order("floating_card", &[2, 2])).expect_err("nobody is complete");
    assert_eq!(nobody.to_string(), "选中的 2 份都不能打印，例如第 2 条：缺 登记日期");
    assert!(printing::prepare(&desk, order("floating_card", &[2])).is_ok(), "one alone is seen before it is printed");
}

#[test]
fn the_command_line_prints_the_others_and_names_those_left_out_by_number() {
    let office = with_gaps();
    let words = ["floating_form", "all", "--out", &office.word("all.pdf"), "--json"];
    let answer = office.at_archive("print", &words);
    let told: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!((&told["left_out"], answer.code), (&json!([4, 2]), 0));
    assert_eq!(prints(&sit_down(&office))[0].print.subject, "4 人", "those that were left out are not counted");
    assert!(answer.err.contains("第 4 条缺 出生日期") && !answer.err.contains("区别大"), "{}", answer.err);
}

#[test]
fn a_file_for_each_has_its_own_number_and_no_name_of_anybody() {
    let office = with_gaps();
    let words = ["floating_card", "all", "--each", "--out", &office.word("每人一份"), "--json"];
    let answer = office.at_archive("print", &words);
    let told: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(told["files"], RESIDENTS.len() - 1);
    assert_eq!((&told["numbers"], &told["left_out"]), (&json!([1, RESIDENTS.len() - 1]), &json!([2])));
    let files: Vec<PathBuf> =
        fs::read_dir(office.path("每人一份")).expect("a folder").flatten().map(|one| one.path()).collect();
    assert_eq!(files.len(), RESIDENTS.len() - 1);
    for file in &files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(RESIDENTS.iter().all(|resident| !name.contains(resident.name)), "{name}");
        assert_eq!(RESIDENTS.iter().filter(|resident| text_of(file).contains(resident.name)).count(), 1);
    }
}

#[test]
fn stopping_leaves_whole_files_and_no_number_without_a_file() {
    let office = Office::with_people();
    let (go, waits) = mpsc::channel::<()>();
    let (mut desk, folder) = (sit_down(&office), office.path("每人一份"));
    let job = Job::start(
        "each",
        "",
        || {},
        move |progress: &Progress| {
            waits.recv().expect("told to go on");
            printing::save_each(&mut desk, &order("floating_card", &[1, 2, 3]), &folder, progress)
        },
    )
    .expect("a job");
    job.cancel();
    go.send(()).expect("it waits");
    assert!(matches!(job.wait(), Err(Trouble::Cancelled)), "before the first nothing has happened");
    let mut desk = sit_down(&office);
    // The second of them finds its place taken.
    let folder = office.path("第二批");
    let second = printing::file_name(&desk, &order("floating_card", &[1])).expect("a name");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join(second), "别的文件").expect("written");
    let saved = printing::save_each(&mut desk, &order("floating_card", &[1, 2, 3]), &folder, &Progress::default());
    let saved = saved.expect("one came out");
    assert_eq!((saved.files, saved.numbers), (1, Some((1, 1))));
    assert!(saved.words().contains("其余没有打印") && saved.trouble.is_some(), "{saved:?}");
    let lines = prints(&desk);
    assert_eq!((lines.len(), lines[0].print.is_void()), (1, false));
}

#[test]
fn whole_numbers_do_not_leave_without_a_word_what_for() {
    let office = Office::with_people();
    let file = office.word("form.pdf");
    let sentence = office.at_archive("print", &["floating_form", "1", "--purpose", " ", "--out", &file]).refused();
    assert!(sentence.contains("用途"), "{sentence}");
    office.at_archive("print", &["floating_form", "1", "--purpose", "本人要求", "--out", &file]).done();
    assert_eq!(prints(&sit_down(&office))[0].print.purpose, "本人要求");
}

#[test]
fn the_calibration_sheet_says_how_it_is_measured_and_is_to_scale() {
    let office = Office::with_people();
    let file = office.word("sheet.pdf");
    office.at_archive("print", &["calibration_sheet", "--blank", "--out", &file]).done();
    let text = text_of(Path::new(&file));
    for words in ["打印校准页", "横向 100 毫米", "竖向 100 毫米", "右移", "下移", "10 毫米"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(prints(&sit_down(&office))[0].print.document, CALIBRATION_SHEET.key);
}

/// The line stays for good; what stood on the paper, and whose name, goes from the file when its time has passed.
#[test]
fn what_stood_on_a_paper_is_wiped_after_the_years_of_the_station_and_the_line_says_so() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf");
    let print = prints(&desk)[0].print.id;
    drop(desk);
    let mut desk = sit_down_after(&office, 300);
    printing::set_retention(&mut desk, printing::Retention { years: 1 }).expect("set");
    backup::on_closing(&mut desk).expect("closed");
    assert!(printing::reproduce(&mut desk, print).is_ok(), "its year has not passed");
    drop(desk);
    let mut desk = sit_down_in_earnest_after(&office, 400);
    backup::on_closing(&mut desk).expect("closed");
    let line = prints(&desk).remove(0);
    let told = printing::reproduce(&mut desk, print).expect_err("wiped").to_string();
    assert!(told.contains("过了保存年限") && told.contains(line.print.erased_on.as_deref().expect("a day")), "{told}");
    assert_eq!((line.print.subject.as_str(), line.way.as_str(), line.print.number), ("", "保存 PDF", 1));
    let again = saved(&mut desk, &office, order("floating_card", &[1]), "again.pdf");
    assert!(again.contains("补打第1次"), "{again}");
}

#[test]
fn a_clock_set_years_ahead_by_mistake_wipes_nothing_of_what_was_printed() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf");
    let print = prints(&desk)[0].print.id;
    drop(desk);
    for days in [365 * 9, 1, 365 * 9] {
        let mut desk = sit_down_after(&office, days);
        backup::on_closing(&mut desk).expect("closed");
        assert!(printing::reproduce(&mut desk, print).is_ok(), "after {days} days");
    }
}

#[test]
fn an_agreement_is_proposed_with_a_copy_for_each_who_signs_and_kept_while_it_runs() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    let kind = TemplateKind::RentalAgreement;
    let prepared = agreements::prepare(&mut desk, kind, &[About::House(RecordId(1))]).expect("prepared");
    let agreement = || order("rental_agreement", &[prepared.made[0].0]);
    assert_eq!(printing::copies(&desk, &agreement()).expect("copies"), 3, "landlord, community and police");
    assert_eq!(printing::copies(&desk, &order("floating_card", &[1])).expect("copies"), 1);
    saved(&mut desk, &office, agreement(), "agreement.pdf");
    let hits = finding::search(&desk, "租责1", 5).expect("hits");
    assert_eq!((hits[0].kind, hits[0].id), (HitKind::Agreement, prepared.made[0]), "by the number in somebody's hand");
    assert_eq!(printing::copies(&desk, &agreement()).expect("copies"), 1, "again only what was lost");
    let print = prints(&desk)[0].print.id;
    drop(desk);
    for (days, is_kept) in [(365 * 3, true), (365 * 5, false)] {
        let mut desk = sit_down_in_earnest_after(&office, days);
        backup::on_closing(&mut desk).expect("closed");
        assert_eq!(printing::reproduce(&mut desk, print).is_ok(), is_kept, "after {days} days");
    }
}

/// A line of the log concerns every record it shows, each in its own register.
#[test]
fn what_is_on_paper_is_named_by_its_own_register() {
    assert_eq!(OnPaper::of::<Person>(RecordId(7)).register, "person");
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    saved(&mut desk, &office, order("floating_card", &[1]), "card.pdf");
    drop(desk);
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    assert_eq!(store.prints_of("residence", RecordId(1)).expect("read").len(), 1);
    let residence: Residence = store.load(RecordId(1)).expect("read").expect("there");
    assert_eq!(store.prints_of("person", residence.person.id.expect("a person")).expect("read").len(), 1);
}

/// The residence of the first, with a workplace that no card has room for.
fn with_a_long_workplace() -> Office {
    let office = Office::with_people();
    meanwhile(&office, |writing| {
        let residence: Residence = writing.load(RecordId(1))?.expect("there");
        writing.update(RecordId(1), &Residence { workplace: Text("虚构服装设计制造公司".repeat(9)), ..residence })
    });
    office
}

#[test]
fn what_does_not_fit_onto_its_form_can_be_looked_at_and_is_not_printed() {
    let office = with_a_long_workplace();
    let mut desk = sit_down(&office);
    let onto_form = Order { is_values_only: true, ..order("floating_card", &[1]) };
    let paper = printing::prepare(&desk, onto_form.clone()).expect("a paper to look at");
    assert!(paper.exceeds_form && paper.remarks[0].contains("请取消「只印填写的内容」"), "{:?}", paper.remarks);
    let refused = printing::save(&mut desk, &paper, &office.path("values.pdf"));
    assert!(matches!(refused, Err(Trouble::ExceedsForm)), "{refused:?}");
    assert!(!office.path("values.pdf").exists() && prints(&desk).is_empty(), "and takes no number");
    let many = Order { records: [1, 2, 3].map(RecordId).to_vec(), ..onto_form };
    let paper = printing::prepare(&desk, many).expect("the others");
    let told: Vec<_> = paper.left_out.iter().map(|one| (one.record.0, one.words())).collect();
    assert_eq!(told, [(1, "内容比空白表的格子长，请打印整张".to_owned())]);
    assert!(!paper.exceeds_form && paper.pages == 2);
}

/// Else two numbers and two lines of who printed it would lie on one another.
#[test]
fn an_empty_form_leaves_number_day_and_operator_to_what_is_filled_in_later() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    for document in ["floating_card", "floating_form", "floating_receipt"] {
        let kind = printing::kind(document).expect("a document");
        let blank = saved(&mut desk, &office, Order::blank(kind), &format!("{document}-blank.pdf"));
        assert!(!blank.contains("印〔") && !blank.contains("操作员"), "{document}: {blank}");
        let onto_form = Order { is_values_only: true, ..order(document, &[1]) };
        saved(&mut desk, &office, onto_form, &format!("{document}.pdf"));
    }
    let form = text_of(&office.path("floating_form.pdf"));
    assert!(form.contains("印〔") && form.contains("操作员"), "{form}");
    assert_eq!(prints(&desk).len(), 6, "the empty ones are logged as well");
    let blank = prints(&desk).remove(5);
    let again = printing::reproduce(&mut desk, blank.print.id).expect("the paper again");
    assert_eq!(again.pdf, fs::read(office.path("floating_card-blank.pdf")).expect("the file"));
}

#[test]
fn a_card_of_somebody_who_left_is_remarked_on_before_it_is_printed() {
    let office = Office::with_people();
    meanwhile(&office, |writing| {
        let residence: Residence = writing.load(RecordId(1))?.expect("there");
        let left = chrono::NaiveDate::from_ymd_opt(2026, 6, 1);
        writing.update(RecordId(1), &Residence { until_date: Day(left), ..residence })
    });
    let desk = sit_down(&office);
    let one = printing::prepare(&desk, order("floating_card", &[1])).expect("a paper");
    assert_eq!(one.remarks, ["已于2026年6月1日离开，登记已经结束。确实要的再打"]);
    let many = printing::prepare(&desk, order("floating_card", &[1, 2, 3])).expect("a paper");
    assert_eq!(many.remarks, ["3 人里有 1 人已经离开，登记已经结束。只要在住的，请先筛出来再打"]);
    assert!(printing::prepare(&desk, order("floating_card", &[2])).expect("a paper").remarks.is_empty());
}

#[test]
fn a_house_that_is_let_no_more_has_no_plate_and_is_named() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "120"]).done();
    let desk = sit_down(&office);
    let houses = houses::list(&desk, &HouseFilter::default(), HouseSort::default()).expect("the list");
    let plate = |houses: &[RecordId]| {
        printing::prepare(&desk, Order::of(printing::kind("house_plate").expect("it"), houses.to_vec()))
    };
    let whole = houses.iter().copied().filter(|house| plate(&[*house, *house]).is_ok());
    let [closed, others @ ..]: [RecordId; 3] = whole.take(3).collect::<Vec<_>>().try_into().expect("three");
    drop(desk);
    meanwhile(&office, |writing| {
        let house: RentalHouse = writing.load(closed)?.expect("there");
        let let_until = Day(chrono::NaiveDate::from_ymd_opt(2026, 6, 1));
        writing.update(closed, &RentalHouse { letting_state: Choice::of(houses::CLOSED), let_until, ..house })
    });
    let desk = sit_down(&office);
    let plate = |houses: &[RecordId]| {
        printing::prepare(&desk, Order::of(printing::kind("house_plate").expect("it"), houses.to_vec()))
    };
    let told = plate(&[closed]).expect_err("no plate").to_string();
    assert_eq!(told, "这一份没有打印：2026年6月1日已停租，不出公示牌");
    let paper = plate(&[closed, others[0], others[1]]).expect("the others");
    assert!(paper.left_out.iter().any(|one| one.record == closed && one.words().contains("已停租")));
    let card = Order::of(printing::kind("house_card").expect("it"), vec![closed]);
    assert!(printing::prepare(&desk, card).is_ok(), "its file is kept");
}

/// The archive card of the house and the form of who lives in it say the same of where the landlord lives.
#[test]
fn the_form_says_where_the_landlord_lives_as_the_file_of_the_house_does() {
    let office = Office::empty();
    office.at_archive("new", &["--name", STATION, "--demo", "120"]).done();
    let mut desk = sit_down(&office);
    let houses = houses::list(&desk, &HouseFilter::default(), HouseSort::default()).expect("the list");
    drop(desk);
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let lived_in = houses.into_iter().find_map(|id| {
        let house: RentalHouse = store.load(id).expect("read").expect("there");
        // Of whoever lives in the community the register of residences alone knows the address.
        let landlord: Person = store.load(house.landlord.id?).expect("read").expect("there");
        let (stay, _) = store.residences_at(house.place.id?).expect("read").into_iter().next()?;
        let lives_here = !store.residences_of(house.landlord.id?).expect("read").is_empty();
        (landlord.home_address.is_empty() && lives_here).then_some((id, stay))
    });
    drop(store);
    let (house, stay) = lived_in.expect("a house of a landlord who lives here, and somebody in it");
    desk = sit_down(&office);
    let card = saved(&mut desk, &office, order("house_card", &[house.0]), "card.pdf");
    let form = saved(&mut desk, &office, order("floating_form", &[stay.0]), "form.pdf");
    let address = card.lines().find_map(|line| line.split_once("现住址")).expect("a row").1.trim();
    let said = form.lines().find_map(|line| line.split_once("住址  ")).map(|(_, said)| said.trim());
    assert!(!address.is_empty() && form.lines().any(|line| line.trim_end().ends_with(address)), "{address}: {said:?}");
}

/// 套打 is a print as any other: numbered, logged with what it is, and made again to the byte.
#[test]
fn what_is_filled_in_alone_is_a_print_of_its_own_and_comes_again_as_it_was() {
    let office = Office::with_people();
    let mut desk = sit_down(&office);
    let onto_form = Order { is_values_only: true, ..order("floating_card", &[1]) };
    let text = saved(&mut desk, &office, onto_form.clone(), "values.pdf");
    assert!(text.contains(RESIDENTS[0].name) && !text.contains("姓名") && !text.contains("登记卡"), "{text}");
    let line = prints(&desk).remove(0);
    assert!(line.print.purpose.contains("套打，只印填写的内容"), "{}", line.print.purpose);
    let again = printing::reproduce(&mut desk, line.print.id).expect("the paper again");
    assert_eq!(again.pdf, fs::read(office.path("values.pdf")).expect("the file"));
    for refused in [Order { is_blank: true, records: Vec::new(), ..onto_form }, onto_list(&desk)] {
        assert!(matches!(printing::prepare(&desk, refused), Err(Trouble::NotOnForms(_))));
    }
}

fn onto_list(desk: &Desk) -> Order {
    let on = OnADay { day: desk.today(), place: None };
    let residences = as_of::residences(desk, on).expect("who lives there");
    Order { is_values_only: true, ..Order::list(on, residences) }
}

#[test]
fn the_command_line_prints_what_is_filled_in_alone() {
    let office = Office::with_people();
    let (archive, out) = (office.word("档案"), office.word("values.pdf"));
    let words = ["print", "--archive", &archive, "floating_card", "1", "--values-only", "--out", &out];
    office.run(office.command(&words).env("LINLI_PASSWORD", PASSWORD)).done();
    let text = text_of(&office.path("values.pdf"));
    assert!(text.contains(RESIDENTS[0].name) && !text.contains("证件号码"), "{text}");
    let words =
        ["print", "--archive", &archive, "floating_card", "--blank", "--values-only", "--out", &out, "--replace"];
    let refused = office.run(office.command(&words).env("LINLI_PASSWORD", PASSWORD)).refused();
    assert!(refused.contains("不能只印填写的内容"), "{refused}");
}
