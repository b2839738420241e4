//! Who may do what: every service asks the operator's role itself, whatever a screen shows.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::domain::{RecordId, Right, Role};
use linli::services::houses::{self, Crowding, Ending, HouseFile, HouseFilter, HouseSort, Letting, Named, Visit};
use linli::services::people::{self, FloatingFilter, FloatingSort};
use linli::services::printing::{self, Order, Paper};
use linli::services::{
    ChangeId, Clock, Desk, MachineSettings, Progress, Trouble, backup, check, finding, history, recovery_page, sign_in,
    station, undo,
};
use office::{OPERATOR, Office, PASSWORD};

type Service = fn(&mut Desk, &Shared) -> Result<(), Trouble>;

/// What the services are tried on.
struct Shared {
    office: Office,
    paper: Paper,
    letting: Letting,
    visit: Visit,
}

/// Somebody who is not there: what is refused by role is refused before they are looked for.
const NOBODY: i64 = 99;
const SOMEBODY: RecordId = RecordId(2);
const HOUSE: RecordId = RecordId(1);

const SERVICES: &[(&str, Right, Service)] = &[
    ("backup::make", Right::BackUp, |desk, shared| backup::make(desk, Some(&shared.office.path("U盘"))).map(drop)),
    ("backup::verify_newest", Right::Look, |desk, _| backup::verify_newest(desk).map(drop)),
    ("check::run", Right::Look, |desk, _| check::run(desk).map(drop)),
    ("finding::search", Right::Look, |desk, _| finding::search(desk, "云中鹤", 5).map(drop)),
    ("history::of_registration", Right::Look, |desk, _| history::of_registration(desk, SOMEBODY, None).map(drop)),
    ("houses::Ending::begin", Right::Write, |desk, _| Ending::begin(desk, HOUSE, None).map(drop)),
    ("houses::HouseFile::new", Right::Write, |desk, _| HouseFile::new(desk).map(drop)),
    ("houses::HouseFile::open", Right::Write, |desk, _| HouseFile::open(desk, HOUSE).map(drop)),
    ("houses::HouseFile::other_file", Right::Look, |desk, _| HouseFile::default().other_file(desk).map(drop)),
    ("houses::HouseFile::save", Right::Write, |desk, _| HouseFile::default().save(desk).map(drop)),
    ("houses::Letting::begin", Right::Write, |desk, _| Letting::begin(desk, HOUSE).map(drop)),
    ("houses::Letting::open", Right::Write, |desk, _| Letting::open(desk, SOMEBODY).map(drop)),
    ("houses::Letting::save", Right::Write, |desk, shared| shared.letting.save(desk).map(drop)),
    ("houses::Named::of", Right::Look, |desk, _| Named::of(desk, None).map(drop)),
    ("houses::Visit::begin", Right::Write, |desk, _| Visit::begin(desk, HOUSE).map(drop)),
    ("houses::Visit::save", Right::Write, |desk, shared| shared.visit.save(desk).map(drop)),
    ("houses::at_place", Right::Look, |desk, _| houses::at_place(desk, SOMEBODY).map(drop)),
    ("houses::candidates", Right::Look, |desk, _| houses::candidates(desk, "云中鹤", false).map(drop)),
    ("houses::counts", Right::Look, |desk, _| houses::counts(desk).map(drop)),
    ("houses::crowding", Right::Look, |desk, _| houses::crowding(desk).map(drop)),
    ("houses::estates", Right::Look, |desk, _| houses::estates(desk).map(drop)),
    ("houses::list", Right::Look, |desk, _| {
        houses::list(desk, &HouseFilter::default(), HouseSort::default()).map(drop)
    }),
    ("houses::list_rows", Right::Look, |desk, _| houses::list_rows(desk, &[HOUSE]).map(drop)),
    ("houses::page", Right::Look, |desk, _| houses::page(desk, HOUSE, None).map(drop)),
    ("houses::set_crowding", Right::Administer, |desk, _| houses::set_crowding(desk, &Crowding::default())),
    ("people::counts", Right::Look, |desk, _| people::counts(desk).map(drop)),
    ("people::incomplete", Right::Look, |desk, _| people::incomplete(desk, &Progress::default()).map(drop)),
    ("people::list", Right::Look, |desk, _| {
        people::list(desk, &FloatingFilter::default(), FloatingSort::default()).map(drop)
    }),
    ("people::page", Right::Look, |desk, _| people::page(desk, SOMEBODY).map(drop)),
    ("people::person", Right::Look, |desk, _| people::person(desk, SOMEBODY).map(drop)),
    ("people::reveal_number", Right::Reveal, |desk, _| people::reveal_number(desk, SOMEBODY).map(drop)),
    ("people::rows", Right::Look, |desk, _| people::rows(desk, &[RecordId(1)]).map(drop)),
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
    ("sign_in::renew_recovery", Right::Administer, |desk, _| sign_in::renew_recovery(desk).map(drop)),
    ("station::add_operator", Right::Administer, |desk, _| {
        station::add_operator(desk, OPERATOR, PASSWORD, Role::Reader)
    }),
    ("station::change", Right::Administer, |desk, _| station::change(desk, &desk.station().clone())),
    ("station::deactivate_operator", Right::Administer, |desk, _| station::deactivate_operator(desk, NOBODY)),
    ("station::operators", Right::Look, |desk, _| station::operators(desk).map(drop)),
    ("station::reset_password", Right::Administer, |desk, _| station::reset_password(desk, NOBODY, PASSWORD)),
    ("station::set_role", Right::Administer, |desk, _| station::set_role(desk, NOBODY, Role::Reader)),
    ("undo::next", Right::Look, |desk, _| undo::next(desk).map(drop)),
    ("undo::undo", Right::Write, |desk, _| undo::undo(desk, ChangeId(NOBODY)).map(drop)),
];

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
    let letting = Letting::begin(&desk, HOUSE).unwrap();
    let visit = Visit::begin(&desk, HOUSE).unwrap();
    Shared { office, paper, letting, visit }
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
