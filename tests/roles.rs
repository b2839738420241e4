//! Who may do what: every service asks the operator's role itself, whatever a screen shows.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::domain::registers::{Person, Residence};
use linli::domain::values::{Choice, Day};
use linli::domain::{Date, RecordId, Right, Role};
use linli::services::households::{self, HouseholdColumn, HouseholdFilter, HouseholdForm, Task};
use linli::services::people::{self, FloatingFilter, FloatingSort};
use linli::services::printing::{self, Order, Paper};
use linli::services::{
    Change, ChangeId, Clock, Desk, MachineSettings, Progress, Registration, Trouble, backup, candidates, check, demo,
    drafts, finding, history, places, recovery_page, registration, sign_in, station, undo,
};
use office::{OPERATOR, Office, PASSWORD};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Service = fn(&mut Desk, &Shared) -> Result<(), Trouble>;

/// What the services are tried on.
struct Shared {
    office: Office,
    paper: Paper,
}

/// Somebody who is not there: what is refused by role is refused before they are looked for.
const NOBODY: i64 = 99;
const SOMEBODY: RecordId = RecordId(2);

const SERVICES: &[(&str, Right, Service)] = &[
    ("backup::make", Right::BackUp, |desk, shared| backup::make(desk, Some(&shared.office.path("U盘"))).map(drop)),
    ("backup::verify_newest", Right::Look, |desk, _| backup::verify_newest(desk).map(drop)),
    ("candidates::find", Right::Write, |desk, _| candidates::find(desk, &Person::default()).map(drop)),
    ("candidates::of", Right::Write, |desk, _| candidates::of(desk, &empty_form()).map(drop)),
    ("check::run", Right::Look, |desk, _| check::run(desk).map(drop)),
    ("demo::fill", Right::Administer, |desk, _| demo::fill(desk, 0, 1, &Progress::default())),
    ("drafts::drop", Right::Write, |desk, _| drafts::drop(desk, "registration")),
    ("drafts::keep", Right::Write, |desk, _| drafts::keep(desk, "registration", &empty_form())),
    ("drafts::list", Right::Write, |desk, _| drafts::list(desk).map(drop)),
    ("drafts::take_up", Right::Write, |desk, _| drafts::take_up(desk, "registration").map(drop)),
    ("finding::search", Right::Look, |desk, _| finding::search(desk, "云中鹤", 5).map(drop)),
    ("finding::search_in", Right::Look, |desk, _| finding::search_in(desk, "云中鹤", None, 5).map(drop)),
    ("history::of_registration", Right::Look, |desk, _| history::of_registration(desk, SOMEBODY, None).map(drop)),
    ("households::about", Right::Write, |desk, _| HouseholdForm::about(desk, Task::Join(SOMEBODY), None).map(drop)),
    ("households::check", Right::Write, |desk, _| households::check(desk, &a_household()).map(drop)),
    ("households::counts", Right::Look, |desk, _| households::counts(desk).map(drop)),
    ("households::go_into", Right::Write, |desk, _| a_household().go_into(desk, None)),
    ("households::go_on_with", Right::Write, |desk, _| a_household().rows[0].go_on_with(desk, SOMEBODY)),
    ("households::list", Right::Look, |desk, _| {
        households::list(desk, &HouseholdFilter::default(), HouseholdColumn::Place, false).map(drop)
    }),
    ("households::matching", Right::Look, |desk, _| households::matching(desk, "云中鹤", None, 5).map(drop)),
    ("households::page", Right::Look, |desk, _| households::page(desk, SOMEBODY).map(drop)),
    ("households::rows", Right::Look, |desk, _| households::rows(desk, &[SOMEBODY]).map(drop)),
    ("households::save", Right::Write, |desk, _| households::save(desk, &a_household()).map(drop)),
    ("people::counts", Right::Look, |desk, _| people::counts(desk).map(drop)),
    ("people::incomplete", Right::Look, |desk, _| people::incomplete(desk, &Progress::default()).map(drop)),
    ("people::list", Right::Look, |desk, _| {
        people::list(desk, &FloatingFilter::default(), FloatingSort::default()).map(drop)
    }),
    ("people::log_opened", Right::Write, |desk, _| people::log_opened(desk, SOMEBODY)),
    ("people::page", Right::Look, |desk, _| people::page(desk, SOMEBODY).map(drop)),
    ("people::person", Right::Look, |desk, _| people::person(desk, SOMEBODY).map(drop)),
    ("people::registration", Right::Look, |desk, _| people::registration(desk, RecordId(1)).map(drop)),
    ("people::reveal_number", Right::Reveal, |desk, _| people::reveal_number(desk, SOMEBODY).map(drop)),
    ("people::rows", Right::Look, |desk, _| people::rows(desk, &[RecordId(1)]).map(drop)),
    ("places::dwelling", Right::Look, |desk, _| places::dwelling(desk, RecordId(1)).map(drop)),
    ("places::full_name", Right::Look, |desk, _| places::full_name(desk, None).map(drop)),
    ("places::matching", Right::Look, |desk, _| places::matching(desk, "3-2-501", 5).map(drop)),
    ("places::meant", Right::Look, |desk, _| places::meant(desk, "3-2-501").map(drop)),
    ("places::proposals", Right::Look, |desk, _| places::proposals(desk, "3-2-501", &[]).map(drop)),
    ("printing::file_name", Right::Print, |desk, _| printing::file_name(desk, &card()).map(drop)),
    ("printing::prepare", Right::Print, |desk, _| printing::prepare(desk, card()).map(drop)),
    ("printing::print", Right::Print, |desk, shared| printing::print(desk, &shared.paper, "没有这台", 1).map(drop)),
    ("printing::printed_before", Right::Print, |desk, _| printing::printed_before(desk, &card()).map(drop)),
    ("printing::save", Right::Print, |desk, shared| {
        printing::save(desk, &shared.paper, &shared.office.path("card.pdf")).map(drop)
    }),
    ("printing::save_new", Right::Print, |desk, shared| {
        printing::save_new(desk, &shared.paper, &shared.office.path("card.pdf")).map(drop)
    }),
    ("printing::subject", Right::Print, |desk, _| printing::subject(desk, &card()).map(drop)),
    ("printing::times_printed", Right::Print, |desk, _| {
        printing::times_printed(desk, card().kind, RecordId(1)).map(drop)
    }),
    ("recovery_page::make", Right::Administer, |desk, _| recovery_page::make(desk, "AAAA-BBBB").map(drop)),
    ("registration::cancel", Right::Write, |desk, _| {
        registration::cancel(desk, &[RecordId(NOBODY)], &Residence::default()).map(drop)
    }),
    ("registration::extend", Right::Write, |desk, _| {
        registration::extend(desk, RecordId(NOBODY), &Choice::of("3"), Day::default()).map(drop)
    }),
    ("registration::turn_floating", Right::Write, |desk, _| {
        registration::turn_floating(desk, RecordId(NOBODY)).map(drop)
    }),
    ("registration::turn_resident", Right::Write, |desk, _| {
        registration::turn_resident(desk, RecordId(NOBODY)).map(drop)
    }),
    ("registration::at_address_of", Right::Write, |desk, _| Registration::at_address_of(desk, RecordId(1)).map(drop)),
    ("registration::contested", Right::Write, |desk, _| registration::contested(desk, &empty_form()).map(drop)),
    ("registration::endorse", Right::Write, |desk, _| registration::endorse(desk, RecordId(NOBODY)).map(drop)),
    ("registration::existing", Right::Write, |desk, _| Registration::existing(desk, RecordId(1)).map(drop)),
    ("registration::left_behind", Right::Look, |desk, _| registration::left_behind(desk, SOMEBODY).map(drop)),
    ("registration::go_on_with", Right::Write, |desk, _| {
        empty_form().go_on_with(desk, SOMEBODY, registration::Standing::Recorded)
    }),
    ("registration::save", Right::Write, |desk, _| registration::save(desk, &empty_form()).map(drop)),
    ("registration::settle", Right::Write, |desk, _| registration::settle(desk, &mut empty_form(), &[])),
    ("sign_in::renew_recovery", Right::Administer, |desk, _| sign_in::renew_recovery(desk).map(drop)),
    ("station::add_operator", Right::Administer, |desk, _| {
        station::add_operator(desk, OPERATOR, PASSWORD, Role::Reader)
    }),
    ("station::change", Right::Administer, |desk, _| station::change(desk, &desk.station().clone())),
    ("station::deactivate_operator", Right::Administer, |desk, _| station::deactivate_operator(desk, NOBODY)),
    ("station::operators", Right::Look, |desk, _| station::operators(desk).map(drop)),
    ("station::reset_password", Right::Administer, |desk, _| station::reset_password(desk, NOBODY, PASSWORD)),
    ("station::set_role", Right::Administer, |desk, _| station::set_role(desk, NOBODY, Role::Reader)),
    ("undo::in_words", Right::Look, |desk, _| undo::in_words(desk, &a_change()).map(drop)),
    ("undo::next", Right::Look, |desk, _| undo::next(desk).map(drop)),
    ("undo::undo", Right::Write, |desk, _| undo::undo(desk, ChangeId(NOBODY)).map(drop)),
];

/// Whoever may found a household is told here what is missing in it.
fn a_household() -> HouseholdForm {
    HouseholdForm::empty(Date::default())
}

/// What everybody may do who sits at a desk, and why nothing is refused.
const OPEN_TO_ALL: &[(&str, &str)] = &[
    ("backup::newest_in_words", "says when, not what"),
    ("backup::on_closing", "leaving is never refused: who may not back up leaves without"),
    ("machine_settings::remember", "belongs to this computer, not to the archive"),
    ("sign_in::change_password", "one's own, proved with the old one"),
    ("sign_in::log_lock", "the log of one's own lock"),
    ("sign_in::sign_out", "the log of one's own leaving"),
    ("sign_in::unlock_again", "one's own password is asked for"),
    ("station::is_demo", "asks for nothing of the archive"),
];

fn a_change() -> Change {
    Change { id: ChangeId(NOBODY), what: String::new(), at: String::new(), operator: String::new() }
}

fn empty_form() -> Registration {
    Registration::new(linli::platform::today())
}

fn card() -> Order {
    Order::of(printing::kind("floating_card").unwrap(), vec![RecordId(1)])
}

fn sit_down(office: &Office, operator: &str) -> Desk {
    let mut settings = MachineSettings::load_from(&office.settings());
    sign_in::sign_in(&mut settings, &office.archive(), operator, PASSWORD, Clock::System).unwrap()
}

/// An office with one operator of each role, called as the role is.
fn shared() -> Shared {
    let office = Office::with_people();
    let mut desk = sit_down(&office, OPERATOR);
    for role in [Role::Clerk, Role::Mediator, Role::Reader] {
        station::add_operator(&mut desk, role.label(), PASSWORD, role).unwrap();
    }
    let paper = printing::prepare(&desk, card()).unwrap();
    Shared { office, paper }
}

#[test]
fn a_service_refuses_exactly_those_whose_role_lacks_the_right() {
    let shared = shared();
    for role in Role::ALL {
        let mut desk = sit_down(&shared.office, role.label());
        for (name, right, service) in SERVICES {
            let outcome = service(&mut desk, &shared);
            let is_refused = matches!(&outcome, Err(Trouble::NotAllowed(refused)) if refused == right);
            assert_eq!(is_refused, !role.may(*right), "{name} by {}: {outcome:?}", role.label());
        }
    }
}

/// Whoever adds a service says here who may use it.
#[test]
fn every_service_that_takes_the_desk_is_listed_for_a_right_or_for_all() {
    let listed = SERVICES.iter().map(|(name, ..)| *name).chain(OPEN_TO_ALL.iter().map(|(name, _)| *name));
    let listed: BTreeSet<String> = listed.map(str::to_owned).collect();
    assert_eq!(listed.len(), SERVICES.len() + OPEN_TO_ALL.len(), "each stands once");
    assert_eq!(services_in(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/services")), ""), listed);
}

/// `module::function` of every public function under a folder that is handed a desk.
fn services_in(folder: &Path, module: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let module = if module.is_empty() { &stem } else { module };
        if path.is_dir() {
            found.extend(services_in(&path, module));
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let heads = source.split("pub fn ").skip(1).filter_map(|rest| rest.split_once('{')).map(|(head, _)| head);
        let taking_a_desk = heads.filter(|head| head.contains("desk: &"));
        found.extend(
            taking_a_desk.filter_map(|head| head.split(['(', '<']).next()).map(|name| format!("{module}::{name}")),
        );
    }
    found
}

#[test]
fn a_change_is_taken_back_by_who_made_it_or_by_the_station_head() {
    let shared = shared();
    let registration = ChangeId(1);
    let refused = undo::undo(&mut sit_down(&shared.office, Role::Clerk.label()), registration);
    assert!(matches!(refused, Err(Trouble::NotOwnChange)), "{refused:?}");
    undo::undo(&mut sit_down(&shared.office, OPERATOR), registration).unwrap();
}

#[test]
fn the_station_head_changes_the_role_of_somebody_else_but_not_the_own() {
    let shared = shared();
    let mut desk = sit_down(&shared.office, OPERATOR);
    let clerk = station::operators(&desk).unwrap().into_iter().find(|one| one.role == Role::Clerk).unwrap();
    station::set_role(&mut desk, clerk.id, Role::Administrator).unwrap();
    let own = desk.operator().id;
    assert!(matches!(station::set_role(&mut desk, own, Role::Reader), Err(Trouble::OwnRole)));
    drop(desk);
    assert_eq!(sit_down(&shared.office, &clerk.name).operator().role, Role::Administrator);
}
