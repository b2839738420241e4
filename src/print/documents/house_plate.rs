//! 出租房屋公示牌: what hangs at the door (一牌), on A5 across and on A4 across.
//!
//! Everybody reads it. No tenant stands on it; of landlord and responsible persons the surname alone, the landlord's
//! telephone only as they chose and agreed to (个人信息保护法 25 条). Staff are there to be called: their telephones stand whole.

use super::house::{Holder, HouseRecord};
use super::plate::{Plate, PlateSize, Smaller, TITLE, stars};
use super::registration::{Issue, day_or_gaps};
use super::{DocumentKind, HOUSE_PLATE, HOUSE_PLATE_A4};
use crate::domain::registers::PlaceDuty;
use crate::domain::registers::rental_house::PhoneOnPlate;
use crate::domain::values::{Day, Value};
use crate::print::page::{Document, Frame, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{Block, Borders, LaidPage, Looks, PADDING_MM, Row, Space, Table, label, row, value};

/// Of A5; the larger plate is larger throughout.
const COLUMNS_MM: [f32; 4] = [40.0, 51.0, 40.0, 51.0];
const BODY: Frame = Frame { x: 14.0, y: 40.0, width: 182.0, height: 82.0 };
const MOST_ROW_MM: f32 = 16.0;
/// The usual plate, and ones on which values take several lines: a plate is one sheet by nature, so rows give way, and then the
/// letters by these steps. That they are smaller, and how small, is said before printing.
const SETTINGS: [Setting; 7] = [
    Setting { value_pt: 17.0, row_share: 1.0 },
    Setting { value_pt: 17.0, row_share: 0.8 },
    Setting { value_pt: 14.0, row_share: 0.8 },
    Setting { value_pt: 12.0, row_share: 0.6 },
    Setting { value_pt: 10.5, row_share: 0.5 },
    Setting { value_pt: 9.0, row_share: 0.4 },
    Setting { value_pt: 7.5, row_share: 0.3 },
];
/// In the lists of roles and duties.
const SECURITY: &str = "4";
const FIRE: &str = "5";
const POLICE: &str = "5";
const GRID: &str = "2";
/// 社区民警 among the roles at a house.
const POLICE_AT_HOUSE: &str = "8";

/// How large the values are, and how much of its even share a row takes at least.
#[derive(Clone, Copy)]
struct Setting {
    value_pt: f32,
    row_share: f32,
}

pub fn kind(size: PlateSize) -> &'static DocumentKind {
    match size {
        PlateSize::A5 => &HOUSE_PLATE,
        PlateSize::A4 => &HOUSE_PLATE_A4,
    }
}

/// The plate of one house.
pub fn filled(record: &HouseRecord, size: PlateSize, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), size, issue)
}

/// A plate to be filled by hand.
pub fn blank(size: PlateSize, issue: &Issue<'_>) -> Document {
    filled(&HouseRecord::default(), size, issue)
}

/// The plates of many, one after the other.
pub fn batch(records: &[HouseRecord], size: PlateSize, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind(size).title, issue.today);
    let mut smaller = Smaller::default();
    for record in records {
        let (setting, laid) = plate(record, size, issue);
        document.pages.extend(laid.into_iter().map(|laid| around(laid.page, size, issue)));
        smaller.note((setting.value_pt, SETTINGS[0].value_pt), record.house.house_number.shown());
    }
    document.remarks.extend(smaller.remark(size));
    document
}

/// The table of a plate, and how large it was set.
fn plate(record: &HouseRecord, size: PlateSize, issue: &Issue<'_>) -> (Setting, Vec<LaidPage>) {
    let scale = size.scale();
    let scaled = |frame: Frame| Frame {
        x: frame.x * scale,
        y: frame.y * scale,
        width: frame.width * scale,
        height: frame.height * scale,
    };
    let body = scaled(BODY);
    let lay = |setting| {
        (
            setting,
            table(rows(record, issue), scale, setting, issue.onto_form)
                .lay(size.page(), &Space { first: body, next: body }),
        )
    };
    let usual = lay(SETTINGS[0]);
    let is_one = |(_, laid): &(Setting, Vec<LaidPage>)| laid.len() == 1;
    if is_one(&usual) {
        return usual;
    }
    SETTINGS[1..].iter().map(|setting| lay(*setting)).find(is_one).unwrap_or(usual)
}

/// Frame, title and foot around the table.
fn around(page: Page, size: PlateSize, issue: &Issue<'_>) -> Page {
    let mut plate = Plate::on(page, size);
    plate.frame(issue);
    plate.centred(18.0, hei(12.0), &format!("{}{}", issue.station.street, issue.station.community));
    plate.centred(33.0, TITLE, HOUSE_PLATE.title);
    plate.centred(129.0, hei(12.0), &calls(issue));
    plate.centred(135.0, song(10.0), &issue.station.name);
    plate.page
}

/// Whom to call, the station's own telephone among them.
fn calls(issue: &Issue<'_>) -> String {
    let office = &issue.station.office_phone;
    let station = if office.is_empty() { String::new() } else { format!("　　社区 {office}") };
    format!("报警 110　　火警 119　　急救 120{station}")
}

fn table(rows: Vec<Row>, scale: f32, Setting { value_pt, row_share }: Setting, is_onto_form: bool) -> Table {
    let row_height = (BODY.height / rows.len() as f32).min(MOST_ROW_MM) * row_share * scale;
    let scaled = |style: Style| Style { size_pt: style.size_pt * scale, ..style };
    let looks = Looks {
        label: scaled(hei(14.0)),
        value: scaled(song(value_pt)),
        title: hei(14.0),
        choice: song(14.0),
        row_height,
        padding_mm: PADDING_MM * scale,
        is_onto_form,
        borders: Borders::Grid,
    };
    Table {
        columns: COLUMNS_MM.iter().map(|width| width * scale).collect(),
        title_width: 0.0,
        looks,
        heading: Vec::new(),
        blocks: vec![Block { title: "", rows }],
    }
}

fn rows(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let is_blank = *record == HouseRecord::default() || issue.onto_form;
    let whole = |name: &str, words: String| row(vec![label(name), value(3, words)]);
    let surname = |role: &str| record.in_role(role).map(Holder::public_name).collect::<Vec<_>>().join("、");
    let landlord = record.landlord.as_ref().map(Holder::public_name).unwrap_or_default();
    let mut rows = vec![
        row(vec![label("房屋编号"), value(1, record.house.house_number.shown()), label("房主"), value(1, landlord)]),
        row(vec![label("治安责任人"), value(1, surname(SECURITY)), label("消防责任人"), value(1, surname(FIRE))]),
        whole("社区民警", policeman(record)),
        whole("网格员", record.on_duty(GRID).map(duty_words).unwrap_or_default()),
        whole("责任书有效至", day_or_gaps(Day(record.agreement_until))),
    ];
    if let Some(phone) = landlord_phone(record).or(is_blank.then(String::new)) {
        rows.push(whole("房主电话", phone));
    }
    match record.stars {
        Some(count) => rows.push(whole("星级", stars(count))),
        None if is_blank => rows.push(whole("星级", stars(0))),
        None => {}
    }
    rows
}

/// The one on duty there; else the one named at the house, whose telephone is a private matter.
fn policeman(record: &HouseRecord) -> String {
    let named = || record.in_role(POLICE_AT_HOUSE).map(Holder::name).collect::<Vec<_>>().join("、");
    record.on_duty(POLICE).map_or_else(named, duty_words)
}

fn duty_words(duty: &PlaceDuty) -> String {
    format!("{}　{}", duty.holder.shown(), duty.phones.shown()).trim_end().to_owned()
}

/// As the landlord chose, and only once they have agreed.
fn landlord_phone(record: &HouseRecord) -> Option<String> {
    let landlord = record.landlord.as_ref()?;
    let phone = match record.house.phone_on_plate() {
        PhoneOnPlate::Hidden => return None,
        PhoneOnPlate::Masked => landlord.masked_phones(),
        PhoneOnPlate::Whole => landlord.phones(),
    };
    (!phone.is_empty()).then_some(phone)
}
