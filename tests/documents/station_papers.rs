//! The receipt of a registration, and the papers of the station: service card, safety check, own record, export approval.

use crate::documents::houses::{LONG_ADDRESS, LONG_NAME, organisation};
use crate::{issue, long_registration, registration, station, words};
use linli::domain::registers::{Organisation, SafetyCheck};
use linli::domain::service_card::{LINES, ServiceCard, Turning};
use linli::domain::values::{Choice, Day, Name, Text};
use linli::print::documents::own_record::{self, Held, HeldSection, OwnRecord};
use linli::print::documents::safety_check::{self, OrganisationRecord};
use linli::print::documents::service_card::{self, CardSize};
use linli::print::documents::{export_approval, receipt};
use linli::print::page::{A4, Page};
use linli::print::{Document, Issue, Mark};

pub fn service_card() -> ServiceCard {
    let mut card = ServiceCard::default();
    card.has_code_place = true;
    for (key, words) in [
        ("help_phone", "0830-0000120"),
        ("leader", "领头羊 0830-0000121"),
        ("grid_member", "格子明 138 0000 0111"),
        ("policeman", "景为民 138 0000 0112"),
        ("police_room", "0830-0000122"),
        ("property", "0830-0000123"),
        ("water", "0830-0000124"),
        ("gas", "0830-0000125"),
        ("locksmith", "138 0000 0126"),
        ("mediation", "0830-0000127"),
    ] {
        *card.text_mut(key) = words.into();
    }
    card
}

pub fn long_card() -> ServiceCard {
    let mut card = service_card();
    LINES.iter().for_each(|line| *card.text_mut(line.key) = LONG_ADDRESS.into());
    card
}

pub fn check() -> OrganisationRecord {
    OrganisationRecord { organisation: organisation(), representative: "领头羊".into(), check: None }
}

pub fn own_record() -> OwnRecord {
    let mut number = Held::new("证件号码", crate::NUMBER);
    number.masked = "110***********0007".into();
    let person = vec![
        Held::new("证件类型", "居民身份证"),
        number,
        Held::new("姓名", "甄无名"),
        Held::new("户籍详址", "叙永镇虚构路12号3栋2单元501室，原登记为叙永镇虚构路旧门牌七号"),
        Held::new("联系电话", "138 0000 0001"),
    ];
    let stay = |address: &str| vec![Held::new("地址", address), Held::new("来本地日期", "2026-03-01")];
    OwnRecord {
        name: "甄无名".into(),
        sections: vec![
            HeldSection { title: "基本资料".into(), entries: vec![person] },
            HeldSection { title: "居住登记".into(), entries: vec![stay("海棠苑3栋"), stay(LONG_ADDRESS)] },
            HeldSection {
                title: "打印记录".into(),
                entries: vec![
                    (1..=60).map(|place| Held::new("2026-03-03", format!("流动人口登记卡，第{place:04}号"))).collect(),
                ],
            },
        ],
    }
}

pub fn every(issue: &Issue<'_>) -> Vec<Document> {
    let long_organisation = Organisation {
        organisation_name: Text(LONG_ADDRESS.into()),
        office_address: Text(LONG_ADDRESS.into()),
        ..organisation()
    };
    let long_check =
        OrganisationRecord { organisation: long_organisation, representative: LONG_NAME.into(), check: None };
    let mut all = vec![
        receipt::batch(&[registration(), long_registration()], issue),
        receipt::blank(issue),
        safety_check::batch(&[check(), long_check], issue),
        safety_check::blank(issue),
        own_record::filled(&own_record(), issue),
        own_record::blank(issue),
        export_approval::filled(issue),
        export_approval::blank(issue),
    ];
    for size in CardSize::ALL {
        all.push(service_card::filled(&service_card(), size, issue));
        all.push(service_card::filled(&ServiceCard::default(), size, issue));
        all.push(service_card::filled(&long_card(), size, issue));
        all.push(service_card::blank(size, issue));
    }
    all
}

fn pieces(document: &Document) -> String {
    document.pages.iter().flat_map(Page::texts).collect()
}

#[test]
fn the_receipt_says_who_where_when_by_whom_and_keeps_a_stub() {
    let station = station();
    let receipt = receipt::filled(&registration(), &issue(&station));
    assert_eq!(receipt.pages.len(), 1);
    assert_eq!((receipt.pages[0].width_mm, receipt.pages[0].height_mm), (210.0, 148.0));
    let pieces = pieces(&receipt);
    for (wanted, times) in [
        ("甄无名", 2),
        ("海居〔2026〕第0087号", 2),
        ("海棠苑3栋2单元501室", 2),
        ("2026年3月3日", 2),
        ("110***********0007", 2),
        ("存根", 1),
        ("登记机关、受理单位（章）", 1),
        ("海棠社区综治工作站", 1),
        ("领取人签名", 1),
    ] {
        assert_eq!(pieces.matches(wanted).count(), times, "{wanted} in {pieces}");
    }
    for hidden in [crate::NUMBER, "13800000001", "房多多", "虚构路12号"] {
        assert!(!pieces.contains(hidden), "{hidden} in {pieces}");
    }
}

#[test]
fn the_longest_name_and_address_on_a_receipt_lose_nothing() {
    let station = station();
    let long = receipt::filled(&long_registration(), &issue(&station));
    assert_eq!(pieces(&long).matches(&long_registration().address).count(), 2, "stub and receipt");
    assert_eq!(pieces(&long).matches(&*long_registration().person.name).count(), 2);
}

/// What it says of when and by whom they were registered stands over the seal, not on a sheet without it.
#[test]
fn a_receipt_of_a_name_of_46_letters_stands_on_one_sheet() {
    let (station, mut long) = (station(), registration());
    long.person.name = Name(long_registration().person.name.0.chars().take(46).collect());
    let receipt = receipt::filled(&long, &issue(&station));
    assert_eq!(receipt.pages.len(), 1);
    assert_eq!(pieces(&receipt).matches(&*long.person.name).count(), 2, "stub and receipt");
}

#[test]
fn ten_small_cards_or_four_large_ones_share_a_sheet_and_each_has_its_back() {
    let station = station();
    for (size, count) in [(CardSize::Pocket, 10), (CardSize::A6, 4)] {
        let sheets = service_card::filled(&service_card(), size, &issue(&station));
        assert_eq!(sheets.pages.len(), 2, "one front, one back");
        assert!(sheets.pages.iter().all(|page| (page.width_mm, page.height_mm) == A4));
        let [front, back] = [0, 1].map(|place| sheets.pages[place].texts().collect::<String>());
        for wanted in ["海棠社区便民服务卡", "格子明 138 0000 0111", "0830-0000110", "贴二维码"] {
            assert_eq!(front.matches(wanted).count(), count, "{wanted} in {front}");
        }
        for wanted in ["12348", "12345", "95598", "0830-0000124"] {
            assert_eq!(back.matches(wanted).count(), count, "{wanted} in {back}");
        }
        let notes = ["正面　双面打印，沿长边翻转", "反面　双面打印，沿长边翻转"];
        let is_noted = [front.contains(notes[0]), back.contains(notes[1])];
        assert_eq!(is_noted, [size == CardSize::Pocket; 2], "where four cards take the sheet no card is written on");
        assert_eq!(sheets.remarks, ["请双面打印，沿长边翻转，按实际大小"], "but it is said before printing");
        assert!(!back.contains("供暖"), "an empty line is left out: {back}");
    }
}

#[test]
fn a_card_that_is_turned_over_the_short_edge_says_so() {
    let station = station();
    let mut card = service_card();
    card.turning = Turning::ShortEdge;
    let words = words(&service_card::filled(&card, CardSize::Pocket, &issue(&station))).concat();
    assert!(words.contains("沿短边翻转") && !words.contains("沿长边翻转"));
}

#[test]
fn what_a_card_cannot_hold_goes_on_over_a_second_one_and_is_known_before() {
    let station = station();
    let issue = issue(&station);
    for size in CardSize::ALL {
        assert!(service_card::fits(&service_card(), size, &issue) && !service_card::fits(&long_card(), size, &issue));
        let sheets = service_card::filled(&long_card(), size, &issue);
        assert!(sheets.pages.len() > 2 && sheets.pages.len().is_multiple_of(2));
        let count = if size == CardSize::Pocket { 10 } else { 4 };
        // Other cells of a row stand between the lines of a long one: counted is a character that each text has once.
        assert_eq!(LONG_ADDRESS.matches('综').count(), 1);
        assert_eq!(pieces(&sheets).matches('综').count(), LINES.len() * count, "nothing is cut away");
    }
}

#[test]
fn a_blank_service_card_has_every_line_and_nothing_on_it() {
    let station = station();
    let words = words(&service_card::blank(CardSize::A6, &issue(&station))).concat();
    assert!(LINES.iter().all(|line| words.contains(&line.label.replace(' ', ""))), "{words}");
    assert!(!words.contains("95598") && !words.contains("12348"));
}

#[test]
fn the_safety_check_has_four_of_one_and_eight_of_two_each_with_three_boxes() {
    let station = station();
    for (check, is_filled) in
        [(safety_check::filled(&check(), &issue(&station)), true), (safety_check::blank(&issue(&station)), false)]
    {
        assert_eq!(check.pages.len(), 1);
        let words = words(&check).concat();
        for item in ["1安全领导机构", "4保安", "5两室：门卫室", "9两钢：钢门", "12两器：灭火器"]
        {
            assert!(words.contains(item), "{item} in {words}");
        }
        assert_eq!(words.contains("虚构机械厂"), is_filled, "{words}");
        assert_eq!(words.contains("领头羊"), is_filled);
        let boxes = check.pages[0].marks.iter().filter(|mark| matches!(mark, Mark::Outline { width_pt: 0.6, .. }));
        assert_eq!(boxes.count(), 12 * 3, "a box for 有, 无 and 整改中");
    }
}

#[test]
fn everything_held_about_somebody_stands_on_their_own_record_over_as_many_pages_as_it_takes() {
    let station = station();
    let record = own_record::filled(&own_record(), &issue(&station));
    assert!(record.pages.len() > 1);
    let pieces = pieces(&record);
    for section in own_record().sections {
        for held in section.entries.into_iter().flatten() {
            assert!(pieces.contains(&held.label) && pieces.contains(&held.words), "{held:?}");
        }
    }
    assert!(pieces.contains("居住登记（2，共 2）") && pieces.contains("查询人（签名）"));
    let masked = words(&own_record::filled(&own_record(), &Issue { full_id: false, ..issue(&station) })).concat();
    assert!(!masked.contains(crate::NUMBER) && masked.contains("110***********0007"));
}

#[test]
fn a_blank_record_is_a_request_to_be_filled_by_hand() {
    let station = station();
    let blank = own_record::blank(&issue(&station));
    assert_eq!(blank.pages.len(), 1);
    let words = words(&blank).concat();
    for wanted in ["查阅", "更正", "删除", "处理和理由", "查询人（签名）"] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}

#[test]
fn an_export_is_asked_for_in_writing_with_or_without_its_head() {
    let station = station();
    let filled = export_approval::filled(&issue(&station));
    let blank = export_approval::blank(&issue(&station));
    assert_eq!((filled.pages.len(), blank.pages.len()), (1, 1));
    let (filled, blank) = (words(&filled).concat(), words(&blank).concat());
    for wanted in ["接收单位", "用途", "依据", "完整号码，须写明理由", "站长签名", "销毁日期"]
    {
        assert!(filled.contains(wanted) && blank.contains(wanted), "{wanted} in {filled}");
    }
    assert!(filled.contains("申请人周敏申请日期2026年11月22日"), "{filled}");
    assert!(!blank.contains("申请人周敏"), "{blank}");
}

#[test]
fn a_safety_check_that_was_made_comes_with_its_figures_and_one_that_was_not_leaves_them_open() {
    let station = station();
    let blank = words(&safety_check::filled(&check(), &issue(&station))).concat();
    assert!(blank.contains("项（共12项）") && !blank.contains("11项"), "{blank}");
    let found = |code: &str| Choice::of(code);
    let made = SafetyCheck {
        kind: Choice::of("1"),
        checked_on: Day("2026-06-10".parse().ok()),
        due_on: Day("2026-06-20".parse().ok()),
        leading_body: found("1"),
        duty_system: found("1"),
        alarm: found("3"),
        ..SafetyCheck::default()
    };
    let made =
        words(&safety_check::filled(&OrganisationRecord { check: Some(made), ..check() }, &issue(&station))).concat();
    for wanted in ["2项（共12项）", "2026-06-10", "2026-06-20"] {
        assert!(made.contains(wanted), "{wanted} in {made}");
    }
}
