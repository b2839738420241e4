//! Who may do what: every service asks the operator's role itself, whatever a screen shows.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::domain::statistics::HouseColumn;
use linli::domain::{RecordId, Right, Role};
use linli::services::lists::{self, View};
use linli::services::people::{self, FloatingFilter, FloatingSort};
use linli::services::printing::{self, Order, Paper};
use linli::services::{
    ChangeId, Clock, Desk, MachineSettings, Progress, Trouble, backup, check, finding, history, recovery_page, sign_in,
    station, statistics, undo,
};
use office::{OPERATOR, Office, PASSWORD};

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
    ("check::run", Right::Look, |desk, _| check::run(desk).map(drop)),
    ("finding::search", Right::Look, |desk, _| finding::search(desk, "云中鹤", 5).map(drop)),
    ("history::of_registration", Right::Look, |desk, _| history::of_registration(desk, SOMEBODY, None).map(drop)),
    ("lists::areas", Right::Look, |desk, _| lists::areas(desk).map(drop)),
    ("lists::change_registrar", Right::Write, |desk, _| {
        lists::change_registrar(desk, &[RecordId(1)], OPERATOR).map(drop)
    }),
    ("lists::drop_view", Right::Look, |desk, _| lists::drop_view(desk, RecordId(NOBODY))),
    ("lists::heading", Right::Look, |desk, _| lists::heading(desk, &FloatingFilter::default()).map(drop)),
    ("lists::keep_view", Right::Look, |desk, _| lists::keep_view(desk, "floating", "常看", &View::default())),
    ("lists::numbers_in_full", Right::Reveal, |desk, _| lists::numbers_in_full(desk, &[RecordId(1)]).map(drop)),
    ("lists::views", Right::Look, |desk, _| lists::views(desk, "floating").map(drop)),
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
    ("statistics::houses_behind", Right::Look, |desk, _| {
        statistics::houses_behind(desk, desk.today(), None, HouseColumn::Total).map(drop)
    }),
    ("statistics::of", Right::Look, |desk, _| statistics::of(desk, desk.today(), &Progress::default()).map(drop)),
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
