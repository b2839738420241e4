//! Every document there is with everything on it as long as the registers allow: names of fifty letters, addresses of eighty,
//! twelve tenants, a station and an operator of long names. Whoever adds a document gives its longest one here.

use super::agreements::longest;
use super::defence::{long_group, long_post};
use super::disputes::crowded;
use super::houses::{LONG_ADDRESS, LONG_NAME, long_house, organisation};
use super::ratings::{long_list, long_rating};
use super::soundness::assert_sound;
use super::{list_table as lists, routines, station_papers};
use crate::{CODE, issue, long_registration, residents, station_named};
use linli::domain::registers::Organisation;
use linli::domain::template::{TemplateKind, parse};
use linli::domain::values::{Name, Text};
use linli::print::documents::agreement::{Format, agreement_on};
use linli::print::documents::dispute::{self, CaseFile, CaseRecord, Entry};
use linli::print::documents::own_record::{self, OwnRecord};
use linli::print::documents::resident_list::{self, ResidentList};
use linli::print::documents::safety_check::{self, OrganisationRecord};
use linli::print::documents::service_card::{self, CardSize};
use linli::print::documents::star_plate::{self, StarAward};
use linli::print::documents::{
    DOCUMENTS, DocumentKind, PlateSize, Sheet, SheetSize, Source, calibration_sheet, defence_card, defence_roster,
    defence_sheets, export_approval, floating_card, floating_form, house_card, house_plate, list_table, post_card,
    rating_form, rating_list, receipt, recovery_sheet, star_withdrawal,
};
use linli::print::{Document, Issue, Page};

const LONG_FIRM: &str = "虚构（四川）现代服装设计制造与跨境电子商务供应链管理股份有限公司泸州分公司";
/// Of eighty letters.
const LONG_PURPOSE: &str = "配合青溪街道组织的夏季消防安全入户检查和燃气软管更换登记，逐户核对在住人员的联系方式，检查结束后由本站收回销毁，不复印，不拍照，不转发，也不交给检查之外的任何单位和个人";
/// As long as the name of an operator may be.
const LONG_OPERATOR: &str = "阿卜杜热合曼江·买买提依明托合提·艾合麦";

/// The document, and what must stand on it whole.
pub fn longest_of(kind: &DocumentKind, issue: &Issue<'_>) -> (Document, Vec<&'static str>) {
    let person = || vec![LONG_NAME, LONG_ADDRESS];
    let plate = |size| house_plate::filled(&long_house(), size, issue);
    let stars = |size| star_plate::filled(&award(), size, issue);
    let card = |size| service_card::filled(&station_papers::long_card(), size, issue);
    match (kind.source, kind.key) {
        (Source::Template(template), key) => (of_template(template, key, issue), Vec::new()),
        (Source::Dispute | Source::DisputeStep, _) => of_dispute(kind, issue),
        (Source::Report | Source::Meeting | Source::MeetingItem | Source::Reception | Source::Feedback, _) => {
            (routines::longest(kind, issue), vec![LONG_ADDRESS])
        }
        (_, "calibration_sheet") => (calibration_sheet::sheet(issue), Vec::new()),
        (_, "floating_card") => (floating_card::filled(&long_registration(), issue), person()),
        (_, "floating_form") => (floating_form::filled(&long_registration(), issue), person()),
        (_, "floating_receipt") => (receipt::filled(&long_registration(), issue), person()),
        (_, "house_card") => (house_card::filled(&long_house(), issue), person()),
        (_, "house_plate") => (plate(PlateSize::A5), vec![LONG_NAME]),
        (_, "house_plate_a4") => (plate(PlateSize::A4), vec![LONG_NAME]),
        (_, "star_plate") => (stars(PlateSize::A5), vec![LONG_FIRM]),
        (_, "star_plate_a4") => (stars(PlateSize::A4), vec![LONG_FIRM]),
        (_, "rating_form") => (rating_form::filled(&long_rating(), issue), person()),
        (_, "rating_list") => (rating_list::filled(&long_list(), issue), person()),
        (_, "star_withdrawal") => (star_withdrawal::filled(&long_rating(), issue), vec![LONG_NAME]),
        (_, "service_card") => (card(CardSize::ALL[0]), vec![LONG_ADDRESS]),
        (_, "service_card_a6") => (card(CardSize::ALL[1]), vec![LONG_ADDRESS]),
        (_, "defence_roster") => (defence_roster::filled(&long_group(), issue), person()),
        (_, "duty_rota") => (defence_sheets::rota(&long_group(), issue), vec![LONG_ADDRESS]),
        (_, "patrol_log") => (defence_sheets::log(&long_group(), issue), vec![LONG_ADDRESS]),
        (_, "defence_card") => (defence_card::filled(&long_group(), issue), vec![LONG_NAME]),
        (_, "post_card") => (post_card::filled(&long_post(), issue), person()),
        (_, "safety_check") => (safety_check::filled(&firm(), issue), vec![LONG_FIRM, LONG_ADDRESS, LONG_NAME]),
        (_, "own_record") => (own_record::filled(&everything_held(), issue), person()),
        (_, "export_approval") => (export_approval::filled(issue), vec![LONG_OPERATOR]),
        (_, "list_table") => (list_table::filled(&wide_list(), issue), vec![LONG_NAME, LONG_ADDRESS, LONG_PURPOSE]),
        (_, "resident_list") => {
            (resident_list::list(&neighbours(), issue), vec![LONG_NAME, LONG_ADDRESS, LONG_PURPOSE])
        }
        (_, "recovery_sheet") => (recovery_sheet::filled(&issue.station.name, issue.today, CODE), Vec::new()),
        (_, key) => panic!("the longest {key} is not given"),
    }
}

fn of_template(kind: TemplateKind, key: &str, issue: &Issue<'_>) -> Document {
    let format = match key {
        "convention_wall" => Format::Wall,
        "convention_household" => Format::Household,
        _ => Format::Sheet,
    };
    agreement_on(format, kind, &parse(kind.shipped(), kind).0, Some(&longest(kind)), issue)
}

/// Every party by name stands on what they sign; the other papers name the case.
fn of_dispute(kind: &DocumentKind, issue: &Issue<'_>) -> (Document, Vec<&'static str>) {
    let case = long_case();
    if *kind == dispute::FILE {
        let title = dispute::AGREEMENT.title.to_owned();
        let agreement =
            Entry { title, kind: Some(dispute::AGREEMENT.key.to_owned()), record: case.clone(), ..Entry::default() };
        return (dispute::draw_file(&CaseFile { cover: case, entries: vec![agreement] }, issue), vec![LONG_NAME]);
    }
    let named = [dispute::APPLICATION, dispute::ACCEPTANCE, dispute::AGREEMENT, dispute::ORAL_AGREEMENT];
    let whole = if named.contains(kind) { vec![LONG_NAME] } else { Vec::new() };
    (dispute::draw(kind, &case, issue), whole)
}

fn long_case() -> CaseRecord {
    let mut case = crowded();
    for party in &mut case.parties {
        (party.party_name, party.address) = (Name::new(LONG_NAME), Text::new(LONG_ADDRESS));
    }
    CaseRecord { place: LONG_ADDRESS.into(), ..case }
}

fn award() -> StarAward {
    StarAward { stars: Some(5), house_number: "海房-0317".into(), landlord: LONG_FIRM.into(), ..StarAward::default() }
}

fn firm() -> OrganisationRecord {
    let organisation = Organisation {
        organisation_name: Text(LONG_FIRM.into()),
        office_address: Text(LONG_ADDRESS.into()),
        ..organisation()
    };
    OrganisationRecord { organisation, representative: LONG_NAME.into(), check: None }
}

fn everything_held() -> OwnRecord {
    let mut record = station_papers::own_record();
    record.name = LONG_NAME.into();
    for held in record.sections.iter_mut().flat_map(|section| &mut section.entries).flatten() {
        if held.label == "姓名" {
            held.words = LONG_NAME.into();
        }
    }
    record
}

fn wide_list() -> Sheet {
    let mut sheet = Sheet { purpose: LONG_PURPOSE.into(), size: SheetSize::A4, ..lists::people(40) };
    for row in &mut sheet.rows {
        row[0] = LONG_NAME.into();
        row[2] = LONG_ADDRESS.into();
    }
    sheet
}

fn neighbours() -> ResidentList {
    let mut list = ResidentList { purpose: LONG_PURPOSE.into(), place: LONG_ADDRESS.into(), ..residents(40) };
    for resident in &mut list.people {
        resident.name = LONG_NAME.into();
        resident.address = LONG_ADDRESS.into();
    }
    list
}

/// The longest of those whose longest is not among `every_document` or the hard cases of agreements already.
pub fn further_longest(issue: &Issue<'_>) -> Vec<Document> {
    let is_further = |kind: &&DocumentKind| {
        !matches!(
            kind.source,
            Source::Template(_)
                | Source::FloatingResidence
                | Source::House
                | Source::Group
                | Source::Rating
                | Source::RatingRound
                | Source::Station
                | Source::Printer
                | Source::RecoveryCode
        )
    };
    DOCUMENTS.iter().filter(is_further).map(|kind| longest_of(kind, issue).0).collect()
}

#[test]
fn every_document_holds_the_longest_values_and_loses_nothing() {
    let station = station_named(40);
    let issue = Issue { operator: LONG_OPERATOR, ..issue(&station) };
    for kind in DOCUMENTS {
        let (document, whole) = longest_of(kind, &issue);
        assert_sound(&document);
        let written: String = document.pages.iter().flat_map(Page::texts).collect();
        for words in whole {
            assert!(written.contains(words), "{words} on {}: {written}", kind.title);
        }
    }
}
