//! Four walks of an office day, by keyboard alone: a family in a new building, a house that is let, a tenant who moves out,
//! and who lived there last month. What was stored is read afterwards by the services, without the window.

use crate::office::{Office, Resident, outside};
use crate::screen::{Screen, Sitting};
use chrono::{Days, Local};
use linli::domain::Date;
use linli::services::households::{self, HouseholdColumn, HouseholdFilter};
use linli::services::houses::{self, HouseFilter, HouseSort};
use linli::services::{Clock, Desk, MachineSettings, sign_in};

/// Only what is on the keys of a counter.
const WORD: &str = "haitang 26 yuan";
const BUILDING: &str = "海棠苑99栋";
/// A family that does not exist: who they are to the head, and who they are.
const FAMILY: [(&str, Resident); 4] = [
    ("", of("单家主", "51052419800101101")),
    ("妻", of("解家妻", "51052419820202200")),
    ("子", of("单大宝", "51052420100303301")),
    ("女", of("单小宝", "51052420120404400")),
];
const TENANT: Resident = of("云中鹤", "51052419900101000");
const TELEPHONE: &str = "13800000606";
const ORIGIN: &str = "石桥镇新合村9组99号";

const fn of(name: &'static str, body: &'static str) -> Resident {
    Resident { name, body, telephone: "", room: (99, 1, 101) }
}

/// The days of the walks, counted from today: the window reads the computer's clock.
struct Calendar {
    moved_in: Date,
    last_month: Date,
    moved_out: Date,
}

impl Calendar {
    fn from_today() -> Self {
        let ago = |days| Local::now().date_naive() - Days::new(days);
        Self { moved_in: ago(90), last_month: ago(30), moved_out: ago(3) }
    }
}

#[test]
fn a_family_a_let_house_a_tenant_gone_and_who_lived_there_last_month_by_keyboard_alone() {
    let Some(screen) = Screen::new() else { return };
    let office = Office::empty();
    office.linli_with_password(WORD, &["new", "--archive", &office.word("archive"), "--name", "海棠社区站"]).done();
    let names: String = FAMILY.iter().map(|(relation, person)| [*relation, person.name].concat()).collect();
    screen.teach(&[&names, TENANT.name, ORIGIN, BUILDING].concat());
    let days = Calendar::from_today();

    let window = screen.open(&mut office.command(&[]));
    window.type_in(WORD);
    window.press("Return");
    window.until("signed in", || office.path("archive/station.db-wal").exists());
    register_family(&window);
    let_house(&window, &days);
    move_out(&window, &days);
    let list = office.path("list.pdf");
    print_list_of(&window, days.last_month, list.to_str().expect("a path"));
    assert!(window.close().success());

    let text = outside("pdftotext", &[list.to_str().expect("a path"), "-"]);
    for person in FAMILY.iter().map(|(_, person)| person).chain([&TENANT]) {
        assert!(text.contains(person.name), "{} in {text}", person.name);
    }
    assert_is_stored(&office, &days);
}

/// Types an answer; Enter takes it and goes on.
fn answer(window: &Sitting<'_>, words: &str) {
    window.type_in(words);
    window.press("Return");
}

fn register_family(window: &Sitting<'_>) {
    window.press("ctrl+2 alt+3 alt+n");
    answer(window, "510099001");
    window.press("Return");
    answer(window, &format!("{BUILDING}1-101"));
    answer(window, "20200301");
    for (relation, person) in &FAMILY {
        answer(window, &person.number());
        answer(window, person.name);
        answer(window, relation);
    }
    window.press("ctrl+s");
}

/// The room next door gets a file, a tenant, and the tenant a registration; the page of the house comes back each time.
fn let_house(window: &Sitting<'_>, days: &Calendar) {
    window.press("ctrl+3 alt+n");
    answer(window, &format!("{BUILDING}1-102"));
    // Kind, use, area, rooms, rooms let, hazard.
    window.press("Return Return Return Return Return Return");
    answer(window, "sjz");
    window.press("ctrl+s F5");
    answer(window, TENANT.name);
    answer(window, &TENANT.number());
    answer(window, TELEPHONE);
    // Room, what they are to the landlord.
    window.press("Return Return");
    answer(window, &days.moved_in.to_string());
    window.press("ctrl+s alt+1");
    register_tenant(window, days);
}

/// Number, name, place of origin and telephone are known, and so is the dwelling.
fn register_tenant(window: &Sitting<'_>, days: &Calendar) {
    window.press("Return Return Return");
    answer(window, ORIGIN);
    window.press("Return Return Return");
    answer(window, "01");
    answer(window, &days.moved_in.to_string());
    window.press("Return Return");
    window.type_in(&days.moved_in.to_string());
    window.press("ctrl+s");
}

fn move_out(window: &Sitting<'_>, days: &Calendar) {
    window.press("F6");
    answer(window, &days.moved_out.to_string());
    answer(window, "1");
    window.press("ctrl+s");
}

fn print_list_of(window: &Sitting<'_>, day: Date, to: &str) {
    window.press("ctrl+g");
    answer(window, BUILDING);
    window.press("F9");
    window.type_in(&day.to_string());
    window.press("ctrl+shift+p ctrl+s");
    window.overtype(to);
    window.press("Return");
    window.until("the list is saved", || std::path::Path::new(to).exists());
}

fn assert_is_stored(office: &Office, days: &Calendar) {
    let settings = &mut MachineSettings::load_from(&office.settings());
    let desk = sign_in::sign_in(settings, &office.path("archive"), "站长", WORD, Clock::System).expect("signed in");
    assert_family(&desk);
    let house = houses::list(&desk, &HouseFilter::default(), HouseSort::default()).expect("the houses")[0];
    let names = |day: Option<Date>| {
        let page = houses::page(&desk, house, day).expect("the page of the house");
        page.people.into_iter().map(|person| person.name).collect::<Vec<String>>()
    };
    assert_eq!(names(Some(days.last_month)), [TENANT.name]);
    assert_eq!(names(Some(days.moved_out)), [""; 0]);
    assert_eq!(names(None), [""; 0]);
}

fn assert_family(desk: &Desk) {
    let all = HouseholdFilter::default();
    let household = households::list(desk, &all, HouseholdColumn::FromDate, false).expect("the households")[0];
    let page = households::page(desk, household, None).expect("the page of the household");
    let members: Vec<&str> = page.members.iter().map(|member| &*member.person.name.0).collect();
    assert_eq!(members, FAMILY.map(|(_, person)| person.name));
    assert_eq!(page.address, format!("{BUILDING}1单元101室"));
}
