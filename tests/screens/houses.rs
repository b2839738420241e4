//! Rental houses: the list, a house's page, letting it, moving out, visits; each taken back as a whole.

use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{fill, key, press, shows, type_text};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::template::TemplateKind;
use linli::domain::values::Day;
use linli::domain::{Date, RecordId};
use linli::services::agreements::{self, About};
use linli::services::finding::{self, HitKind};
use linli::services::houses::{self, Crowding, HouseFilter, HousePage, HouseSort, Who};
use linli::services::people::SpanKind;
use linli::services::{Clock, Progress, check, people, places, station};
use linli::ui::theme::Appearance;

/// Who lives at [`ROOM`] and is registered there.
const RESIDENT: &str = RESIDENTS[0].name;
const ROOM: &str = "海棠苑3栋2单元501室";
/// Whose it is; they live elsewhere.
const LANDLORD: &str = "万俟有房";

/// The page of the house at [`ROOM`], opened from the search box.
pub fn page() -> Window {
    let mut window = desk();
    open_page(&mut window);
    window
}

pub fn open_page(window: &mut Window) {
    search(window, "3-2-501");
    press_with_role(window, Role::ListBoxOption, ROOM);
    assert!(stands(window, "租住经过"));
    assert!(stands(window, ROOM), "the page of the house");
}

/// Types a name that is known and takes it from the list.
fn choose_known(window: &mut Window, label: &str, name: &str) {
    fill(window, label, name);
    enter(window);
}

/// Lets the house to the one registered there, and to somebody nobody knows yet.
fn let_to_two(window: &mut Window) {
    key(window, Key::F5);
    choose_known(window, "承租人", RESIDENT);
    fill(window, "房间号", "主卧");
    fill(window, "起租日期", "2026-06-10");
    fill(window, "租期至", "2027-05-31");
    with(window, Modifiers::ALT, Key::A);
    type_text(window, NEWCOMER.name);
    fill(window, "居住人证件号码", &NEWCOMER.number());
    fill(window, "居住人电话", NEWCOMER.telephone);
    fill(window, "入住日期", "2026-06-10");
    save(window);
}

fn kept(archive: &Afresh) -> HousePage {
    kept_on(archive, None)
}

fn kept_on(archive: &Afresh, day: Option<Date>) -> HousePage {
    let houses = houses::list(&archive.desk, &HouseFilter::default(), HouseSort::default()).unwrap();
    let pages = houses.iter().map(|house| houses::page(&archive.desk, *house, day).unwrap());
    pages.into_iter().find(|page| page.address == ROOM).expect("the house is kept")
}

fn names(page: &HousePage) -> Vec<&str> {
    page.people.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn a_search_for_a_room_opens_the_page_of_its_house() {
    let window = page();
    assert!(stands(&window, "现住 1 人") && stands(&window, RESIDENT));
    assert!(stands(&window, "万俟有房"), "whose it is");
    assert!(stands(&window, "未列入租赁"), "registered there, under no tenancy");
}

#[test]
fn before_the_whole_of_a_dwelling_is_let_beside_a_room_of_it_that_is_asked() {
    let mut window = page();
    let_to_two(&mut window);
    key(&mut window, Key::F5);
    assert!(shows(&window, "这里有房间已在出租"));
    fill(&mut window, "房间号", "次卧");
    assert!(!shows(&window, "已在出租"), "rooms are let one by one");
}

#[test]
fn a_house_is_let_to_somebody_known_and_somebody_new() {
    let mut window = page();
    let_to_two(&mut window);
    assert!(stands(&window, "已登记新租赁") && stands(&window, ROOM), "back on the page of the house");
    assert!(stands(&window, "现住 2 人") && stands(&window, "承租人") && stands(&window, "同住"));
    assert!(stands(&window, "登记居住"), "who is not registered there yet is to be registered");
    let archive = afresh(window);
    let page = kept(&archive);
    assert_eq!(names(&page), [RESIDENT, NEWCOMER.name]);
    let lease = &page.leases[0];
    assert_eq!((lease.tenant.as_str(), lease.tenancy.room.0.as_str()), (RESIDENT, "主卧"));
    for typed in [RESIDENT, NEWCOMER.name, "3-2-501"] {
        let hits = finding::search_in(&archive.desk, typed, Some(HitKind::Tenancy), 10).unwrap();
        let found: Vec<_> = hits.iter().map(|hit| (hit.title.as_str(), hit.second_line.as_str())).collect();
        assert_eq!(found, [(RESIDENT, "海棠苑3栋***，2026-06-10 起")], "{typed}");
    }
    let newcomer = people::person(&archive.desk, page.people[1].person).unwrap();
    assert_eq!(newcomer.identity.number, NEWCOMER.number());
    assert_eq!((newcomer.sex.label(), newcomer.birth.0), ("女性", Date::from_ymd_opt(1991, 3, 12)), "from the number");
    assert_eq!(page.people[1].since.0, Date::from_ymd_opt(2026, 6, 10));
    assert!(check::run(&archive.desk).unwrap().is_sound());
}

/// Number and telephone of somebody known are shown, not typed: Enter goes past them, and what is typed next is kept.
#[test]
fn a_known_tenant_is_let_to_by_typing_alone() {
    let mut window = page();
    key(&mut window, Key::F5);
    type_text(&mut window, RESIDENT);
    enter(&mut window);
    assert!(has_focus(&window, "房间号"), "the next field there is");
    type_text(&mut window, "主卧");
    enter(&mut window);
    enter(&mut window);
    assert!(has_focus(&window, "起租日期"));
    type_text(&mut window, "2026-06-10");
    save(&mut window);
    let archive = afresh(window);
    let lease = &kept(&archive).leases[0];
    assert_eq!((lease.tenant.as_str(), lease.tenancy.room.0.as_str()), (RESIDENT, "主卧"));
    assert_eq!(lease.tenancy.from_date.0, Date::from_ymd_opt(2026, 6, 10));
}

#[test]
fn a_known_landlord_and_a_known_agent_leave_the_keyboard_in_the_next_field() {
    let mut window = page();
    key(&mut window, Key::F4);
    choose_known(&mut window, "房主", RESIDENT);
    assert!(has_focus(&window, "房主自"), "another landlord: since when");
    with(&mut window, Modifiers::ALT, Key::A);
    type_text(&mut window, "代管人");
    enter(&mut window);
    assert!(has_focus(&window, "姓名"));
    type_text(&mut window, RESIDENTS[1].name);
    enter(&mut window);
    assert!(has_focus(&window, "起始日期"));
}

/// Whoever let it before stays on the page of the house and on their own, and what they signed is found by the checkup.
#[test]
fn a_house_remembers_whose_it_was() {
    let mut window = page();
    key(&mut window, Key::F4);
    choose_known(&mut window, "房主", RESIDENTS[1].name);
    assert_eq!(text(&window, "房主自"), "2026-06-15", "from today, unless another day is typed");
    fill(&mut window, "房主自", "2026-06-10");
    save(&mut window);
    assert!(stands(&window, LANDLORD) && stands(&window, RESIDENTS[1].name), "whose it was and whose it is");
    let archive = afresh(window);
    let house = kept(&archive);
    let former = &house.parties[0];
    assert_eq!((former.holder.name.as_str(), former.party.until_date.0), (LANDLORD, Date::from_ymd_opt(2026, 6, 10)));
    let Who::Person(landlord) = former.holder.who else { panic!("a person") };
    let line = people::page(&archive.desk, landlord).unwrap().line;
    assert!(line.iter().any(|span| span.kind == SpanKind::HouseParty && span.until == former.party.until_date.0));
}

/// A landlord from elsewhere has no registration here; what is known of them can be put right all the same.
#[test]
fn a_landlord_who_lives_elsewhere_is_corrected_by_key() {
    let mut window = desk();
    search(&mut window, LANDLORD);
    press_with_role(&mut window, Role::ListBoxOption, LANDLORD);
    key(&mut window, Key::F4);
    assert!(stands(&window, "修改本人资料"));
    fill(&mut window, "联系电话", "13800009999");
    fill(&mut window, "现居详址", "外地虚构路3号");
    press(&mut window, "保存");
    assert!(stands(&window, "已修改本人资料") && stands(&window, "外地虚构路3号"));
    let archive = afresh(window);
    let landlord = kept(&archive).house.landlord.id.expect("whose it is");
    let landlord = people::person(&archive.desk, landlord).unwrap();
    assert_eq!((landlord.phones.0, landlord.home_address.0.as_str()), (vec!["13800009999".into()], "外地虚构路3号"));
}

#[test]
fn taking_the_tenancy_back_takes_everybody_back_who_came_with_it() {
    let mut window = page();
    let_to_two(&mut window);
    key(&mut window, Key::Escape);
    command(&mut window, Key::Z);
    assert!(shows(&window, "已撤销：登记新租赁 "));
    search(&mut window, NEWCOMER.name);
    assert!(stands(&window, "登记「罗小梅」"), "nobody of that name is left");
    let archive = afresh(window);
    assert!(kept(&archive).leases.is_empty());
}

#[test]
fn moving_out_ends_tenancy_stay_and_registration_on_one_day_and_comes_back_whole() {
    let mut window = page();
    let_to_two(&mut window);
    key(&mut window, Key::F6);
    assert!(stands(&window, &format!("{RESIDENT} 同日注销")), "the form asks");
    fill(&mut window, "退租日期", "2026-06-14");
    fill(&mut window, "退租原因", "到期");
    save(&mut window);
    assert!(stands(&window, "已登记退租") && stands(&window, "现住 0 人") && stands(&window, "待租"));

    let office = killed(window);
    let archive = Afresh { desk: open(&office, OPERATOR), office };
    let page = kept(&archive);
    let day = Date::from_ymd_opt(2026, 6, 14);
    assert_eq!(page.leases[0].tenancy.ended_on.0, day);
    let stay = archive.page(RESIDENT).stays[0].residence.clone();
    assert_eq!((stay.until_date.0, stay.cancel_reason.label()), (day, "离开本地"));
    assert_eq!(names(&kept_on(&archive, Date::from_ymd_opt(2026, 6, 13))), [RESIDENT, NEWCOMER.name]);
    assert!(kept_on(&archive, day).people.is_empty(), "on the day itself nobody is there any more");

    let Afresh { desk, office } = archive;
    let mut window = sit_down_at(desk, office, crate::window::OFFICE, Default::default());
    take_back_what_was_done_before(&mut window);
    assert!(shows(&window, "已撤销：退租 "));
    let archive = afresh(window);
    assert!(kept(&archive).leases[0].tenancy.ended_on.is_unset());
    assert_eq!(kept(&archive).house.letting_state.label(), "出租中");
    assert!(archive.living().contains(&RESIDENT.to_owned()));
}

#[test]
fn of_two_tenancies_it_is_asked_which_one_ends() {
    let mut window = page();
    let_to_two(&mut window);
    key(&mut window, Key::F5);
    choose_known(&mut window, "承租人", RESIDENTS[2].name);
    fill(&mut window, "房间号", "次卧");
    save(&mut window);
    key(&mut window, Key::F6);
    let asks_which = |window: &Window| window.get_by_role_and_label(Role::ComboBox, "租赁").is_focused();
    assert!(asks_which(&window) && stands(&window, "有几份在租，先选退的是哪一份"));
    fill(&mut window, "退租原因", "到期");
    save(&mut window);
    assert!(shows(&window, "请选退的是哪一份") && asks_which(&window));
    press_with_role(&mut window, Role::ComboBox, "租赁");
    press_with_role(&mut window, Role::MenuItem, &format!("次卧 {}，2026-06-15 起", RESIDENTS[2].name));
    save(&mut window);
    let archive = afresh(window);
    let ended = |room: &str| {
        kept(&archive).leases.iter().any(|lease| &*lease.tenancy.room == room && !lease.tenancy.ended_on.is_unset())
    };
    assert!(ended("次卧") && !ended("主卧"));
}

#[test]
fn who_goes_on_living_there_keeps_the_registration() {
    let mut window = page();
    let_to_two(&mut window);
    key(&mut window, Key::F6);
    press(&mut window, &format!("{RESIDENT} 同日注销"));
    assert!(stands(&window, "仍登记住在这里"));
    fill(&mut window, "退租原因", "换租");
    save(&mut window);
    let archive = afresh(window);
    assert!(archive.living().contains(&RESIDENT.to_owned()));
    assert!(kept(&archive).leases[0].tenancy.ended_on.0.is_some());
}

#[test]
fn who_is_registered_there_is_taken_into_the_tenancy_by_a_tick() {
    let mut window = page();
    key(&mut window, Key::F5);
    fill(&mut window, "承租人", NEWCOMER.name);
    press(&mut window, &format!("{RESIDENT} 女 36 岁"));
    save(&mut window);
    assert!(stands(&window, "现住 2 人") && !stands(&window, "未列入租赁"));
    let page = kept(&afresh(window));
    assert_eq!(names(&page), [NEWCOMER.name, RESIDENT]);
    assert_eq!(page.people[1].since.0, Some(TODAY), "under the tenancy, not before it");
}

#[test]
fn whoever_lives_there_is_registered_there_and_the_page_comes_back() {
    let mut window = page();
    let_to_two(&mut window);
    press(&mut window, "登记居住");
    assert_eq!(text(&window, "现住址"), ROOM);
    fill(&mut window, "户籍详址", "石桥镇新合村4组18号");
    fill(&mut window, "居住事由", "务工");
    fill(&mut window, "来本地日期", "20260610");
    fill(&mut window, "告知书签收", "20260615");
    save(&mut window);
    assert!(stands(&window, "租住经过") && !stands(&window, "登记居住"), "back on the page, with nothing left to do");
    assert_eq!(afresh(window).page(NEWCOMER.name).stays[0].address, ROOM);
}

#[test]
fn a_day_can_be_asked_for_on_the_page() {
    let mut window = page();
    let_to_two(&mut window);
    fill(&mut window, "截至", "2026-06-09");
    assert!(stands(&window, "2026-06-09 住 1 人") && !stands(&window, NEWCOMER.name), "registered, not a tenant yet");
    fill(&mut window, "截至", "2026-05-31");
    assert!(stands(&window, "2026-05-31 住 0 人"));
    fill(&mut window, "截至", "");
    assert!(stands(&window, "现住 2 人"));
}

#[test]
fn what_a_visit_found_is_open_until_another_one_finds_it_put_right() {
    let mut window = page();
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    save(&mut window);
    assert!(stands(&window, "还有 1 处要改"), "what was found must be written");
    fill(&mut window, "情况", "软管老化");
    fill(&mut window, "整改期限", "2026-06-20");
    save(&mut window);
    assert!(stands(&window, "已记下巡查") && stands(&window, "剩 5 天"));

    key(&mut window, Key::F7);
    press(&mut window, "已整改");
    fill(&mut window, "处理结果", "已换新软管");
    save(&mut window);
    assert!(stands(&window, "已记下复查") && stands(&window, "已整改") && !stands(&window, "剩 5 天"));
    let archive = afresh(window);
    let page = kept(&archive);
    assert!(page.open_findings.is_empty());
    assert_eq!(page.visits.len(), 2);
    assert_eq!(page.visits[0].inspection.follows.id, Some(page.visits[1].id), "the second one looked again");
    let (_, finding) = &page.visits[1].findings[0];
    assert_eq!((finding.resolved_on.0, finding.resolution.0.as_str()), (Some(TODAY), "已换新软管"));
    assert_eq!(page.house.verified_on.0, Some(TODAY));
}

#[test]
fn taking_a_second_visit_back_opens_the_finding_again() {
    let mut window = page();
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    save(&mut window);
    key(&mut window, Key::F7);
    press(&mut window, "已整改");
    save(&mut window);
    press(&mut window, "撤销");
    assert!(stands(&window, "已撤销：复查出租房屋"));
    let archive = afresh(window);
    assert_eq!((kept(&archive).visits.len(), kept(&archive).open_findings.len()), (1, 1));
}

#[test]
fn a_file_is_opened_for_a_new_dwelling_of_an_organisation() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    press(&mut window, "新建房屋档案");
    fill(&mut window, "地址", "海棠苑9栋1单元101室");
    fill(&mut window, "面积（㎡）", "86.5");
    press(&mut window, "单位");
    fill(&mut window, "房主", "青溪置业有限公司");
    save(&mut window);
    assert!(stands(&window, "已建立出租房屋档案") && stands(&window, "海棠苑9栋1单元101室"));
    assert!(stands(&window, "青溪置业有限公司") && stands(&window, "海房-0001"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "租住经过"), "back on the list");
    key(&mut window, Key::Enter);
    assert!(stands(&window, "租住经过") && stands(&window, "海房-0001"), "the new one is chosen there");
    let archive = afresh(window);
    let rows = all(&archive);
    assert_eq!(rows.len(), RESIDENTS.len() + 1);
    let row = rows.iter().find(|row| row.place_name == "海棠苑9栋1单元101室").unwrap();
    assert_eq!((row.landlord.as_str(), row.house.registrar.0.as_str()), ("青溪置业有限公司", OPERATOR));
    assert_eq!(row.house.floor_area.0, Some(8_650));
}

#[test]
fn the_first_problem_of_a_file_has_the_keyboard() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    press(&mut window, "新建房屋档案");
    fill(&mut window, "地址", "海棠苑9栋1单元101室");
    fill(&mut window, "房主", "房新新");
    fill(&mut window, "房主证件号码", "11010119900101000");
    fill(&mut window, "出租状态", "");
    save(&mut window);
    assert!(has_focus(&window, "房主"));
}

#[test]
fn an_organisation_has_a_page_from_which_its_houses_open() {
    let mut window = page();
    key(&mut window, Key::F4);
    press(&mut window, "单位");
    fill(&mut window, "房主", "青溪置业有限公司");
    save(&mut window);
    press(&mut window, "青溪置业有限公司");
    assert!(stands(&window, "单位资料") && stands(&window, "房屋 1 处") && stands(&window, "房主"));
    press(&mut window, ROOM);
    assert!(stands(&window, "租住经过"), "the page of the house");
    key(&mut window, Key::Escape);
    assert!(stands(&window, "单位资料"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "租住经过"));
}

/// Found by a part of its name and by its code, opened from the house by key, changed and taken back.
#[test]
fn an_organisation_is_found_changed_and_taken_back() {
    const CODE: &str = "91350100M000100Y43";
    let mut window = page();
    key(&mut window, Key::F4);
    press(&mut window, "单位");
    fill(&mut window, "房主", "青溪置业有限公司");
    save(&mut window);
    with(&mut window, Modifiers::ALT, Key::L);
    assert!(stands(&window, "单位资料"));
    key(&mut window, Key::F4);
    fill(&mut window, "信用代码", "91350100M000100Y44");
    assert!(!shows(&window, "已修改"));
    fill(&mut window, "信用代码", CODE);
    fill(&mut window, "备注", "");
    enter(&mut window);
    assert!(shows(&window, "已修改 青溪置业有限公司"));
    assert!(stands(&window, CODE) && stands(&window, "修改记录 2 次"));
    for (typed, why) in [("溪置", "单位名称"), ("9135", "信用代码")] {
        command(&mut window, Key::Num1);
        search(&mut window, typed);
        assert!(ink_of(&window, why).is_some(), "{typed}");
        press_with_role(&mut window, Role::ListBoxOption, "青溪置业有限公司");
        assert!(stands(&window, "单位资料"), "{typed}");
    }
    command(&mut window, Key::Z);
    assert!(!stands(&window, CODE), "taken back");
}

fn all(archive: &Afresh) -> Vec<houses::HouseRow> {
    let ids: Vec<RecordId> = houses::list(&archive.desk, &HouseFilter::default(), HouseSort::default()).unwrap();
    houses::list_rows(&archive.desk, &ids, None).unwrap()
}

#[test]
fn a_second_file_for_one_dwelling_is_made_only_by_who_says_so() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    press(&mut window, "新建房屋档案");
    fill(&mut window, "地址", ROOM);
    enter(&mut window);
    assert!(shows(&window, "这处已有在册的档案"));
    save(&mut window);
    assert!(is_here(&window, "地址"), "nothing is saved");
    press(&mut window, "另建一份");
    save(&mut window);
    assert!(stands(&window, "已建立出租房屋档案"));
    assert_eq!(all(&afresh(window)).len(), RESIDENTS.len() + 1);
}

#[test]
fn an_agent_is_entered_with_the_file_and_found_again_by_number() {
    let mut window = page();
    key(&mut window, Key::F4);
    with(&mut window, Modifiers::ALT, Key::A);
    fill(&mut window, "身份", "代管人");
    fill(&mut window, "姓名", NEWCOMER.name);
    fill(&mut window, "姓名证件号码", &RESIDENTS[1].number());
    save(&mut window);
    assert!(shows(&window, "已登记在另一个姓名下"), "the number is somebody else's");
    fill(&mut window, "姓名证件号码", &NEWCOMER.number());
    save(&mut window);
    assert!(stands(&window, "已保存出租房屋档案") && stands(&window, NEWCOMER.name));
    let archive = afresh(window);
    let parties = kept(&archive).parties;
    assert_eq!(parties.len(), 1);
    assert_eq!(parties[0].party.role.label(), "代管人");
    assert_eq!(parties[0].party.from_date.0, Some(TODAY));
}

#[test]
fn a_half_filled_form_is_given_up_only_after_a_question() {
    let mut window = page();
    key(&mut window, Key::F5);
    fill(&mut window, "房间号", "次卧");
    key(&mut window, Key::Escape);
    assert!(stands(&window, "这份登记还没有保存"));
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "房间号"), "次卧", "the first answer is to go on");
    key(&mut window, Key::Escape);
    press(&mut window, "不保留");
    assert!(stands(&window, ROOM) && stands(&window, "现住 1 人"));
}

#[test]
fn too_many_people_are_said_and_registered_all_the_same() {
    let office = Office::with_people();
    let mut at_desk = open(&office, OPERATOR);
    houses::set_crowding(&mut at_desk, &Crowding { most_people: Some(1), ..Crowding::default() }).unwrap();
    let mut window = sit_down_at(at_desk, office, crate::window::OFFICE, Default::default());
    open_page(&mut window);
    let_to_two(&mut window);
    assert!(stands(&window, "现住 2 人，超过本站每户上限 1 人"));
    assert_eq!(kept(&afresh(window)).people_now, 2);
}

#[test]
fn from_a_person_to_the_house_and_back() {
    let mut window = list();
    choose(&mut window, RESIDENT);
    press(&mut window, "打开档案");
    assert!(stands(&window, "现住 1 人"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "登记流动人口") && window.query_all_by_label(RESIDENT).count() == 2, "list and page");
}

#[test]
fn the_list_opens_the_page_by_enter_and_comes_back_to_the_same_row() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    assert!(shows(&window, "6 处"));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(stands(&window, "租住经过"));
    let opened = beginning_with(&window, "海棠苑");
    key(&mut window, Key::Escape);
    assert!(beginning_with(&window, "海棠苑").len() >= RESIDENTS.len(), "the list");
    key(&mut window, Key::Enter);
    assert_eq!(beginning_with(&window, "海棠苑"), opened);
    key(&mut window, Key::Escape);
    press(&mut window, "待租");
    assert!(stands(&window, "这里还没有出租房屋"));
}

#[test]
fn who_may_only_look_sees_the_house_and_changes_nothing() {
    let mut window = desk_of_a_reader();
    open_page(&mut window);
    for asked in [Key::F4, Key::F5, Key::F6, Key::F7] {
        key(&mut window, asked);
        assert!(stands(&window, ROOM) && stands(&window, "租住经过"), "{asked:?}");
    }
}

#[test]
fn the_station_head_sets_the_limit_in_the_settings() {
    let mut window = desk();
    open_settings(&mut window, "各项标准");
    fill(&mut window, "每户上限", "许多");
    assert!(shows(&window, "请填整数"));
    fill(&mut window, "每户上限", "４");
    (0..3).for_each(|_| key(&mut window, Key::Tab));
    key(&mut window, Key::Space);
    let Afresh { desk, .. } = afresh(window);
    let kept = houses::crowding(&desk).unwrap();
    assert_eq!((kept.most_people, kept.least_square_metres), (Some(4), None));
}

#[test]
fn the_list_is_narrowed_by_what_is_due() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let house = houses::at_place(&desk, places::matching(&desk, ROOM, 1).unwrap()[0].id).unwrap().unwrap();
    let about = [About::House(house)];
    let made = agreements::prepare(&mut desk, TemplateKind::RentalAgreement, &about).unwrap().made;
    let mut agreement = agreements::page(&desk, made[0]).unwrap().row.row.agreement;
    let day = |text: &str| Day(text.parse().ok());
    (agreement.valid_from, agreement.valid_until) = (day("2025-07-01"), day("2026-06-30"));
    agreement.party_signed_on = day("2025-07-01");
    agreement.community_signed_on = day("2025-07-01");
    agreement.police_signed_on = day("2025-07-03");
    agreements::correct(&mut desk, made[0], &agreement).unwrap();
    drop(desk);
    let mut window = sit_down(office);
    open_page(&mut window);
    assert!(stands(&window, "剩 15 天"));
    command(&mut window, Key::Num3);
    press_in_menu(&mut window, "到期", "责任书 30 天内到期");
    assert!(stands(&window, "1 处") && stands(&window, ROOM));
    press(&mut window, "责任书 30 天内到期");
    assert!(stands(&window, "6 处"));
}

/// By keyboard alone: the list as it was on a day, narrowed by a room in any spelling, kept under a name, and back.
#[test]
fn the_list_of_houses_turns_to_a_day_is_narrowed_and_kept_under_a_name() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    key(&mut window, Key::F9);
    assert!(has_focus(&window, "截至"));
    type_text(&mut window, "2020-01-01");
    assert!(shows(&window, "2020-01-01 这一天在册 0 处") && shows(&window, "这一天没有这样的房屋"));
    press(&mut window, "回到今天");
    assert!(stands(&window, "6 处") && text(&window, "截至").is_empty());
    for typed in ["3-2-501", "３栋２单元５０１室", "海棠苑3栋2单元501"] {
        key(&mut window, Key::F6);
        fill(&mut window, "地址", typed);
        save(&mut window);
        assert!(stands(&window, "1 处") && shows(&window, "地址：海棠苑3栋2单元501室"), "{typed}");
    }
    press(&mut window, "名单");
    press(&mut window, "存下现在的名单…");
    type_text(&mut window, "那一间");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "已存下名单「那一间」"));
    let mut window = sit_down(killed(window));
    command(&mut window, Key::Num3);
    assert!(stands(&window, "6 处"));
    press(&mut window, "名单");
    press(&mut window, "那一间");
    assert!(stands(&window, "1 处"));
}

#[test]
fn several_houses_change_hands_in_one_change() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    command(&mut window, Key::A);
    with(&mut window, Modifiers::ALT, Key::M);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(shows(&window, "6 处的登记人已换成"));
    let archive = afresh(window);
    assert!(all(&archive).iter().all(|row| *row.house.registrar == *OPERATOR));
}

/// The pages of this file, for whoever looks at pictures.
pub fn pictures(size: [f32; 2], appearance: Appearance, picture: &dyn Fn(&mut Window, &str)) {
    let office = Office::with_people();
    let mut at_desk = open(&office, OPERATOR);
    houses::set_crowding(
        &mut at_desk,
        &Crowding { most_people: Some(4), least_square_metres: Some(5), ..Crowding::default() },
    )
    .unwrap();
    let mut window = sit_down_at(at_desk, office, size, appearance);
    open_page(&mut window);
    key(&mut window, Key::F5);
    choose_known(&mut window, "承租人", RESIDENTS[2].name);
    fill(&mut window, "房间号", "次卧");
    fill(&mut window, "起租日期", "2024-02-01");
    save(&mut window);
    key(&mut window, Key::F6);
    fill(&mut window, "退租日期", "2025-08-31");
    fill(&mut window, "退租原因", "到期");
    save(&mut window);
    let_to_two(&mut window);
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    fill(&mut window, "整改期限", "2026-06-20");
    picture(&mut window, "house-visit");
    save(&mut window);
    key(&mut window, Key::F4);
    with(&mut window, Modifiers::ALT, Key::A);
    fill(&mut window, "身份", "代管人");
    fill(&mut window, "姓名", "百里代管");
    fill(&mut window, "姓名电话", "13800000909");
    fill(&mut window, "面积（㎡）", "86.5");
    picture(&mut window, "house-file");
    save(&mut window);
    picture(&mut window, "house-page");
    key(&mut window, Key::F7);
    press(&mut window, "已整改");
    picture(&mut window, "house-review");
    key(&mut window, Key::Escape);
    press(&mut window, "不保留");
    key(&mut window, Key::F6);
    picture(&mut window, "house-ending");
    key(&mut window, Key::Escape);
    key(&mut window, Key::F5);
    fill(&mut window, "承租人", "b");
    picture(&mut window, "house-letting");
    drop(window);
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 600, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, size, appearance);
    command(&mut window, Key::Num3);
    key(&mut window, Key::ArrowDown);
    picture(&mut window, "houses");
}
