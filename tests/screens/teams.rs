//! 队伍, 防线 and 责任区 by keyboard: a 调委会 founded and filled until nothing is to be looked at, a patrol point and who answers for
//! it, the gaps of the address tree, each printed; and all of it read back from the archive opened afresh.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{fill, key, press, shows, type_text};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::registers::PlaceDuty;
use linli::domain::values::{Choice, Day, Link, Name, Phones, Value};
use linli::services::address_tree::{self, Facts};
use linli::services::{defence_lines, places, posts, teams};

/// The residents' estate, and a community nobody of the police is named for.
fn office() -> Office {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let facts = Facts { kind: "1".into(), label: "海棠社区".into(), ..Facts::default() };
    address_tree::add(&mut desk, &facts).unwrap();
    drop(desk);
    office
}

fn teams_page() -> Window {
    let mut window = sit_down(office());
    command(&mut window, Key::Num5);
    with(&mut window, Modifiers::ALT, Key::Num2);
    window
}

/// Somebody comes into the team in front: name, post and sex, each closed by Enter.
fn take_in(window: &mut Window, name: &str, post: &str, sex: &str) {
    key(window, Key::Insert);
    type_text(window, name);
    enter(window);
    fill(window, "职务", post);
    fill(window, "性别", sex);
    press(window, "添加");
}

#[test]
fn a_committee_is_founded_filled_and_printed_by_keyboard() {
    let mut window = teams_page();
    assert!(stands(&window, "还没有队伍") && stands(&window, "海棠社区还没有社区民警"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "类别", "调委会");
    fill(&mut window, "队名", "海棠社区调委会");
    press(&mut window, "建立");
    assert!(stands(&window, "还没有成员"), "its page is in front at once");
    take_in(&mut window, "甄明理", "负责人", "男");
    take_in(&mut window, "甄公道", "成员", "男");
    take_in(&mut window, "甄不平", "成员", "男");
    assert!(stands(&window, "委员中没有妇女（人民调解法 8 条）"), "pointed out, not refused");
    take_in(&mut window, "甄和气", "成员", "女");
    assert!(!stands(&window, "委员中没有妇女（人民调解法 8 条）") && stands(&window, "主任"));
    assert!(stands(&window, "2029-06-14"), "three years");
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::F6);
    enter(&mut window);
    assert!(stands(&window, "还没有负责人") && stands(&window, "以前的成员 1 人"));
    command(&mut window, Key::Z);
    assert!(!stands(&window, "还没有负责人"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "海棠社区调委会") && stands(&window, "甄明理"));
    let Afresh { desk, office: _office } = afresh(window);
    let rows = teams::list(&desk, false).unwrap();
    assert_eq!((rows.len(), rows[0].members, rows[0].leader.as_str()), (1, 4, "甄明理"));
    assert!(rows[0].findings.is_empty());
}

#[test]
fn a_patrol_point_stands_on_its_line_and_gaps_of_the_tree_lead_to_their_address() {
    let mut window = teams_page();
    with(&mut window, Modifiers::ALT, Key::Num3);
    assert!(stands(&window, "还没有防线点"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "防线", "院");
    fill(&mut window, "名称", "3栋门口");
    fill(&mut window, "地址", "海棠苑3栋");
    press(&mut window, "添加");
    assert!(stands(&window, "缺") && stands(&window, "有责任人 边 0/0　线 0/0　点 0/0　院 0/1　门 0/0"));
    key(&mut window, Key::F4);
    fill(&mut window, "责任人", "甄楼长");
    press(&mut window, "保存");
    assert!(stands(&window, "甄楼长") && stands(&window, "有责任人 边 0/0　线 0/0　点 0/0　院 1/1　门 0/0"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    with(&mut window, Modifiers::ALT, Key::Num4);
    assert!(stands(&window, "海棠苑") && stands(&window, "缺包片干部，缺网格员，缺中心户长"));
    key(&mut window, Key::F5);
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    enter(&mut window);
    assert!(window.query_all_by_role_and_label(Role::Button, "添加责任人…").count() == 1, "the address tree");
    let Afresh { desk, office: _office } = afresh(window);
    let survey = defence_lines::survey(&desk).unwrap();
    assert_eq!(survey.points[0].address, "海棠苑3栋");
    assert_eq!(survey.points[0].point.holder.shown(), "甄楼长");
}

#[test]
fn the_card_of_a_post_is_written_and_printed_and_gaps_stand_on_the_tree() {
    let office = office();
    let mut desk = open(&office, OPERATOR);
    let place = places::matching(&desk, "海棠苑", 1).unwrap()[0].id;
    let cadre = PlaceDuty {
        place: Link::to(place),
        duty: Choice::of("4"),
        holder: Name::new("甄包片"),
        phones: Phones::new("13800000001"),
        from_date: Day::new(desk.today()),
        ..PlaceDuty::default()
    };
    address_tree::add_duty(&mut desk, &cadre).unwrap();
    drop(desk);
    let mut window = sit_down(office);
    command(&mut window, Key::Num5);
    with(&mut window, Modifiers::ALT, Key::Num7);
    assert!(stands(&window, "甄包片") && stands(&window, "没有卡"));
    enter(&mut window);
    assert!(stands(&window, "制作岗位责任卡") && has_focus(&window, "定任务"));
    fill(&mut window, "定奖惩", "");
    save(&mut window);
    assert!(stands(&window, "缺定奖惩"), "one of the six is missing");
    enter(&mut window);
    fill(&mut window, "定奖惩", "做得好的给予表扬");
    save(&mut window);
    assert!(stands(&window, "六定齐全"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览") && stands(&window, "包片干部　海棠苑"));
    key(&mut window, Key::Escape);

    command(&mut window, Key::G);
    assert!(stands(&window, "缺网格员") && stands(&window, "缺中心户长") && !stands(&window, "缺包片干部"));
    press(&mut window, "展开海棠苑");
    assert!(shows(&window, "缺楼栋长"), "of a building in the open estate");
    key(&mut window, Key::F5);
    assert!(!stands(&window, "缺网格员") && stands(&window, "海棠苑"));
    let Afresh { desk, office: _office } = afresh(window);
    let line = posts::list(&desk).unwrap().remove(0);
    assert_eq!((line.holder.as_str(), line.to_do()), ("甄包片", None));
}
