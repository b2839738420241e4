//! 文书: agreements prepared for all who have none, signed, renewed by one key, taken back; wordings changed beside the paper
//! they make.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{fill, key, press, settle, shows, type_text, wait_for};
use eframe::egui::{Event, ImeEvent, Key, Modifiers};
use linli::domain::agreement::Standing;
use linli::domain::template::TemplateKind;
use linli::services::agreements::{self, About, AgreementFilter, AgreementSort, Listed, SignedDays};
use linli::services::{check, houses, templates};

const KIND: TemplateKind = TemplateKind::RentalAgreement;
const ROOM: &str = "海棠苑3栋2单元501室";

fn documents() -> Window {
    let mut window = desk();
    command(&mut window, Key::Num7);
    window
}

fn kept(archive: &Afresh) -> Vec<Listed> {
    let ids = agreements::list(&archive.desk, &AgreementFilter::default(), AgreementSort::default()).unwrap();
    agreements::rows(&archive.desk, &ids).unwrap()
}

/// An office where the landlord of every house has signed until the end of the month.
fn signed_office() -> Office {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let houses = agreements::houses_without(&desk, None).unwrap();
    let about: Vec<About> = houses.into_iter().map(About::House).collect();
    let prepared = agreements::prepare(&mut desk, KIND, &about).unwrap();
    agreements::sign(&mut desk, &prepared.made, &SignedDays::all_on(TODAY)).unwrap();
    for id in prepared.made {
        let mut agreement = agreements::page(&desk, id).unwrap().row.row.agreement;
        agreement.valid_from.0 = "2025-07-01".parse().ok();
        agreement.valid_until.0 = "2026-06-30".parse().ok();
        agreements::correct(&mut desk, id, &agreement).unwrap();
    }
    drop(desk);
    office
}

#[test]
fn every_let_house_without_an_agreement_gets_one_by_one_act_and_loses_it_by_one() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(shows(&window, "全站还没有的"));
    key(&mut window, Key::Enter);
    assert!(shows(&window, "已起草") && stands(&window, "未打印"));
    let office = killed(window);
    let archive = Afresh { desk: open(&office, OPERATOR), office };
    let listed = kept(&archive);
    assert!(!listed.is_empty() && listed.iter().all(|one| one.standing == Standing::Drafted));
    let numbers: Vec<&str> = listed.iter().map(|one| &*one.row.agreement.agreement_number).collect();
    assert!(numbers.contains(&"海租责〔2026〕第0001号"), "{numbers:?}");
    let page = agreements::page(&archive.desk, listed[0].row.id).unwrap();
    let filled: Vec<&str> = page.filled.iter().map(|(name, _)| *name).collect();
    assert!(filled.contains(&"房屋地址") && filled.contains(&"出租人") && filled.contains(&"编号"), "{filled:?}");
    assert!(agreements::houses_without(&archive.desk, None).unwrap().is_empty());

    let Afresh { desk, office } = archive;
    let mut window = sit_down_at(desk, office, crate::window::OFFICE, Default::default());
    take_back_what_was_done_before(&mut window);
    assert!(shows(&window, "已撤销"));
    let archive = afresh(window);
    assert!(kept(&archive).is_empty());
    assert!(check::run(&archive.desk).unwrap().is_sound());
}

#[test]
fn signing_is_entered_side_by_side_and_only_all_of_them_make_it_bind() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::N);
    key(&mut window, Key::Enter);
    choose(&mut window, ROOM);
    key(&mut window, Key::F6);
    fill(&mut window, "派出所签订日", "");
    press(&mut window, "登记签订");
    assert!(shows(&window, "还差派出所") && stands(&window, "待签"));
    key(&mut window, Key::F6);
    press(&mut window, "登记签订");
    assert!(stands(&window, "有效"));
    let archive = afresh(window);
    let bound = kept(&archive).into_iter().find(|one| one.standing == Standing::InForce).expect("signed by all");
    let house = bound.row.agreement.house.id.unwrap();
    let in_force = agreements::in_force(&archive.desk, house).unwrap().expect("in force");
    assert_eq!((in_force.signed_on.0, in_force.until.0), (Some(TODAY), "2027-06-14".parse().ok()));
}

#[test]
fn all_that_runs_out_is_renewed_by_one_key_and_goes_on_from_the_day_after() {
    let mut window = sit_down(signed_office());
    command(&mut window, Key::Num7);
    assert!(shows(&window, "剩 15 天"));
    key(&mut window, Key::F7);
    assert!(shows(&window, "已起草续签"));
    key(&mut window, Key::F7);
    let archive = afresh(window);
    let (old, new): (Vec<_>, Vec<_>) =
        kept(&archive).into_iter().partition(|one| one.row.agreement.renews.id.is_none());
    assert_eq!(old.len(), new.len(), "the second press found nothing left");
    let begins = "2026-07-01".parse().ok();
    assert!(new.iter().all(|one| one.row.agreement.valid_from.0 == begins && one.standing == Standing::Drafted));
    assert!(old.iter().all(|one| one.standing == Standing::Expiring), "until the next is signed the old one holds");
}

/// Whoever renews a building leaves the others as they are.
#[test]
fn what_runs_out_in_one_building_is_renewed_by_one_act() {
    let office = signed_office();
    let mut desk = open(&office, OPERATOR);
    let estate = houses::estates(&desk).unwrap()[0].0;
    let buildings = houses::below(&desk, estate).unwrap();
    let runs_out = |desk: &_, place| {
        let filter = AgreementFilter { place, standings: agreements::TO_RENEW, ..AgreementFilter::default() };
        agreements::renewable(desk, &filter).unwrap()
    };
    let (all, building) = (runs_out(&desk, None), buildings.iter().find(|(_, name)| name.ends_with("3栋")).unwrap().0);
    let here = runs_out(&desk, Some(building));
    assert!(!here.is_empty() && here.len() < all.len(), "{} of {}", here.len(), all.len());
    let renewed = agreements::renew(&mut desk, &here).unwrap().made;
    assert_eq!(renewed.len(), here.len());
    assert!(runs_out(&desk, Some(building)).is_empty());
    assert_eq!(runs_out(&desk, None).len(), all.len() - here.len(), "the other buildings wait");
}

#[test]
fn a_shop_without_a_file_signs_at_its_address() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let found = agreements::found(&desk, TemplateKind::WorkTarget, ROOM).unwrap();
    let shop = found.iter().find(|offer| matches!(offer.about, About::Place(_))).expect("the address is offered");
    let made = agreements::prepare(&mut desk, TemplateKind::WorkTarget, &[shop.about]).unwrap().made;
    let page = agreements::page(&desk, made[0]).unwrap();
    let address = page.filled.iter().find(|(name, _)| *name == "签订方地址");
    assert!(address.is_some_and(|(_, words)| words.contains(ROOM)), "{:?}", page.filled);
}

/// F7 stood on the page of one agreement and renewed all that run out.
#[test]
fn the_agreement_in_front_is_renewed_alone() {
    let mut window = sit_down(signed_office());
    command(&mut window, Key::Num7);
    choose(&mut window, ROOM);
    let before = kept(&afresh(sit_down(signed_office()))).len();
    with(&mut window, Modifiers::SHIFT, Key::F7);
    assert!(shows(&window, "已起草续签 1 份"));
    let renewed = kept(&afresh(window));
    assert_eq!(renewed.len(), before + 1, "and not the others, which run out too");
    assert!(renewed.iter().filter(|one| one.standing == Standing::Expiring).count() > 1);
}

#[test]
fn the_page_of_a_house_prints_its_agreement_and_takes_the_signatures() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    key(&mut window, Key::ArrowDown);
    enter(&mut window);
    assert!(stands(&window, "租住经过") && stands(&window, "未签"));
    key(&mut window, Key::F8);
    wait_for(&mut window, "打印预览");
    settle(&mut window);
    key(&mut window, Key::Escape);
    wait_for(&mut window, "租住经过");
    assert!(stands(&window, "未打印"), "looking is not printing");
    key(&mut window, Key::F10);
    fill(&mut window, "有效期至", "2027-06-14");
    enter(&mut window);
    assert!(stands(&window, "有效"));
    let archive = afresh(window);
    let house = houses::list(&archive.desk, &Default::default(), Default::default()).unwrap();
    let in_force = house.iter().filter_map(|house| agreements::in_force(&archive.desk, *house).unwrap());
    assert_eq!(in_force.count(), 1);
}

#[test]
fn a_faulty_wording_is_shown_at_its_place_and_not_saved() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(shows(&window, "没有错误"));
    field(&window, "范本文本").focus();
    settle(&mut window);
    with(&mut window, Modifiers::COMMAND, Key::End);
    type_text(&mut window, "\n由{房屋主人}签字。");
    assert!(shows(&window, "1 处错误") && shows(&window, "没有「房屋主人」这个栏目"));
    save(&mut window);
    assert!(shows(&window, "有错误，先改好"));
    let archive = afresh(window);
    assert!(templates::in_use(&archive.desk, KIND).unwrap().is_shipped());
}

/// Pinyin under way stands between the braces of a field for a moment: it is no fault, and no wording.
#[test]
fn half_typed_pinyin_is_no_wording_yet() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::Num2);
    let shipped = text(&window, "范本文本");
    field(&window, "范本文本").focus();
    settle(&mut window);
    with(&mut window, Modifiers::COMMAND, Key::End);
    type_text(&mut window, "\n由双方");
    let before = text(&window, "范本文本");
    window.event(Event::Ime(ImeEvent::Preedit { text: "{zi".to_owned(), active_range_chars: None }));
    settle(&mut window);
    assert_eq!(text(&window, "范本文本"), format!("{before}{{zi"), "it is seen");
    assert!(stands(&window, "没有错误"), "and not looked at");
    window.event(Event::Ime(ImeEvent::Commit("自愿。".to_owned())));
    settle(&mut window);
    save(&mut window);
    let archive = afresh(window);
    assert_eq!(templates::in_use(&archive.desk, KIND).unwrap().text, format!("{shipped}\n由双方自愿。"));
}

#[test]
fn a_wording_that_was_changed_is_a_version_and_the_shipped_one_comes_back() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::Num2);
    field(&window, "范本文本").focus();
    settle(&mut window);
    with(&mut window, Modifiers::COMMAND, Key::End);
    type_text(&mut window, "\n各方另有约定的，从其约定。");
    with(&mut window, Modifiers::ALT, Key::C);
    assert!(shows(&window, "和自带文本有 1 行不同"));
    save(&mut window);
    assert!(shows(&window, "已改用第 1 版"));
    press(&mut window, "恢复自带文本");
    assert!(shows(&window, "已改用自带文本"));
    let archive = afresh(window);
    let versions = templates::versions(&archive.desk, KIND).unwrap();
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [1, 0], "what was changed stays");
    assert!(versions[0].text.ends_with("从其约定。"));
    assert!(templates::in_use(&archive.desk, KIND).unwrap().is_shipped());
}

#[test]
fn what_was_prepared_keeps_its_wording_once_it_is_signed_and_takes_the_new_one_before() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let houses = agreements::houses_without(&desk, None).unwrap();
    let about = [About::House(houses[0]), About::House(houses[1])];
    let made = agreements::prepare(&mut desk, KIND, &about).unwrap().made;
    agreements::sign(&mut desk, &made[..1], &SignedDays::all_on(TODAY)).unwrap();
    let text = format!("{}\n本站另行补充。", templates::in_use(&desk, KIND).unwrap().text);
    templates::save(&mut desk, KIND, &text, "补一句").unwrap();
    agreements::bring_up_to_date(&mut desk, &made).unwrap();
    let wordings: Vec<String> = made.iter().map(|id| agreements::page(&desk, *id).unwrap().wording).collect();
    assert_eq!(wordings, ["自带文本", "第 1 版"]);
}

#[test]
fn a_field_is_put_in_by_name_where_the_caret_is() {
    let mut window = documents();
    with(&mut window, Modifiers::ALT, Key::Num2);
    field(&window, "范本文本").focus();
    settle(&mut window);
    with(&mut window, Modifiers::ALT, Key::F);
    type_text(&mut window, "监督责任");
    key(&mut window, Key::Enter);
    let wording = text(&window, "范本文本");
    assert_eq!(wording.matches("{监督责任人}").count(), 2, "once in the shipped wording: {wording}");
    assert!(shows(&window, "没有错误"));
}
