//! The papers of a rental house: the archive card, the plate at the door, the stars.

use crate::{day, issue, person, station, words};
use linli::domain::Date;
use linli::domain::registers::{
    Agreement, HouseParty, Inspection, InspectionFinding, Organisation, Person, PlaceDuty, RentalHouse, Tenancy,
};
use linli::domain::values::{Choice, Count, Day, Identity, Name, Phones, SquareMetres, Text};
use linli::print::documents::house::{AgreementRecord, Dweller, Holder, TenancyRecord, VisitRecord};
use linli::print::documents::star_plate::{self, StarAward};
use linli::print::documents::{HouseRecord, PlateSize, house_card, house_plate};
use linli::print::page::Page;
use linli::print::{Document, Issue};

pub const LONG_NAME: &str =
    "阿卜杜热合曼江·买买提依明托合提·艾合麦提江阿布都外力克热木吐尔逊·努尔麦麦提阿不来提依米提江如则托合";
pub const LONG_ADDRESS: &str = "青溪街道海棠社区海棠苑小区东区三期（原虚构机械厂职工宿舍改造安置房）第十七栋商住综合楼副楼四单元二十三层二三〇四室北侧次卧隔壁储藏间改造房2304-B-12号床位靠窗下铺";

fn on(text: &str) -> Day {
    Day(text.parse().ok())
}

pub fn named(name: &str, number: &str, phone: &str) -> Person {
    Person {
        name: Name(name.into()),
        identity: Identity { kind: Choice::of("111"), number: number.into(), ..Identity::default() },
        phones: Phones(vec![phone.into()]),
        ..person()
    }
}

fn holder(person: Person) -> Holder {
    Holder::Person { person: Box::new(person), address: "桂花巷4号".into() }
}

fn dweller(person: Person, is_tenant: bool, from: &str) -> Dweller {
    Dweller { person, is_tenant, from: from.parse().ok(), until: None }
}

fn tenancy(room: &str, tenant: Person, others: Vec<Person>) -> TenancyRecord {
    let from = "2026-03-01";
    let mut dwellers = vec![dweller(tenant.clone(), true, from)];
    dwellers.extend(others.into_iter().map(|one| dweller(one, false, from)));
    TenancyRecord {
        tenancy: Tenancy {
            room: Text(room.into()),
            from_date: on(from),
            agreed_until: on("2027-02-28"),
            ..Tenancy::default()
        },
        tenant: Some(holder(tenant)),
        dwellers,
    }
}

/// A house as most of them are: let to a family, with somebody who answers for it, visited twice.
pub fn house() -> HouseRecord {
    let landlord = named("房多多", "510502196505050011", "13900000002");
    let party =
        |role: &str| HouseParty { role: Choice::of(role), from_date: on("2025-01-01"), ..HouseParty::default() };
    let duty = |duty: &str, holder: &str, phone: &str| PlaceDuty {
        duty: Choice::of(duty),
        holder: Name(holder.into()),
        phones: Phones(vec![phone.into()]),
        from_date: on("2025-01-01"),
        ..PlaceDuty::default()
    };
    let tenant = named("甄无名", crate::NUMBER, "13800000001");
    let wife = named("贾有姓", "110101199202020028", "13800000003");
    let child = Person { birth: Day(Some(day(2020, 5, 5))), ..named("甄小小", "110101202005050019", "13800000004") };
    let past = TenancyRecord {
        tenancy: Tenancy {
            ended_on: on("2026-02-20"),
            end_reason: Choice::of("1"),
            ..tenancy("次卧", tenant.clone(), vec![]).tenancy
        },
        ..tenancy("次卧", named("故去来", "110101198803030032", "13800000005"), vec![])
    };
    HouseRecord {
        house: RentalHouse {
            house_number: Text("海房-0317".into()),
            ownership: Choice::of("1"),
            rent_use: Choice::of("02"),
            letting_form: Choice::of("1"),
            letting_state: Choice::of("2"),
            hazard: Choice::of("00"),
            structure: Choice::of("03"),
            floor_area: SquareMetres(Some(8_950)),
            layout: Text("两室一厅".into()),
            rooms_total: Count(Some(3)),
            rooms_let: Count(Some(2)),
            let_from: on("2025-01-01"),
            registered_on: on("2025-01-03"),
            registrar: Text("周敏".into()),
            verified_on: on("2026-06-01"),
            ..RentalHouse::default()
        },
        address: "海棠苑3栋2单元501室".into(),
        landlord: Some(holder(landlord.clone())),
        parties: vec![
            (party("4"), holder(landlord)),
            (party("5"), holder(named("欧阳管事", "110101197004040043", "13900000006"))),
        ],
        staff: vec![duty("2", "格子明", "0830-0000111"), duty("5", "景为民", "0830-0000112")],
        tenancies: vec![tenancy("", tenant, vec![wife, child]), past],
        visits: vec![visit("2026-06-10", &[]), visit("2026-05-10", &[("05", "楼道口停放电动车")])],
        agreements: vec![AgreementRecord {
            agreement: Agreement {
                kind: Choice::of("rental_agreement"),
                agreement_number: Text("海租责〔2026〕第0005号".into()),
                valid_from: on("2026-01-05"),
                valid_until: on("2027-01-04"),
                ..Agreement::default()
            },
            standing: "有效".into(),
        }],
        agreement_until: on("2027-01-04").0,
        most_people: Some(6),
        ..HouseRecord::default()
    }
}

fn visit(day: &str, found: &[(&str, &str)]) -> VisitRecord {
    let finding = |(item, found): &(&str, &str)| InspectionFinding {
        item: Choice::of(item),
        found: Text((*found).into()),
        due_on: on("2026-05-20"),
        resolved_on: on("2026-05-18"),
        resolution: Text("已搬走".into()),
        ..InspectionFinding::default()
    };
    VisitRecord {
        inspection: Inspection {
            inspected_on: on(day),
            inspectors: Text("周敏、格子明".into()),
            ..Inspection::default()
        },
        findings: found.iter().map(finding).collect(),
    }
}

/// Everything as long as the registers allow, and twelve tenants.
pub fn long_house() -> HouseRecord {
    let phones = ["13800008010", "13800008026", "13800008089"].map(str::to_owned).to_vec();
    let named = |name: &str| Person { phones: Phones(phones.clone()), ..named(name, crate::NUMBER, "") };
    let long = |name: &str| Person { name: Name(name.into()), ..named("甲") };
    let mut record = house();
    record.address = LONG_ADDRESS.into();
    record.landlord = Some(Holder::Person { person: Box::new(long(LONG_NAME)), address: LONG_ADDRESS.into() });
    record.parties[1].1 = Holder::Organisation {
        organisation: Organisation {
            organisation_name: Text(
                "虚构（四川）现代服装设计制造与跨境电子商务供应链管理股份有限公司泸州分公司".into(),
            ),
            credit_code: Text("91510500MA00000000".into()),
            ..Organisation::default()
        },
        representative: LONG_NAME.into(),
    };
    record.staff[1].holder = Name(LONG_NAME.into());
    record.staff[1].phones = Phones(phones.clone());
    record.house.plate_phone = Choice::of("3");
    record.house.plate_consent_on = on("2026-01-05");
    record.tenancies =
        (1..=12).map(|room| tenancy(&format!("{room}号房"), long(&format!("{LONG_NAME}{room}")), vec![])).collect();
    record.visits =
        (1..=9).map(|place| visit(&format!("2026-05-{:02}", 20 - place), &[("05", LONG_ADDRESS)])).collect();
    record
}

/// Of an organisation, without a tenant, with somebody registered there under no tenancy.
pub fn organisations_house() -> HouseRecord {
    HouseRecord {
        landlord: Some(Holder::Organisation { organisation: organisation(), representative: "领头羊".into() }),
        tenancies: Vec::new(),
        unlisted: vec![dweller(named("甄无名", crate::NUMBER, "13800000001"), false, "2026-03-01")],
        stars: Some(4),
        ..house()
    }
}

pub fn organisation() -> Organisation {
    Organisation {
        organisation_name: Text("虚构机械厂".into()),
        credit_code: Text("91510500MA00000000".into()),
        phones: Phones(vec!["08300000113".into()]),
        office_address: Text("工厂路1号".into()),
        ..Organisation::default()
    }
}

pub fn award(stars: u8) -> StarAward {
    StarAward {
        stars: Some(stars),
        house_number: "海房-0317".into(),
        landlord: "房*".into(),
        awarded_on: Some(day(2026, 11, 20)),
        valid_until: Some(day(2027, 11, 19)),
    }
}

pub fn every(issue: &Issue<'_>) -> Vec<Document> {
    let mut all = vec![
        house_card::filled(&house(), issue),
        house_card::filled(&organisations_house(), issue),
        house_card::batch(&[house(), long_house()], issue),
        house_card::blank(issue),
    ];
    for size in [PlateSize::A5, PlateSize::A4] {
        all.extend([
            house_plate::batch(&[house(), long_house(), organisations_house()], size, issue),
            house_plate::blank(size, issue),
            star_plate::batch(&[award(5), award(1)], size, issue),
            star_plate::blank(size, issue),
        ]);
    }
    all
}

fn pieces(document: &Document) -> String {
    document.pages.iter().flat_map(Page::texts).collect()
}

#[test]
fn the_card_of_an_ordinary_house_is_one_page_with_everything_that_is_known() {
    let station = station();
    let card = house_card::filled(&house(), &issue(&station));
    assert_eq!(card.pages.len(), 1);
    let words = &words(&card)[0];
    for wanted in [
        "房屋编号海房-0317",
        "地址海棠苑3栋2单元501室",
        "建筑面积89.5平方米",
        "姓名房多多",
        "510502196505050011",
        "消防责任人欧阳管事",
        "网格员格子明",
        "现住人数3人，上限6人",
        "海租责〔2026〕第0005号，2026-01-05至2027-01-04，有效",
        "整套甄无名110101199001010007",
        "同住贾有姓110101199202020028",
        "同住甄小朋友",
        "次卧故去来",
        "通道出口堵塞：楼道口停放电动车，限2026-05-20整改",
        "整改：已搬走",
        "没有发现问题",
        "登记单位海棠社区综治工作站",
        "最近核实2026年6月1日",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    for hidden in ["甄小小", "110101202005050019", "13800000004", "110101198803030032", "13800000005"] {
        assert!(!words.contains(hidden), "a child, and who has left: {hidden} in {words}");
    }
}

#[test]
fn the_card_hides_numbers_when_asked_to() {
    let station = station();
    let masked = words(&house_card::filled(&house(), &Issue { full_id: false, ..issue(&station) })).concat();
    assert!(!masked.contains(crate::NUMBER) && masked.contains("110***********0007"), "{masked}");
}

#[test]
fn twelve_tenants_with_the_longest_names_go_on_over_further_pages_and_lose_nothing() {
    let station = station();
    let card = house_card::filled(&long_house(), &issue(&station));
    assert!((2..=4).contains(&card.pages.len()), "{}", card.pages.len());
    let pieces = pieces(&card);
    for room in 1..=12 {
        assert!(pieces.contains(&format!("{room}号房")) && pieces.contains(&format!("{LONG_NAME}{room}")), "{room}");
    }
    assert!(pieces.contains(LONG_ADDRESS) && pieces.contains("更早的还有 3 次，没有列出"));
    assert!(words(&card)[1].contains("出租房屋档案卡（续页）"));
}

#[test]
fn the_house_of_an_organisation_names_it_and_who_represents_it() {
    let station = station();
    let words = words(&house_card::filled(&organisations_house(), &issue(&station))).concat();
    for wanted in ["产权单位虚构机械厂", "91510500MA00000000", "法定代表人领头羊", "未列入租赁甄无名", "星级4星"]
    {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}

#[test]
fn a_blank_card_has_room_for_either_landlord_and_says_nothing() {
    let station = station();
    let card = house_card::blank(&issue(&station));
    assert_eq!(card.pages.len(), 1, "by hand on one page");
    let words = words(&card).concat();
    for wanted in ["产权单位", "证件号码", "代管人", "监督责任人"] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(!words.contains("人数0") && !words.contains("0人"), "{words}");
}

/// Names, numbers, telephones and origins of tenants have no business at the door.
#[test]
fn nothing_of_a_tenant_and_of_the_landlord_the_surname_alone_stands_on_the_plate() {
    let station = station();
    for size in [PlateSize::A5, PlateSize::A4] {
        let words = words(&house_plate::filled(&house(), size, &issue(&station))).concat();
        for wanted in [
            "房屋编号海房-0317房主房*",
            "治安责任人房*消防责任人欧阳*",
            "社区民警景为民0830-0000112",
            "网格员格子明0830-0000111",
            "责任书有效至2027年1月4日",
        ] {
            assert!(words.contains(wanted), "{wanted} in {words}");
        }
        for hidden in
            ["甄无名", "贾有姓", "甄小", "房多多", "管事", "13900000002", "1390000", "110101", "星级", "501室"]
        {
            assert!(!words.contains(hidden), "{hidden} in {words}");
        }
    }
}

#[test]
fn the_landlords_telephone_stands_on_the_plate_as_they_chose_and_agreed() {
    let station = station();
    let with = |choice: &str, consent: Option<Date>| {
        let mut record = house();
        record.house.plate_phone = Choice::of(choice);
        record.house.plate_consent_on = Day(consent);
        words(&house_plate::filled(&record, PlateSize::A5, &issue(&station))).concat()
    };
    let agreed = Some(day(2026, 6, 1));
    assert!(with("3", agreed).contains("房主电话13900000002"));
    let masked = with("2", agreed);
    assert!(masked.contains("房主电话139****0002") && !masked.contains("13900000002"));
    for hidden in [with("1", agreed), with("", None), with("3", None), with("2", None)] {
        assert!(!hidden.contains("房主电话") && !hidden.contains("0002"), "{hidden}");
    }
}

#[test]
fn a_plate_shows_stars_once_there_are_some_and_a_blank_one_leaves_them_to_the_pen() {
    let station = station();
    let rated = words(&house_plate::filled(&organisations_house(), PlateSize::A5, &issue(&station))).concat();
    assert!(rated.contains("星级★★★★☆") && rated.contains("房主虚构机械厂"), "{rated}");
    let blank = words(&house_plate::blank(PlateSize::A5, &issue(&station))).concat();
    assert!(blank.contains("☆☆☆☆☆") && blank.contains("房主电话"), "{blank}");
}

#[test]
fn plates_lie_across_and_the_larger_one_is_larger_throughout() {
    let station = station();
    let [small, large] =
        [PlateSize::A5, PlateSize::A4].map(|size| house_plate::filled(&house(), size, &issue(&station)));
    assert_eq!(small.pages.len(), 1);
    assert_eq!((small.pages[0].width_mm, small.pages[0].height_mm), (210.0, 148.0));
    assert_eq!((large.pages[0].width_mm, large.pages[0].height_mm), (297.0, 210.0));
    assert_eq!(small.pages[0].texts().collect::<Vec<_>>(), large.pages[0].texts().collect::<Vec<_>>());
}

/// The name of an organisation took two lines, and 责任书有效至 a plate of its own.
#[test]
fn a_plate_with_a_name_in_two_lines_stays_one_sheet() {
    let station = station();
    let mut record = organisations_house();
    let named =
        Organisation { organisation_name: Text("青溪资产经营公司（虚构）".into()), ..organisation() };
    record.landlord = Some(Holder::Organisation { organisation: named, representative: String::new() });
    for size in [PlateSize::A5, PlateSize::A4] {
        let plate = house_plate::filled(&record, size, &issue(&station));
        assert_eq!(plate.pages.len(), 1);
        assert!(pieces(&plate).contains("责任书有效至"));
    }
}

#[test]
fn two_tenants_and_four_visits_stand_on_one_card() {
    let station = station();
    let mut record = house();
    record.visits = (1..=4).map(|place| visit(&format!("2026-05-{:02}", 20 - place), &[])).collect();
    assert_eq!(house_card::filled(&record, &issue(&station)).pages.len(), 1);
}

/// Letters on a plate grew smaller without a word.
#[test]
fn a_plate_with_smaller_letters_says_so_before_it_is_printed() {
    let station = station();
    let plate = |record: &HouseRecord, size| house_plate::filled(record, size, &issue(&station));
    assert!(plate(&house(), PlateSize::A5).remarks.is_empty());
    let crowded = |letters: usize| {
        let mut record = organisations_house();
        let name: String = LONG_NAME.chars().take(letters).collect();
        record.staff.iter_mut().for_each(|duty| duty.holder = Name(name.clone()));
        record
    };
    for size in [PlateSize::A5, PlateSize::A4] {
        let mut plates = (4..50).map(|letters| plate(&crowded(letters), size));
        let smaller = plates.find(|plate| !plate.remarks.is_empty()).unwrap();
        let [remark] = &smaller.remarks[..] else { panic!("{:?}", smaller.remarks) };
        assert_eq!(smaller.pages.len(), 1);
        assert!(remark.contains("1 块牌") && remark.contains("海房-0317"), "{remark}");
        assert_eq!(remark.contains("A4"), size == PlateSize::A5, "{remark}");
    }
}

#[test]
fn the_longest_names_stand_whole_on_a_plate_of_one_sheet_and_it_says_how_small_they_are() {
    let station = station();
    for size in [PlateSize::A5, PlateSize::A4] {
        let plate = house_plate::filled(&long_house(), size, &issue(&station));
        assert_eq!(plate.pages.len(), 1);
        assert!(pieces(&plate).contains(LONG_NAME), "the policeman's whole name");
        assert!(plate.remarks[0].contains("磅（平常"), "{:?}", plate.remarks);
        let landlord = format!("{LONG_ADDRESS}物业服务有限公司");
        let award = StarAward { landlord: landlord.clone(), ..award(5) };
        let plate = star_plate::filled(&award, size, &issue(&station));
        assert_eq!(plate.pages.len(), 1);
        assert!(pieces(&plate).contains(&landlord) && plate.remarks[0].contains("磅（平常"), "{:?}", plate.remarks);
        assert!(star_plate::filled(&self::award(5), size, &issue(&station)).remarks.is_empty());
    }
}

#[test]
fn a_star_plate_says_how_many_in_its_title_and_draws_them() {
    let station = station();
    for (count, title, drawn) in [(5, "五星级出租房", "★★★★★"), (1, "一星级出租房", "★☆☆☆☆")]
    {
        let words = words(&star_plate::filled(&award(count), PlateSize::A5, &issue(&station))).concat();
        for wanted in [
            title,
            drawn,
            "海房-0317",
            "2026年11月20日",
            "有效期至2027年11月19日",
            "爱国守法",
            "海棠社区综治工作站（章）",
        ] {
            assert!(words.contains(wanted), "{wanted} in {words}");
        }
    }
    let blank = words(&star_plate::blank(PlateSize::A4, &issue(&station))).concat();
    assert!(blank.contains("☆☆☆☆☆") && !blank.contains("五星级"), "{blank}");
}

#[test]
fn a_house_without_a_room_number_is_let_as_a_whole_and_a_tenant_elsewhere_is_said_so() {
    let station = station();
    let mut record = house();
    record.tenancies[0].dwellers.remove(0);
    let words = words(&house_card::filled(&record, &issue(&station))).concat();
    assert!(words.contains("整套甄无名（未住）"), "{words}");
    assert_eq!(record.people(), 2);
}
