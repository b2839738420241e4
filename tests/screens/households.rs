//! Households as a clerk keeps them: by keyboard alone, and looked at afresh when the window has gone.

use crate::desk::*;
use crate::office::Resident;
use crate::window::{fill, key, press, shows, type_text, wait_for, wait_until};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::services::households::{self, HouseholdColumn, HouseholdFilter, HouseholdPage};
use linli::services::people::{self, Living};

/// A family that does not exist: number, name, and what they are to the head.
const FAMILY: [(Resident, &str); 4] = [
    (of("单家主", "51052419800101101"), ""),
    (of("解家妻", "51052419820202200"), "妻"),
    (of("单大宝", "51052420100303301"), "子"),
    (of("单小宝", "51052420120404400"), "女"),
];

const fn of(name: &'static str, body: &'static str) -> Resident {
    Resident { name, body, telephone: "", room: (99, 1, 101) }
}

/// The list of households, the keyboard in it.
fn households_list() -> Window {
    let mut window = list();
    with(&mut window, Modifiers::ALT, Key::Num3);
    window
}

/// What stands in the field that has the keyboard is replaced, and Enter goes on.
fn answer(window: &mut Window, text: &str) {
    type_text(window, text);
    enter(window);
}

/// Founds the household of the family in a building that is not there yet; the pointer is never touched.
fn founded() -> Window {
    let mut window = households_list();
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(has_focus(&window, "户号"));
    answer(&mut window, "510099001");
    enter(&mut window);
    assert!(has_focus(&window, "户籍住址"));
    answer(&mut window, "海棠苑99栋1单元101室");
    command(&mut window, Key::A);
    answer(&mut window, "20200301");
    for (place, (resident, relation)) in FAMILY.iter().enumerate() {
        assert!(has_focus(&window, &format!("第 {} 人证件号码", place + 1)), "row {place}");
        answer(&mut window, &resident.number());
        answer(&mut window, resident.name);
        if relation.is_empty() {
            enter(&mut window);
        } else {
            answer(&mut window, relation);
        }
    }
    save(&mut window);
    window
}

impl Afresh {
    fn households(&self) -> Vec<HouseholdPage> {
        let filter = HouseholdFilter { living: Living::All, ..HouseholdFilter::default() };
        let ids = households::list(&self.desk, &filter, HouseholdColumn::FromDate, false).unwrap();
        ids.into_iter().map(|id| households::page(&self.desk, id, None).unwrap()).collect()
    }
}

/// 「妻解家妻」 for each member.
fn members(page: &HouseholdPage) -> Vec<String> {
    page.members.iter().map(|member| format!("{}{}", member.member.relation.label(), &*member.person.name)).collect()
}

#[test]
fn a_household_is_split_by_keyboard_alone() {
    let mut window = founded();
    with(&mut window, Modifiers::ALT, Key::M);
    assert!(stands(&window, "分户…"));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(shows(&window, "分户：单家主 户"));
}

#[test]
fn a_number_that_was_not_known_is_supplied_and_taken_back_by_keyboard_alone() {
    let mut window = founded();
    key(&mut window, Key::F4);
    assert!(shows(&window, "修改户：单家主 户") && has_focus(&window, "户号"));
    answer(&mut window, "510099777");
    save(&mut window);
    assert!(shows(&window, "已保存：修改户") && stands(&window, "510099777"));
    press(&mut window, "修改记录 2 次");
    assert!(shows(&window, "户号：510099001 → 510099777"));
    command(&mut window, Key::Z);
    assert!(stands(&window, "510099001"));
    assert_eq!(&*afresh(window).households()[0].household.household_number, "510099001");
}

#[test]
fn a_row_is_taken_out_by_key_and_whoever_stood_below_moves_up() {
    let mut window = households_list();
    with(&mut window, Modifiers::ALT, Key::N);
    for (row, (resident, _)) in FAMILY.iter().take(3).enumerate() {
        fill(&mut window, &format!("第 {} 人证件号码", row + 1), &resident.number());
        fill(&mut window, &format!("第 {} 人姓名", row + 1), resident.name);
    }
    fill(&mut window, "第 2 人姓名", "写错的");
    command(&mut window, Key::Delete);
    assert_eq!(text(&window, "第 2 人姓名"), FAMILY[2].0.name);
    assert!(has_focus(&window, "第 2 人证件号码"), "the keyboard stays in the row");
    assert!(!is_here(&window, "第 4 人证件号码"));
}

#[test]
fn a_relation_that_does_not_fit_says_why_in_its_row() {
    let mut window = households_list();
    with(&mut window, Modifiers::ALT, Key::N);
    for (row, (resident, relation)) in FAMILY.iter().take(2).chain(FAMILY.iter().skip(3).take(1)).enumerate() {
        let relation = if row == 2 { "妻" } else { relation };
        fill(&mut window, &format!("第 {} 人证件号码", row + 1), &resident.number());
        fill(&mut window, &format!("第 {} 人姓名", row + 1), resident.name);
        fill(&mut window, &format!("第 {} 人与户主关系", row + 1), relation);
    }
    assert!(!beginning_with(&window, "这一户登记了不止一个").is_empty(), "{:?}", beginning_with(&window, ""));
}

#[test]
fn enter_goes_from_the_day_of_a_split_over_the_boxes_and_space_ticks() {
    let mut window = founded();
    press_in_menu(&mut window, "更多", "分户…");
    fill(&mut window, "户籍住址", "海棠苑98栋1单元101室");
    fill(&mut window, "分户日期", "2026-06-10");
    for name in ["单家主", "解家妻", "单大宝"] {
        enter(&mut window);
        assert!(window.get_by_label(&format!("选 {name}")).is_focused(), "{name}");
    }
    key(&mut window, Key::Space);
    save(&mut window);
    assert!(shows(&window, "单大宝 户"), "alone, and so the head");
}

#[test]
fn a_family_of_four_in_a_new_building_is_registered_by_keyboard_alone() {
    let window = founded();
    assert!(stands(&window, "已保存：立户"));
    assert!(shows(&window, "单家主 户"));
    let archive = afresh(window);
    let [page] = archive.households().try_into().unwrap();
    assert_eq!(members(&page), ["户主单家主", "妻解家妻", "子单大宝", "女单小宝"]);
    assert_eq!((page.address.as_str(), &*page.household.household_number), ("海棠苑99栋1单元101室", "510099001"));
    for member in &page.members {
        let stay = people::page(&archive.desk, member.person_id).unwrap().stays.remove(0);
        assert!(stay.is_resident() && stay.residence.from_date == page.household.from_date);
        assert_eq!(member.member.house_match.label(), "人户一致");
    }
}

#[test]
fn one_undo_takes_the_whole_family_back() {
    let mut window = founded();
    command(&mut window, Key::Z);
    assert!(shows(&window, "已撤销：立户"));
    assert!(!shows(&window, "单家主 户"), "the page of a household that is gone goes, too");
    let archive = afresh(window);
    assert!(archive.households().is_empty());
}

#[test]
fn what_is_missing_is_said_in_its_row_and_nothing_is_saved() {
    let mut window = households_list();
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "户籍住址", "海棠苑99栋1单元101室");
    fill(&mut window, "第 1 人证件号码", &FAMILY[0].0.number());
    save(&mut window);
    assert!(shows(&window, "请填姓名"));
    assert!(has_focus(&window, "第 1 人姓名"));
    fill(&mut window, "第 1 人姓名", "单家主");
    fill(&mut window, "第 2 人姓名", "解家妻");
    save(&mut window);
    assert!(shows(&window, "请填证件号码") || shows(&window, "处要改"), "the second row is somebody now");
    key(&mut window, Key::Escape);
    press(&mut window, "不保留");
    assert!(afresh(window).households().is_empty());
}

#[test]
fn the_consent_of_a_childs_guardian_is_asked_in_its_row() {
    let small = of("单小苗", "51052420200404400");
    let mut window = households_list();
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "户籍住址", "海棠苑99栋1单元101室");
    fill(&mut window, "第 1 人证件号码", &FAMILY[0].0.number());
    fill(&mut window, "第 1 人姓名", FAMILY[0].0.name);
    fill(&mut window, "第 2 人证件号码", &small.number());
    fill(&mut window, "第 2 人姓名", small.name);
    fill(&mut window, "第 2 人与户主关系", "女");
    assert!(!is_here(&window, "第 1 人监护人同意日期"));
    fill(&mut window, "第 2 人监护人同意日期", "20260701");
    save(&mut window);
    assert!(shows(&window, "监护人同意日期在今天之后"));
    fill(&mut window, "第 2 人监护人同意日期", "20260614");
    save(&mut window);
    let page = afresh(window).households().remove(0);
    let child = page.members.iter().find(|member| *member.person.name == *small.name).unwrap();
    assert_eq!(child.person.guardian_consent_on.0, "2026-06-14".parse().ok());
}

#[test]
fn somebody_known_goes_into_the_household_as_the_one_they_are() {
    let mut window = founded();
    key(&mut window, Key::F5);
    fill(&mut window, "进户原因", "迁入");
    let known = &crate::office::RESIDENTS[0];
    fill(&mut window, "第 5 人证件号码", &known.number());
    assert!(shows(&window, "可能已有此人：曾不曾"));
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(has_focus(&window, "第 5 人与户主关系"));
    type_text(&mut window, "其他亲属");
    save(&mut window);
    let archive = afresh(window);
    assert!(members(&archive.households()[0]).contains(&"其他亲属曾不曾".to_owned()));
    let stays = archive_page(&archive, "曾不曾").stays;
    assert_eq!(
        (stays[0].address.as_str(), stays[1].residence.cancel_reason.label()),
        ("海棠苑99栋1单元101室", "转为常住户口")
    );
}

/// The page of somebody who belongs to the only household.
fn archive_page(archive: &Afresh, name: &str) -> people::PersonPage {
    let page = archive.households().remove(0);
    let member = page.members.iter().find(|member| &*member.person.name == name).unwrap();
    people::page(&archive.desk, member.person_id).unwrap()
}

#[test]
fn a_son_is_split_off_into_a_household_of_his_own() {
    let mut window = founded();
    press_in_menu(&mut window, "更多", "分户…");
    press(&mut window, "选 单大宝");
    fill(&mut window, "户籍住址", "海棠苑98栋1单元101室");
    save(&mut window);
    assert!(shows(&window, "单大宝 户"));
    press(&mut window, "单家主 户");
    assert!(shows(&window, "单大宝 户"), "each names the other");
    let archive = afresh(window);
    let pages = archive.households();
    assert_eq!((members(&pages[0]).len(), members(&pages[1])), (3, vec!["户主单大宝".to_owned()]));
    assert_eq!(pages[1].split_from.as_ref().map(|(id, _)| *id), Some(pages[0].id));
}

#[test]
fn a_death_of_the_head_asks_for_another_one_and_is_taken_back_whole() {
    let mut window = founded();
    key(&mut window, Key::F6);
    fill(&mut window, "出户原因", "死亡");
    press(&mut window, "选 单家主");
    save(&mut window);
    assert!(shows(&window, "还没有户主"), "nothing is saved without a head");
    for (row, relation) in [(2, "户主"), (3, "子"), (4, "女")] {
        fill(&mut window, &format!("第 {row} 人与户主关系"), relation);
    }
    save(&mut window);
    assert!(shows(&window, "解家妻 户"));
    let office = killed(window);
    let mut window = sit_down(office);
    command(&mut window, Key::Num2);
    with(&mut window, Modifiers::ALT, Key::Num3);
    choose(&mut window, "解家妻");
    assert!(!stands(&window, "单家主"), "belongs to it no more");
    take_back_what_was_done_before(&mut window);
    assert!(shows(&window, "已撤销：户成员出户"));
    let archive = afresh(window);
    assert_eq!(members(&archive.households()[0]).len(), 4);
    assert!(archive_page(&archive, "单家主").person.died_on == Default::default());
}

#[test]
fn a_floating_person_becomes_a_resident_with_one_press_and_stays_one_person() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "转为常住");
    assert!(stands(&window, "已转为常住") && stands(&window, "常住人口"));
    press_in_menu(&mut window, "更多", "转为流动");
    assert!(stands(&window, "已转为流动"));
    command(&mut window, Key::Z);
    command(&mut window, Key::Z);
    let archive = afresh(window);
    let page = archive.page("曾不曾");
    assert_eq!((page.stays.len(), page.stays[0].residence.kind.label()), (1, "流动"));
}

#[test]
fn a_registration_is_cancelled_with_its_reason_and_destination() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "注销…");
    assert!(has_focus(&window, "注销原因"));
    save(&mut window);
    assert!(shows(&window, "请选注销原因"), "not without a reason");
    fill(&mut window, "注销原因", "离开本地");
    fill(&mut window, "去向", "回石桥镇");
    save(&mut window);
    assert!(stands(&window, "已注销居住登记"));
    let page = afresh(window).page("曾不曾");
    let stay = &page.stays[0].residence;
    assert_eq!((stay.until_date.0, &*stay.destination), (Some(TODAY), "回石桥镇"));
}

#[test]
fn a_registration_is_extended_as_an_act_of_its_own() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "续期…");
    assert!(has_focus(&window, "拟住期限"));
    fill(&mut window, "拟住期限", "五年以上");
    save(&mut window);
    assert!(stands(&window, "已续期流动人口登记"));
    command(&mut window, Key::Z);
    assert!(stands(&window, "已撤销：续期流动人口登记 曾不曾"));
    assert_eq!(afresh(window).page("曾不曾").stays[0].residence.planned_stay.label(), "一年");
}

#[test]
fn a_reader_sees_households_and_no_way_to_change_them() {
    let office = killed(founded());
    linli::services::station::add_operator(
        &mut open(&office, crate::office::OPERATOR),
        READER,
        crate::office::PASSWORD,
        linli::domain::Role::Reader,
    )
    .unwrap();
    let mut window = sit_down_as(office, READER);
    command(&mut window, Key::Num2);
    with(&mut window, Modifiers::ALT, Key::Num3);
    choose(&mut window, "单家主");
    for asked in [Key::F4, Key::F5, Key::F6] {
        key(&mut window, asked);
    }
    with(&mut window, Modifiers::ALT, Key::N);
    press(&mut window, "进户");
    assert!(!is_here(&window, "进户原因") && !is_here(&window, "户号"), "no form");
}

#[test]
fn the_list_of_households_is_printed_as_far_as_the_room_where_that_is_asked_for() {
    let mut window = founded();
    with(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    wait_for(&mut window, "第 1 页，共 1 页");
    assert!(shows(&window, "户名单"));
    press(&mut window, "写到房号，留痕");
    wait_until(&mut window, |window| !shows(window, "海棠苑99栋***"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::Space);
    assert!(shows(&window, "已选 1 户"));
}

#[test]
fn the_list_of_households_is_narrowed_and_kept_under_a_name() {
    let mut window = founded();
    key(&mut window, Key::F8);
    press(&mut window, "只看没有户号或没有户主的");
    save(&mut window);
    assert!(shows(&window, "没有符合条件的户") && shows(&window, "户号、户主待补"));
    press(&mut window, "清除条件");
    press(&mut window, "户类型");
    press_with_role(&mut window, Role::MenuItem, "家庭户");
    assert!(shows(&window, "户类型：家庭户") && shows(&window, "单家主"));
    press(&mut window, "名单");
    press(&mut window, "存下现在的名单…");
    type_text(&mut window, "家庭户");
    key(&mut window, Key::Enter);
    press(&mut window, "户类型：家庭户");
    press(&mut window, "名单");
    press_with_role(&mut window, Role::MenuItem, "家庭户");
    assert!(shows(&window, "户类型：家庭户"));
    command(&mut window, Key::A);
    with(&mut window, Modifiers::ALT, Key::M);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(shows(&window, "1 户的登记人已换成"));
}

/// 户号 and 与户主关系 stand on the list of residents.
#[test]
fn residents_are_listed_with_their_household() {
    let mut window = founded();
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(stands(&window, "与户主关系") && stands(&window, "妻") && stands(&window, "510099001"));
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(!stands(&window, "与户主关系"), "floating people have none here");
}

#[test]
fn the_list_of_households_turns_to_a_day_with_who_belonged_to_them() {
    let mut window = founded();
    key(&mut window, Key::F6);
    fill(&mut window, "出户日期", "2026-06-10");
    fill(&mut window, "出户原因", "迁出");
    press(&mut window, "选 单大宝");
    save(&mut window);
    assert!(shows(&window, "单家主 户") && !stands(&window, "单大宝"));
    fill(&mut window, "截至", "2026-06-09");
    assert!(shows(&window, "2026-06-09 这一天有 1 户，4 人"));
    assert!(stands(&window, "单大宝") && shows(&window, "2026-06-09 有 4 人"), "the page is of that day, too");
    key(&mut window, Key::F6);
    assert!(stands(&window, "截至") && !stands(&window, "出户日期"), "nothing happens to a day that is over");
    fill(&mut window, "截至", "20200229");
    assert!(shows(&window, "这一天没有户"));
    fill(&mut window, "截至", "2099-01-01");
    assert!(shows(&window, "还没到这一天"), "a day still to come is refused");
    fill(&mut window, "截至", "2020-03-01");
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert_eq!(text(&window, "截至"), "2020-03-01", "the day stays from list to list");
    with(&mut window, Modifiers::ALT, Key::Num3);
    press(&mut window, "回到今天");
    assert_eq!(text(&window, "截至"), "");
    assert!(shows(&window, "单家主"));
}
