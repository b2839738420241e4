//! 流动人口信息登记表: the statutory form on A4, every field of the register in its order.
//!
//! Left out on purpose, though some forms of other offices have them: 政治面貌, 宗教, 健康 and the like
//! (docs/privacy.md §2).

use super::form::{
    self, BY_HAND, CLOSE, CLOSEST, Head, LEFT_MM, NUMBER_Y_MM, PRINTED, RIGHT_MM, RowLooks, SEAL_MM, number_cell,
    wide_label,
};
use super::registration::{
    Companion, FloatingRegistration, Issue, day_in_words, day_or_gaps, number, number_without_reason, origin, sex,
};
use super::{FLOATING_FORM, footer};
use crate::domain::CodeList;
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Choice, Day, Value};
use crate::print::page::{Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, Cell, Content, LaidPage, PADDING_MM, Row, label, row, value};

/// Label and value, three times.
const COLUMNS_MM: [f32; 6] = [21.0, 34.0, 21.0, 34.0, 21.0, 34.0];
const COMPANIONS: usize = 4;
/// Left of the number.
const NAME_ROOM_MM: f32 = 100.0;

const DECLARATION: &str = include_str!("../../../assets/text/floating_form_declaration.txt");

/// The form of one person.
pub fn filled(registration: &FloatingRegistration, issue: &Issue) -> Document {
    batch(std::slice::from_ref(registration), issue)
}

/// A form to be filled by hand.
pub fn blank(issue: &Issue) -> Document {
    filled(&FloatingRegistration::default(), issue)
}

/// The forms of many; each counts its own pages.
pub fn batch(registrations: &[FloatingRegistration], issue: &Issue) -> Document {
    let mut document = Document::new(FLOATING_FORM.title, issue.today);
    document.pages = registrations.iter().flat_map(|registration| form(registration, issue)).collect();
    document
}

fn form(registration: &FloatingRegistration, issue: &Issue) -> Vec<Page> {
    let number = registration.residence.registration_number.0.as_str();
    let head = Head { title: FLOATING_FORM.title, number_label: "登记编号", number };
    let is_blank = *registration == FloatingRegistration::default();
    // What is signed and the signature stand on one sheet: rows stand closer before a second is begun.
    let row_looks: &[RowLooks] =
        if is_blank || issue.onto_form { &[BY_HAND.on(issue)] } else { &[PRINTED, CLOSE, CLOSEST] };
    let lay = |looks: RowLooks| form::lay(head, &COLUMNS_MM, looks, blocks(registration, issue));
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::on_one_page(row_looks, lay) {
        if let [declaration, signing] = rooms[..] {
            declare(&mut page, declaration);
            sign(&mut page, signing, registration, issue);
        }
        pages.push(page);
    }
    pages.iter_mut().skip(1).for_each(|page| say_whose(page, registration));
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

/// A second sheet, on which is signed, says whose it is: beside the number, where the name is not longer than the room there.
fn say_whose(page: &mut Page, registration: &FloatingRegistration) {
    let (style, words) = (song(10.5), format!("姓名 {}", registration.person.name.0));
    if style.width_mm(&words) <= NAME_ROOM_MM {
        page.text(LEFT_MM, NUMBER_Y_MM, style.filled_after("姓名 "), words);
    }
}

fn blocks(registration: &FloatingRegistration, issue: &Issue) -> Vec<Block> {
    vec![
        Block { title: "基本情况", rows: person_rows(registration, issue) },
        Block { title: "居住情况", rows: residence_rows(registration, issue) },
        Block { title: "随同人员", rows: companion_rows(registration, issue) },
        Block { title: "房屋责任人", rows: house_rows(registration, issue) },
        Block { title: "申报与登记", rows: declaration_rows(registration, issue) },
    ]
}

fn person_rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let person = &registration.person;
    let mut rows = vec![
        row(vec![label("姓名"), value(3, person.name.shown()), label("性别"), sex_cell(person, issue)]),
        row(vec![
            label("曾用名"),
            value(3, person.former_name.shown()),
            label("民族"),
            value(1, person.ethnic.label()),
        ]),
        row(vec![
            label("出生日期"),
            value(1, day_or_gaps(person.birth)),
            label("证件类型"),
            value(3, person.identity.kind.label()),
        ]),
        row(vec![label("证件号码"), number_cell(number(&person.identity, issue.full_id), 5, issue)]),
    ];
    rows.extend(origin_rows(person, issue));
    rows.push(row(vec![
        label("婚姻状况"),
        value(1, person.marital.label()),
        label("文化程度"),
        value(1, person.education.label()),
        label("联系电话"),
        value(1, person.phones.shown()),
    ]));
    rows
}

/// Of a foreigner the country alone: there is no registered address to give.
fn origin_rows(person: &Person, issue: &Issue) -> Vec<Row> {
    let (name, words) = origin(person, issue);
    let mut rows = vec![whole(name, words)];
    if !person.identity.is_of_foreigner() || issue.onto_form {
        rows.push(whole("户籍详址", person.registered_address.shown()));
    }
    rows
}

fn residence_rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let residence = &registration.residence;
    vec![
        choices("居住事由", &residence.reside_reason),
        row(vec![
            label("来本地日期"),
            value(1, day_or_gaps(residence.from_date)),
            label("现住址"),
            value(3, registration.address.clone()),
        ]),
        choices("住所类型", &residence.dwelling_type),
        choices("拟住期限", &residence.planned_stay),
        row(vec![
            label("职业"),
            value(2, residence.occupation.label()),
            label("服务处所"),
            value(2, residence.workplace.shown()),
        ]),
        choices("与房主关系", &residence.host_relation),
        row(vec![
            label("居住证类型"),
            value(2, residence.permit_type.label()),
            label("居住证号码"),
            value(2, residence.permit_number.shown()),
        ]),
        row(vec![
            label("签发日期"),
            value(1, day_or_gaps(residence.permit_issued_on)),
            label("有效期至"),
            value(1, day_or_gaps(residence.permit_valid_until)),
            label("下次签注"),
            value(1, endorsement_words(registration, issue)),
        ]),
    ]
}

/// Until which day, and how the permit stands with it, where that is known.
fn endorsement_words(registration: &FloatingRegistration, issue: &Issue) -> String {
    let Some(until) = registration.endorse_until(issue.today) else { return day_or_gaps(Day::default()) };
    // On a form printed before is room for the day alone.
    if issue.onto_form {
        return day_in_words(until);
    }
    let state = registration.residence.endorsement(issue.today).map(|endorsement| endorsement.state.label());
    [Some(day_in_words(until).as_str()), state].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Whoever came along, and room to add others by hand. Under fourteen a guardian agrees (个人信息保护法 31 条).
fn companion_rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let heading = ["与本人关系", "姓名", "性别", "出生日期"].map(label).into_iter();
    let empty = || row(vec![value(1, ""), value(1, ""), value(1, ""), value(1, ""), value(2, "")]);
    let consent = wide_label(3, "不满14周岁的，监护人同意（签名）");
    let companions = &registration.companions;
    let mut rows = vec![row(heading.chain([wide_label(2, "证件号码")]).collect())];
    rows.extend(companions.iter().map(|companion| companion_row(companion, issue)));
    rows.extend((companions.len()..COMPANIONS).map(|_| empty()));
    rows.push(row(vec![consent, value(3, "")]));
    rows
}

fn companion_row(companion: &Companion, issue: &Issue) -> Row {
    let person = &companion.person;
    row(vec![
        value(1, companion.relation.clone()),
        value(1, person.name.shown()),
        value(1, sex(person)),
        value(1, person.birth.0.map_or_else(String::new, day_in_words)),
        value(2, number_without_reason(&person.identity, issue.full_id)),
    ])
}

fn house_rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let (name, number, phones) = landlord_words(registration, issue);
    // A code has as many signs as an identity number and stands in its boxes, where a form was printed before.
    let is_of_firm = registration.landlord_organisation.is_some() && !issue.onto_form;
    let number_label = if is_of_firm { "信用代码" } else { "证件号码" };
    let house = registration.house.clone().unwrap_or_default();
    vec![
        row(vec![label("姓名"), value(3, name), label("房屋类别"), value(1, house.ownership.label())]),
        row(vec![
            label(number_label),
            number_cell(number, 3, issue),
            label("房屋编号"),
            value(1, house.house_number.shown()),
        ]),
        row(vec![label("联系电话"), value(2, phones), label("住址"), value(2, landlord_address(registration))]),
    ]
}

/// Name, number and telephones of whoever owns the house: a firm goes by its code, which is public.
fn landlord_words(registration: &FloatingRegistration, issue: &Issue) -> (String, String, String) {
    if let Some(firm) = &registration.landlord_organisation {
        return (firm.organisation_name.shown(), firm.credit_code.shown(), firm.phones.shown());
    }
    let nobody = Person::default();
    let person = registration.landlord.as_ref().unwrap_or(&nobody);
    (person.name.shown(), number_without_reason(&person.identity, issue.full_id), person.phones.shown())
}

/// Where the landlord lives or has their seat. What was archived before said nothing of it but what the landlord told.
fn landlord_address(registration: &FloatingRegistration) -> String {
    if !registration.landlord_address.is_empty() {
        return registration.landlord_address.clone();
    }
    registration.landlord.as_ref().map(|person| person.home_address.shown()).unwrap_or_default()
}

fn declaration_rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let residence = &registration.residence;
    let number = &residence.declarant_number;
    let number = if issue.full_id { number.shown() } else { number.masked() };
    let mut rows = vec![
        choices("申报方式", &residence.declared_by),
        row(vec![label("代报人"), value(2, residence.declarant.shown()), label("代报人证件"), value(2, number)]),
        row(vec![
            label("告知书签收"),
            value(1, day_or_gaps(residence.notice_signed_on)),
            label("备注"),
            value(3, residence.remark.shown()),
        ]),
    ];
    rows.extend(cancellation(residence, issue));
    rows.push(form::rooms(&[3, 3], SEAL_MM + 1.0));
    rows
}

/// Of a registration that has ended: when, why and where to.
fn cancellation(residence: &Residence, issue: &Issue) -> Option<Row> {
    let left_on = residence.until_date.0.filter(|_| !issue.onto_form)?;
    Some(row(vec![
        label("离开日期"),
        value(1, day_in_words(left_on)),
        label("注销原因"),
        value(1, residence.cancel_reason.label()),
        label("去向"),
        value(1, residence.destination.shown()),
    ]))
}

/// The declarant's half of the last row: what is declared, and room for a signature or a fingerprint.
fn declare(page: &mut Page, frame: Frame) {
    let style = song(9.5);
    let (left, right) = (frame.x + PADDING_MM + 0.6, frame.right() - PADDING_MM - 0.6);
    let y = frame.y + PADDING_MM + style.baseline_mm();
    page.set_lines(left, y, style, &style.wrap(DECLARATION.trim(), right - left));
    page.text(left, frame.bottom() - 12.0, hei(10.0), "申报人（签名或指印）");
    page.text_right(right, frame.bottom() - 3.2, song(10.5), &day_or_gaps(Default::default()));
}

/// The station's half: its name and the date, both under the seal.
fn sign(page: &mut Page, frame: Frame, registration: &FloatingRegistration, issue: &Issue) {
    let residence = &registration.residence;
    let (left, right) = (frame.x + PADDING_MM + 0.6, frame.right() - PADDING_MM - 0.6);
    page.text(left, frame.y + 7.0, hei(10.0), "登记单位（章）");
    let style = song(10.5);
    let station = style.wrap(&issue.station.name, right - left - 26.0);
    let station_ends = page.set_lines(left + 26.0, frame.y + 7.0, style, &station);
    let y = (station_ends + 7.0).max(frame.y + 19.0);
    page.text(left, y, hei(10.0), "登记人");
    let registrar = style.wrap(&residence.registrar.shown(), right - left - 26.0);
    page.set_lines(left + 26.0, y, style.filled(), &registrar);
    page.text_right(right, frame.bottom() - 3.2, style.filled(), &day_or_gaps(residence.registered_on));
}

fn whole(name: &str, words: String) -> Row {
    form::whole(name, 5, words)
}

fn choices<L: CodeList>(name: &str, choice: &Choice<L>) -> Row {
    row(vec![label(name), form::choices(5, choice)])
}

/// The word, or both words to tick.
fn sex_cell(person: &Person, issue: &Issue) -> Cell {
    if person.sex.is_unset() || issue.onto_form {
        let both = ["男", "女"].map(|word| (word == sex(person), word.to_owned()));
        return Cell { span: 1, content: Content::Choices(both.into()) };
    }
    value(1, sex(person))
}
