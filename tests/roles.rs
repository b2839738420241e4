//! Who may do what: every service asks the operator's role itself, whatever a screen shows.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::domain::dispute::StepKind;
use linli::domain::import::Subject as TableOf;
use linli::domain::rating::{RoundPeriod, Star, StepKind as RatingStepKind};
use linli::domain::registers::{
    Agreement, Appraisal, ContactDuty, ContactVisit, CouncilVote, DefenceGroup, Feedback, LinePoint, Meeting,
    MeetingItem, Opening, Organisation, Patrol, PatrolFinding, Person, PlaceDuty, Reception, Residence, Routine,
    RoutineReport, SafetyCheck, ServiceRecord, Team, VisitRound,
};
use linli::domain::statistics::{DefenceColumn, DisputeColumn, Grouping, HouseColumn, Span, WorkColumn};
use linli::domain::template::TemplateKind;
use linli::domain::{Date, Draft, RecordId, Right, Role, ServiceCard};
use linli::services::address_tree::{self, Facts, RangeOrder};
use linli::services::agreements::{self, AgreementFilter, AgreementSort, AgreementTerms, SignedDays};
use linli::services::as_of::{self, OnADay};
use linli::services::defence::{self, Area, Elected, Forming, GroupFilter, GroupSort, MemberForm, RotaForm};
use linli::services::disputes::{self, DisputeForm, PartyRow, StepForm};
use linli::services::export::{self, ListTable, Purpose, RegisterOrder, Terms};
use linli::services::filling::{self, About, Choice, FillOrder, Filling};
use linli::services::households::{self, HouseholdColumn, HouseholdFilter, HouseholdForm, Task};
use linli::services::houses::{self, Crowding, Ending, HouseFile, HouseFilter, HouseSort, Letting, Named, Visit, Who};
use linli::services::import::{self, Import, Rehearsal, Who as RowIs};
use linli::services::lists::{self, View};
use linli::services::merging::{self, Proposal};
use linli::services::people::{self, FloatingFilter, FloatingSort};
use linli::services::printing::{self, Offset, Order, Paper, PrintFilter, ToPrinter};
use linli::services::routines::{self, EntryForm, Ledger, LinkKind};
use linli::services::takeaway::{self, TakeOrder};
use linli::services::{
    Change, ChangeId, Clock, Desk, Existing, MachineSettings, Progress, Registration, Trouble, attachments, backup,
    batch_query, candidates, check, checkup, council, defence_lines, demo, drafts, figures, finding, history, network,
    organisations, places, posts, ratings, recovery_page, registration, rounds, safety, service_cards, sign_in,
    standards, station, statistics, teams, templates, today, undo,
};
use office::{OPERATOR, Office, PASSWORD};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

type Service = fn(&mut Desk, &Shared) -> Result<(), Trouble>;

/// What the services are tried on.
struct Shared {
    office: Office,
    paper: Paper,
    /// Of a pair that one role after the other may try to merge.
    proposal: Proposal,
    ending: Ending,
    letting: Letting,
    visit: Visit,
    /// A table of one person, and what it would do.
    import: Import,
    rehearsal: Rehearsal,
    /// A table of others to be filled.
    filling: Filling,
    dispute: DisputeForm,
    step: StepForm,
}

/// A report of a 信息员 that lacks everything.
fn a_feedback() -> EntryForm<Feedback> {
    EntryForm { id: None, draft: Draft::of(Feedback::default()) }
}

/// Somebody who is not there: what is refused by role is refused before they are looked for.
const NOBODY: i64 = 99;
const SOMEBODY: RecordId = RecordId(2);
const PAIR: (RecordId, RecordId) = (RecordId(3), RecordId(4));

/// A place that is not there.
const NOWHERE: RecordId = RecordId(NOBODY);
const HOUSE: RecordId = RecordId(1);
const PLEDGE: TemplateKind = TemplateKind::RentalAgreement;

const SERVICES: &[(&str, Right, Service)] = &[
    ("address_tree::add", Right::Write, |desk, _| address_tree::add(desk, &Facts::default()).map(drop)),
    ("address_tree::add_alias", Right::Write, |desk, _| address_tree::add_alias(desk, NOWHERE, "旧楼").map(drop)),
    ("address_tree::add_duty", Right::Write, |desk, _| address_tree::add_duty(desk, &PlaceDuty::default()).map(drop)),
    ("address_tree::add_range", Right::Write, |desk, _| {
        address_tree::add_range(desk, &RangeOrder::default(), &Progress::default()).map(drop)
    }),
    ("address_tree::carry_out", Right::Write, |desk, _| {
        let order = address_tree::Order::Merge { kept: NOWHERE, gone: SOMEBODY };
        address_tree::carry_out(desk, &order, &Progress::default()).map(drop)
    }),
    ("address_tree::change", Right::Write, |desk, _| address_tree::change(desk, NOWHERE, &Facts::default()).map(drop)),
    ("address_tree::children", Right::Look, |desk, _| address_tree::children(desk, None).map(drop)),
    ("address_tree::counted", Right::Look, |desk, _| address_tree::counted(desk, &[NOWHERE]).map(drop)),
    ("address_tree::delete", Right::Write, |desk, _| address_tree::delete(desk, NOWHERE).map(drop)),
    ("address_tree::duty", Right::Look, |desk, _| address_tree::duty(desk, NOWHERE).map(drop)),
    ("address_tree::end_duty", Right::Write, |desk, _| {
        let today = desk.today();
        address_tree::end_duty(desk, NOWHERE, today).map(drop)
    }),
    ("address_tree::facts", Right::Look, |desk, _| address_tree::facts(desk, NOWHERE).map(drop)),
    ("address_tree::find", Right::Look, |desk, _| address_tree::find(desk, "3-2-501").map(drop)),
    ("address_tree::kind_counts", Right::Look, |desk, _| address_tree::kind_counts(desk).map(drop)),
    ("address_tree::merge", Right::Write, |desk, _| address_tree::merge(desk, NOWHERE, SOMEBODY).map(drop)),
    ("address_tree::node", Right::Look, |desk, _| address_tree::node(desk, NOWHERE).map(drop)),
    ("address_tree::of_kind", Right::Look, |desk, _| address_tree::of_kind(desk, "8").map(drop)),
    ("address_tree::page", Right::Look, |desk, _| address_tree::page(desk, NOWHERE).map(drop)),
    ("address_tree::path_to", Right::Look, |desk, _| address_tree::path_to(desk, NOWHERE).map(drop)),
    ("address_tree::preview_range", Right::Look, |desk, _| {
        address_tree::preview_range(desk, &RangeOrder::default()).map(drop)
    }),
    ("address_tree::remove_alias", Right::Write, |desk, _| address_tree::remove_alias(desk, NOWHERE, "旧楼").map(drop)),
    ("address_tree::replace_duty", Right::Write, |desk, _| {
        address_tree::replace_duty(desk, NOWHERE, &PlaceDuty::default()).map(drop)
    }),
    ("address_tree::suspects", Right::Look, |desk, _| address_tree::suspects(desk).map(drop)),
    ("address_tree::totals", Right::Look, |desk, _| address_tree::totals(desk).map(drop)),
    ("address_tree::verdict_on_alias", Right::Look, |desk, _| {
        address_tree::verdict_on_alias(desk, NOWHERE, "旧楼").map(drop)
    }),
    ("agreements::bring_up_to_date", Right::Print, |desk, _| agreements::bring_up_to_date(desk, &[])),
    ("agreements::correct", Right::Write, |desk, _| {
        agreements::correct(desk, RecordId(NOBODY), &Agreement::default()).map(drop)
    }),
    ("agreements::counts", Right::Look, |desk, _| agreements::counts(desk).map(drop)),
    ("agreements::discard", Right::Write, |desk, _| agreements::discard(desk, &[RecordId(NOBODY)]).map(drop)),
    ("agreements::end", Right::Write, |desk, _| {
        agreements::end(desk, RecordId(NOBODY), Default::default(), &Default::default()).map(drop)
    }),
    ("agreements::found", Right::Look, |desk, _| agreements::found(desk, PLEDGE, "云中鹤").map(drop)),
    ("agreements::houses_without", Right::Look, |desk, _| agreements::houses_without(desk, None).map(drop)),
    ("agreements::in_force", Right::Look, |desk, _| agreements::in_force(desk, HOUSE).map(drop)),
    ("agreements::list", Right::Look, |desk, _| {
        agreements::list(desk, &AgreementFilter::default(), AgreementSort::default()).map(drop)
    }),
    ("agreements::of_house", Right::Look, |desk, _| agreements::of_house(desk, HOUSE).map(drop)),
    ("agreements::offers", Right::Look, |desk, _| agreements::offers(desk, PLEDGE, None).map(drop)),
    ("agreements::page", Right::Look, |desk, _| agreements::page(desk, RecordId(NOBODY)).map(drop)),
    ("agreements::prepare", Right::Write, |desk, _| agreements::prepare(desk, PLEDGE, &[]).map(drop)),
    ("agreements::renew", Right::Write, |desk, _| agreements::renew(desk, &[RecordId(NOBODY)]).map(drop)),
    ("agreements::renewable", Right::Look, |desk, _| {
        agreements::renewable(desk, &AgreementFilter::default()).map(drop)
    }),
    ("agreements::rows", Right::Look, |desk, _| agreements::rows(desk, &[]).map(drop)),
    ("agreements::set_terms", Right::Administer, |desk, _| agreements::set_terms(desk, &AgreementTerms::default())),
    ("agreements::sign", Right::Write, |desk, _| {
        agreements::sign(desk, &[RecordId(NOBODY)], &SignedDays::default()).map(drop)
    }),
    ("agreements::terms", Right::Look, |desk, _| agreements::terms(desk).map(drop)),
    ("as_of::counts", Right::Look, |desk, _| as_of::counts(desk, today(desk)).map(drop)),
    ("as_of::households", Right::Look, |desk, _| as_of::households(desk, today(desk)).map(drop)),
    ("as_of::place", Right::Look, |desk, _| as_of::place(desk, "海棠苑3栋").map(drop)),
    ("as_of::residences", Right::Look, |desk, _| as_of::residences(desk, today(desk)).map(drop)),
    ("as_of::tenancies", Right::Look, |desk, _| as_of::tenancies(desk, today(desk)).map(drop)),
    ("attachments::add", Right::Write, |desk, _| {
        let of = attachments::Subject { inspection: NOWHERE, finding: None, caption: String::new() };
        attachments::add(desk, &of, &[]).map(drop)
    }),
    ("attachments::draw", Right::Look, |desk, _| attachments::draw(desk, NOWHERE, 160).map(drop)),
    ("attachments::remove", Right::Write, |desk, _| attachments::remove(desk, NOWHERE).map(drop)),
    ("backup::make", Right::BackUp, |desk, shared| backup::make(desk, Some(&shared.office.path("U盘"))).map(drop)),
    ("backup::verify_newest", Right::Look, |desk, _| backup::verify_newest(desk).map(drop)),
    ("batch_query::ask", Right::Export, |desk, _| batch_query::ask(desk, "云中鹤", &Purpose::default()).map(drop)),
    ("batch_query::candidates", Right::Export, |desk, _| {
        batch_query::candidates(desk, &batch_query::Answer::default()).map(drop)
    }),
    ("batch_query::cells", Right::Export, |desk, _| batch_query::cells(desk, &[], &[]).map(drop)),
    ("batch_query::copied", Right::Export, |desk, _| {
        batch_query::copied(desk, &[], &[], &Purpose::default()).map(drop)
    }),
    ("batch_query::read_table", Right::Export, |desk, shared| {
        batch_query::read_table(desk, &shared.office.path("表.csv")).map(drop)
    }),
    ("batch_query::table", Right::Export, |desk, _| batch_query::table(desk, &[], &[]).map(drop)),
    ("candidates::find", Right::Write, |desk, _| candidates::find(desk, &Person::default()).map(drop)),
    ("candidates::of", Right::Write, |desk, _| candidates::of(desk, &empty_form()).map(drop)),
    ("candidates::pairs", Right::Write, |desk, _| candidates::pairs(desk, None, &Progress::default()).map(drop)),
    ("candidates::still_open", Right::Look, |desk, _| {
        candidates::still_open(desk, &candidates::AlikePairs::default()).map(drop)
    }),
    ("check::run", Right::Look, |desk, _| check::run(desk).map(drop)),
    ("checkup::areas", Right::Look, |desk, _| checkup::areas(desk, &Progress::default()).map(drop)),
    ("checkup::is_current", Right::Look, |desk, _| checkup::is_current(desk).map(drop)),
    ("checkup::is_quick", Right::Look, |desk, _| checkup::is_quick(desk).map(drop)),
    ("checkup::lines", Right::Look, |desk, _| checkup::lines(desk, a_rule(), &[finding()]).map(drop)),
    ("checkup::mend", Right::Write, |desk, _| checkup::mend(desk, a_rule(), &finding()).map(drop)),
    ("checkup::report", Right::Look, |desk, _| checkup::report(desk, &Progress::default()).map(drop)),
    ("checkup::run", Right::Look, |desk, _| checkup::run(desk, |_| true, &Progress::default(), drop)),
    ("checkup::start", Right::Look, |desk, _| checkup::start(desk, |_| false, || {}).map(drop)),
    ("checkup::unclear", Right::Look, |desk, _| {
        checkup::unclear(desk, RecordId(1), checkup::Clear::Contacts, 5).map(drop)
    }),
    ("council::appraisal_paper", Right::Look, |desk, _| council::appraisal_paper(desk, NOWHERE).map(drop)),
    ("council::appraisals", Right::Look, |desk, _| council::appraisals(desk).map(drop)),
    ("council::contact_duties", Right::Look, |desk, _| council::contact_duties(desk).map(drop)),
    ("council::contact_duties_paper", Right::Look, |desk, _| council::contact_duties_paper(desk).map(drop)),
    ("council::contacts", Right::Look, |desk, _| council::contacts(desk).map(drop)),
    ("council::contacts_paper", Right::Look, |desk, _| council::contacts_paper(desk).map(drop)),
    ("council::new_appraisal", Right::Look, |desk, _| council::new_appraisal(desk, None).map(drop)),
    ("council::new_contact", Right::Look, |desk, _| council::new_contact(desk).map(drop)),
    ("council::new_contact_duty", Right::Look, |desk, _| council::new_contact_duty(desk).map(drop)),
    ("council::new_vote", Right::Look, |desk, _| council::new_vote(desk, None).map(drop)),
    ("council::save_appraisal", Right::Write, |desk, _| {
        council::save_appraisal(desk, None, &Appraisal::default()).map(drop)
    }),
    ("council::save_contact_duty", Right::Write, |desk, _| {
        council::save_contact_duty(desk, None, &ContactDuty::default()).map(drop)
    }),
    ("council::save_contact", Right::Write, |desk, _| {
        council::save_contact(desk, None, &ContactVisit::default()).map(drop)
    }),
    ("council::save_vote", Right::Write, |desk, _| council::save_vote(desk, None, &CouncilVote::default()).map(drop)),
    ("council::vote_paper", Right::Look, |desk, _| council::vote_paper(desk, NOWHERE).map(drop)),
    ("council::votes", Right::Look, |desk, _| council::votes(desk).map(drop)),
    ("defence::add_member", Right::Write, |desk, _| {
        defence::add_member(desk, NOWHERE, &MemberForm::default()).map(drop)
    }),
    ("defence::change", Right::Write, |desk, _| defence::change(desk, NOWHERE, &DefenceGroup::default()).map(drop)),
    ("defence::change_patrol", Right::Write, |desk, _| {
        defence::change_patrol(desk, NOWHERE, &Patrol::default()).map(drop)
    }),
    ("defence::duties", Right::Look, |desk, _| {
        let today = desk.today();
        defence::duties(desk, NOWHERE, today, today).map(drop)
    }),
    ("defence::new_patrol", Right::Look, |desk, _| defence::new_patrol(desk, NOWHERE).map(drop)),
    ("defence::patrol_totals", Right::Look, |desk, _| {
        let today = desk.today();
        defence::patrol_totals(desk, &[], today, today).map(drop)
    }),
    ("defence::patrols", Right::Look, |desk, _| {
        let today = desk.today();
        defence::patrols(desk, NOWHERE, today, today).map(drop)
    }),
    ("defence::plan_duties", Right::Write, |desk, _| {
        let (from, until) = Default::default();
        let form = RotaForm { from, until, rhythm: Default::default(), at_once: 1, hours: String::new() };
        defence::plan_duties(desk, NOWHERE, &form).map(drop)
    }),
    ("defence::record_finding", Right::Write, |desk, _| {
        defence::record_finding(desk, NOWHERE, None, &PatrolFinding::default()).map(drop)
    }),
    ("defence::record_patrol", Right::Write, |desk, _| {
        defence::record_patrol(desk, NOWHERE, &Patrol::default(), None).map(drop)
    }),
    ("defence::remove_patrol", Right::Write, |desk, _| defence::remove_patrol(desk, NOWHERE).map(drop)),
    ("defence::stand_in", Right::Write, |desk, _| defence::stand_in(desk, NOWHERE, SOMEBODY).map(drop)),
    ("defence::swap_turns", Right::Write, |desk, _| defence::swap_turns(desk, NOWHERE, SOMEBODY).map(drop)),
    ("defence::change_member", Right::Write, |desk, _| {
        defence::change_member(desk, NOWHERE, &MemberForm::default()).map(drop)
    }),
    ("defence::counts", Right::Look, |desk, _| defence::counts(desk).map(drop)),
    ("defence::dissolve", Right::Write, |desk, _| defence::dissolve(desk, NOWHERE, Default::default()).map(drop)),
    ("defence::doors", Right::Look, |desk, _| {
        let area = Area { kind: "1", place: NOWHERE, stretch: Default::default() };
        defence::doors(desk, &area).map(drop)
    }),
    ("defence::elect", Right::Write, |desk, _| defence::elect(desk, NOWHERE, &Elected::default()).map(drop)),
    ("defence::facts", Right::Look, |desk, _| defence::facts(desk, NOWHERE).map(drop)),
    ("defence::form", Right::Write, |desk, _| {
        let formed_on = Default::default();
        let forming = Forming { kind: "1", place: NOWHERE, doors: Vec::new(), by_tens: true, formed_on };
        defence::form(desk, &forming).map(drop)
    }),
    ("defence::join", Right::Write, |desk, _| defence::join(desk, NOWHERE, SOMEBODY, Default::default()).map(drop)),
    ("defence::list", Right::Look, |desk, _| {
        defence::list(desk, &GroupFilter::default(), GroupSort::default()).map(drop)
    }),
    ("defence::member", Right::Look, |desk, _| defence::member(desk, NOWHERE).map(drop)),
    ("defence::move_member", Right::Write, |desk, _| defence::move_member(desk, NOWHERE, 1).map(drop)),
    ("defence::next_number", Right::Look, |desk, _| defence::next_number(desk).map(drop)),
    ("defence::page", Right::Look, |desk, _| defence::page(desk, NOWHERE, None).map(drop)),
    ("defence::propose", Right::Look, |desk, _| defence::propose(desk, NOWHERE).map(drop)),
    ("defence::remove_member", Right::Write, |desk, _| {
        defence::remove_member(desk, NOWHERE, Default::default(), &Default::default()).map(drop)
    }),
    ("defence::rows", Right::Look, |desk, _| defence::rows(desk, &[]).map(drop)),
    ("defence::split", Right::Write, |desk, _| defence::split(desk, NOWHERE, SOMEBODY, Default::default()).map(drop)),
    ("defence_lines::paper", Right::Look, |desk, _| defence_lines::paper(desk).map(drop)),
    ("defence_lines::point", Right::Look, |desk, _| defence_lines::point(desk, NOWHERE).map(drop)),
    ("defence_lines::remove", Right::Write, |desk, _| defence_lines::remove(desk, NOWHERE).map(drop)),
    ("defence_lines::save", Right::Write, |desk, _| defence_lines::save(desk, None, &LinePoint::default()).map(drop)),
    ("defence_lines::survey", Right::Look, |desk, _| defence_lines::survey(desk).map(drop)),
    ("demo::fill", Right::Administer, |desk, _| demo::fill(desk, 0, 1, &Progress::default())),
    ("demo::plant", Right::Administer, |desk, _| demo::plant(desk, 0, 1, &Progress::default()).map(drop)),
    ("disputes::begin", Right::Mediate, |desk, _| {
        each([
            DisputeForm::begin(desk).map(drop),
            StepForm::begin(desk, NOWHERE, StepKind::Accept).map(drop),
            disputes::AgreementForm::begin(desk, NOWHERE).map(drop),
        ])
    }),
    ("disputes::behind", Right::Look, |desk, _| {
        let (period, figure) = (Span::ThisYear.period(desk.today()), (None, DisputeColumn::Accepted));
        disputes::behind(desk, &Default::default(), period, figure).map(drop)
    }),
    ("disputes::articles", Right::Look, |desk, _| disputes::articles(desk).map(drop)),
    ("disputes::behind_work", Right::Look, |desk, _| {
        let report = disputes::work(desk, Span::ThisYear.period(desk.today()), Grouping::Month)?;
        disputes::behind_work(desk, &report, (0, WorkColumn::New)).map(drop)
    }),
    ("disputes::choose", Right::Look, |desk, _| PartyRow::new("1").choose(desk, Who::Person(NOWHERE))),
    ("disputes::counts_whole_station", Right::Look, |desk, _| disputes::counts_whole_station(desk).map(drop)),
    ("disputes::counts", Right::Look, |desk, _| disputes::counts(desk).map(drop)),
    ("disputes::due", Right::Look, |desk, _| disputes::due(desk).map(drop)),
    ("disputes::file_paper", Right::Mediate, |desk, _| {
        disputes::file_paper(desk, NOWHERE, &Default::default()).map(drop)
    }),
    ("disputes::file_scanned", Right::Mediate, |desk, _| {
        disputes::file_scanned(desk, NOWHERE, &Default::default(), &[]).map(drop)
    }),
    ("disputes::draw_scan", Right::Reveal, |desk, _| disputes::draw_scan(desk, NOWHERE, 100).map(drop)),
    ("disputes::found", Right::Look, |desk, _| disputes::found(desk, "2026-001", 5).map(drop)),
    ("disputes::keep_articles", Right::Mediate, |desk, _| disputes::keep_articles(desk, &[])),
    ("disputes::keep_phrases", Right::Mediate, |desk, _| disputes::keep_phrases(desk, Vec::new())),
    ("disputes::lacking", Right::Mediate, |desk, shared| shared.step.lacking(desk).map(drop)),
    ("disputes::list", Right::Look, |desk, _| disputes::list(desk, &Default::default()).map(drop)),
    ("disputes::look_at_scans", Right::Reveal, |desk, _| disputes::look_at_scans(desk, NOWHERE)),
    ("disputes::mediators", Right::Look, |desk, _| disputes::mediators(desk).map(drop)),
    ("disputes::open", Right::Mediate, |desk, _| {
        each([DisputeForm::open(desk, NOWHERE).map(drop), StepForm::open(desk, NOWHERE).map(drop)])
    }),
    ("disputes::own_articles", Right::Look, |desk, _| disputes::own_articles(desk).map(drop)),
    ("disputes::page", Right::Look, |desk, _| disputes::page(desk, NOWHERE).map(drop)),
    ("disputes::perform", Right::Mediate, |desk, _| disputes::perform(desk, NOWHERE, &Default::default()).map(drop)),
    ("disputes::reveal", Right::Reveal, |desk, _| PartyRow::new("1").reveal(desk)),
    ("disputes::rows", Right::Look, |desk, _| disputes::rows(desk, &[]).map(drop)),
    ("disputes::report", Right::Look, |desk, _| disputes::report(desk, Span::ThisYear.period(desk.today())).map(drop)),
    ("disputes::save", Right::Mediate, |desk, shared| {
        each([shared.dispute.save(desk).map(drop), shared.step.save(desk).map(drop)])
    }),
    ("disputes::set_responsibility", Right::Mediate, |desk, _| {
        disputes::set_responsibility(desk, NOWHERE, &Draft::default()).map(drop)
    }),
    ("disputes::set_terms", Right::Administer, |desk, _| disputes::set_terms(desk, &Default::default())),
    ("disputes::terms", Right::Look, |desk, _| disputes::terms(desk).map(drop)),
    ("disputes::work", Right::Look, |desk, _| {
        disputes::work(desk, Span::ThisYear.period(desk.today()), Grouping::Place).map(drop)
    }),
    ("disputes::unfile", Right::Mediate, |desk, _| disputes::unfile(desk, NOWHERE).map(drop)),
    ("drafts::drop", Right::Enter, |desk, _| drafts::drop(desk, "registration")),
    ("drafts::keep", Right::Enter, |desk, _| drafts::keep(desk, "registration", empty_form().into())),
    ("drafts::list", Right::Enter, |desk, _| drafts::list(desk).map(drop)),
    ("drafts::take_up", Right::Enter, |desk, _| drafts::take_up(desk, "registration").map(drop)),
    ("figures::are_quick", Right::Look, |desk, _| figures::are_quick(desk).map(drop)),
    ("figures::figures", Right::Look, |desk, _| figures::figures(desk).map(drop)),
    ("figures::of_households", Right::Look, |desk, _| {
        figures::of_households(desk, HouseholdFilter::default()).map(drop)
    }),
    ("figures::of_people", Right::Look, |desk, _| figures::of_people(desk, FloatingFilter::default()).map(drop)),
    ("export::arrange", Right::Export, |desk, _| export::arrange(desk, "person", &[])),
    ("export::arranged", Right::Look, |desk, _| export::arranged(desk, "person").map(drop)),
    ("export::list", Right::Export, |desk, shared| {
        let table = ListTable::of_sheet(Default::default());
        let to = shared.office.path("名单.xlsx");
        export::list(desk, table, &Terms::default(), (&to, Existing::Replace), &Progress::default()).map(drop)
    }),
    ("export::numbers_of", Right::Export, |desk, _| export::numbers_of(desk, &[], &Terms::default()).map(drop)),
    ("export::register", Right::Export, |desk, shared| {
        let to = shared.office.path("人口.csv");
        export::register(desk, &all_people(), (&to, Existing::Replace), &Progress::default()).map(drop)
    }),
    ("export::register_work", Right::Export, |desk, shared| {
        export::register_work(desk, all_people(), shared.office.path("人口.csv"), Existing::Replace).map(drop)
    }),
    ("export::require", Right::Export, |desk, _| export::require(desk)),
    ("export::require_room", Right::Export, |desk, shared| {
        export::require_room(desk, &shared.office.path("没有.csv"), Existing::Keep)
    }),
    ("export::residences_leaving", Right::Export, |desk, _| {
        export::residences_leaving(desk, &[], &Terms::default()).map(drop)
    }),
    ("finding::search", Right::Look, |desk, _| finding::search(desk, "云中鹤", 5).map(drop)),
    ("finding::search_in", Right::Look, |desk, _| finding::search_in(desk, "云中鹤", None, 5).map(drop)),
    ("history::of_house", Right::Look, |desk, _| history::of_house(desk, HOUSE).map(drop)),
    ("history::of_registration", Right::Look, |desk, _| history::of_registration(desk, SOMEBODY, None).map(drop)),
    ("households::about", Right::Write, |desk, _| HouseholdForm::about(desk, Task::Join(SOMEBODY), None).map(drop)),
    ("households::check", Right::Write, |desk, _| households::check(desk, &a_household()).map(drop)),
    ("households::count", Right::Look, |desk, _| households::count(desk, &HouseholdFilter::default()).map(drop)),
    ("households::counts", Right::Look, |desk, _| households::counts(desk).map(drop)),
    ("households::hits", Right::Look, |desk, _| households::hits(desk, "云中鹤", 5).map(drop)),
    ("households::go_into", Right::Write, |desk, _| a_household().go_into(desk, None)),
    ("households::go_on_with", Right::Write, |desk, _| a_household().rows[0].go_on_with(desk, SOMEBODY)),
    ("households::list", Right::Look, |desk, _| {
        households::list(desk, &HouseholdFilter::default(), HouseholdColumn::Place, false).map(drop)
    }),
    ("households::matching", Right::Look, |desk, _| households::matching(desk, "云中鹤", None, 5).map(drop)),
    ("households::member_count", Right::Look, |desk, _| {
        households::member_count(desk, &HouseholdFilter::default()).map(drop)
    }),
    ("households::page", Right::Look, |desk, _| households::page(desk, SOMEBODY, None).map(drop)),
    ("households::rows", Right::Look, |desk, _| households::rows(desk, &[SOMEBODY], None).map(drop)),
    ("households::save", Right::Write, |desk, _| households::save(desk, &a_household()).map(drop)),
    ("houses::at_place", Right::Look, |desk, _| houses::at_place(desk, SOMEBODY).map(drop)),
    ("houses::begin", Right::Write, |desk, _| {
        each([
            Ending::begin(desk, HOUSE, None).map(drop),
            Letting::begin(desk, HOUSE).map(drop),
            Visit::begin(desk, HOUSE).map(drop),
        ])
    }),
    ("houses::below", Right::Look, |desk, _| houses::below(desk, NOWHERE).map(drop)),
    ("houses::candidates", Right::Look, |desk, _| houses::candidates(desk, "云中鹤", false).map(drop)),
    ("houses::choose", Right::Look, |desk, _| Named::default().choose(desk, SOMEBODY)),
    ("houses::counts", Right::Look, |desk, _| houses::counts(desk).map(drop)),
    ("houses::counts_of", Right::Look, |desk, _| houses::counts_of(desk, &HouseFilter::default()).map(drop)),
    ("houses::crowding", Right::Look, |desk, _| houses::crowding(desk).map(drop)),
    ("houses::estates", Right::Look, |desk, _| houses::estates(desk).map(drop)),
    ("houses::hits", Right::Look, |desk, _| houses::tenancy_hits(desk, "云中鹤", 5).map(drop)),
    ("houses::list", Right::Look, |desk, _| {
        houses::list(desk, &HouseFilter::default(), HouseSort::default()).map(drop)
    }),
    ("houses::list_rows", Right::Look, |desk, _| houses::list_rows(desk, &[HOUSE], None).map(drop)),
    ("houses::new", Right::Write, |desk, _| HouseFile::new(desk).map(drop)),
    ("houses::of", Right::Look, |desk, _| Named::of(desk, None).map(drop)),
    ("houses::open", Right::Write, |desk, _| {
        each([HouseFile::open(desk, HOUSE).map(drop), Letting::open(desk, SOMEBODY).map(drop)])
    }),
    ("houses::other_file", Right::Look, |desk, _| HouseFile::default().other_file(desk).map(drop)),
    ("houses::page", Right::Look, |desk, _| houses::page(desk, HOUSE, None).map(drop)),
    ("houses::save", Right::Write, |desk, shared| {
        each([
            HouseFile::default().save(desk).map(drop),
            shared.ending.save(desk).map(drop),
            shared.letting.save(desk).map(drop),
            shared.visit.save(desk).map(drop),
        ])
    }),
    ("houses::set_crowding", Right::Administer, |desk, _| houses::set_crowding(desk, &Crowding::default())),
    ("filling::choose_about", Right::Print, |desk, shared| shared.filling.clone().choose_about(desk, About::Houses)),
    ("filling::choose_table", Right::Print, |desk, shared| shared.filling.clone().choose_table(desk, 0)),
    ("filling::forget", Right::Print, |desk, _| filling::forget(desk, NOWHERE)),
    ("filling::found", Right::Look, |desk, _| filling::found(desk, About::People, "云中鹤").map(drop)),
    ("filling::kept", Right::Look, |desk, _| filling::kept(desk).map(drop)),
    ("filling::offers", Right::Look, |desk, _| {
        let today = desk.today();
        filling::offers(desk, About::People, None, today).map(drop)
    }),
    ("filling::open", Right::Print, |desk, _| filling::open(desk, Path::new("no-such.xlsx")).map(drop)),
    ("filling::open_kept", Right::Print, |desk, _| filling::open_kept(desk, NOWHERE).map(drop)),
    ("filling::remember", Right::Print, |desk, shared| filling::remember(desk, &shared.filling, "台账")),
    ("filling::rename", Right::Print, |desk, _| filling::rename(desk, NOWHERE, "台账")),
    ("filling::require", Right::Print, |desk, _| filling::require(desk)),
    ("filling::sample", Right::Print, |desk, shared| {
        let order = fill_order(desk);
        filling::sample(desk, &shared.filling, &order, &Progress::default()).map(drop)
    }),
    ("filling::save", Right::Print, |desk, shared| {
        let (order, to) = (fill_order(desk), shared.office.path("填好.xlsx"));
        filling::save(desk, &shared.filling, &order, &to, Existing::Replace, &Progress::default()).map(drop)
    }),
    ("import::carry_out", Right::Write, |desk, shared| {
        import::carry_out(desk, &shared.import, &Rehearsal::default(), &Progress::default()).map(drop)
    }),
    ("import::choose_sheet", Right::Write, |desk, shared| shared.import.clone().choose_sheet(desk, 0)),
    ("import::choose_subject", Right::Write, |desk, shared| {
        shared.import.clone().choose_subject(desk, TableOf::People)
    }),
    ("import::detail", Right::Write, |desk, shared| {
        import::detail(desk, &shared.import, &shared.rehearsal.verdicts[0]).map(drop)
    }),
    ("import::identify", Right::Write, |desk, shared| {
        shared.rehearsal.clone().identify(desk, &shared.import, 0, RowIs::Another)
    }),
    ("import::open", Right::Write, |desk, _| import::open(desk, Path::new("no-such.csv"), None).map(drop)),
    ("import::rehearse", Right::Write, |desk, shared| {
        import::rehearse(desk, &shared.import, &Progress::default()).map(drop)
    }),
    ("import::report", Right::Write, |desk, shared| import::report(desk, &shared.import, &shared.rehearsal).map(drop)),
    ("import::require", Right::Write, |desk, _| import::require(desk)),
    ("import::save_report", Right::Write, |desk, shared| {
        import::save_report(
            desk,
            &shared.import,
            &shared.rehearsal,
            &shared.office.path("待改.xlsx"),
            Existing::Replace,
        )
        .map(drop)
    }),
    ("lists::areas", Right::Look, |desk, _| lists::areas(desk).map(drop)),
    ("lists::change_registrar", Right::Write, |desk, _| {
        lists::change_registrar::<Residence>(desk, &[RecordId(1)], OPERATOR).map(drop)
    }),
    ("lists::drop_view", Right::Look, |desk, _| lists::drop_view(desk, RecordId(NOBODY))),
    ("lists::heading", Right::Look, |desk, _| lists::heading(desk, &FloatingFilter::default()).map(drop)),
    ("lists::in_one_line", Right::Look, |desk, _| lists::in_one_line(desk, &HouseFilter::default()).map(drop)),
    ("lists::keep_view", Right::Look, |desk, _| {
        lists::keep_view(desk, "floating", "常看", &View::<FloatingFilter>::default())
    }),
    ("lists::log_copied", Right::Look, |desk, _| lists::log_copied(desk, 1, &[])),
    ("lists::numbers_in_full", Right::Reveal, |desk, _| lists::numbers_in_full(desk, &[RecordId(1)]).map(drop)),
    ("lists::registrars", Right::Look, |desk, _| lists::registrars(desk).map(drop)),
    ("lists::views", Right::Look, |desk, _| lists::views::<FloatingFilter>(desk, "floating").map(drop)),
    ("merging::apart", Right::Look, |desk, _| merging::apart(desk).map(drop)),
    ("merging::ask_again", Right::Write, |desk, _| merging::ask_again(desk, PAIR)),
    ("merging::merge", Right::Write, |desk, shared| merging::merge(desk, &shared.proposal).map(drop)),
    ("merging::merges", Right::Look, |desk, _| merging::merges(desk).map(drop)),
    ("merging::part", Right::Write, |desk, _| merging::part(desk, NOBODY).map(drop)),
    ("merging::propose", Right::Write, |desk, _| merging::propose(desk, PAIR).map(drop)),
    ("merging::propose_into", Right::Write, |desk, _| merging::propose_into(desk, PAIR.0, PAIR.1).map(drop)),
    ("merging::set_apart", Right::Write, |desk, _| merging::set_apart(desk, PAIR)),
    ("network::marks", Right::Look, |desk, _| network::marks(desk).map(drop)),
    ("network::paper", Right::Look, |desk, _| network::paper(desk, &[]).map(drop)),
    ("network::table", Right::Look, |desk, _| network::table(desk).map(drop)),
    ("organisations::add", Right::Write, |desk, _| organisations::add(desk, &Organisation::default()).map(drop)),
    ("organisations::change", Right::Write, |desk, _| {
        organisations::change(desk, NOWHERE, &Draft::of(Organisation::default())).map(drop)
    }),
    ("organisations::page", Right::Look, |desk, _| organisations::page(desk, NOWHERE).map(drop)),
    ("people::correct", Right::Write, |desk, _| people::correct(desk, SOMEBODY, &Draft::default()).map(drop)),
    ("people::count", Right::Look, |desk, _| people::count(desk, &FloatingFilter::default()).map(drop)),
    ("people::counts", Right::Look, |desk, _| people::counts(desk).map(drop)),
    ("people::list", Right::Look, |desk, _| {
        people::list(desk, &FloatingFilter::default(), FloatingSort::default()).map(drop)
    }),
    ("people::log_opened", Right::Write, |desk, _| people::log_opened(desk, SOMEBODY)),
    ("people::page", Right::Look, |desk, _| people::page(desk, SOMEBODY).map(drop)),
    ("people::person", Right::Look, |desk, _| people::person(desk, SOMEBODY).map(drop)),
    ("people::registration", Right::Look, |desk, _| people::registration(desk, RecordId(1)).map(drop)),
    ("people::reveal_number", Right::Reveal, |desk, _| people::reveal_number(desk, SOMEBODY).map(drop)),
    ("people::place_in_household", Right::Look, |desk, _| {
        people::place_in_household(desk, SOMEBODY, desk.today()).map(drop)
    }),
    ("people::rows", Right::Look, |desk, _| people::rows(desk, &[RecordId(1)]).map(drop)),
    ("places::dwelling", Right::Look, |desk, _| places::dwelling(desk, RecordId(1)).map(drop)),
    ("places::full_name", Right::Look, |desk, _| places::full_name(desk, None).map(drop)),
    ("places::matching", Right::Look, |desk, _| places::matching(desk, "3-2-501", 5).map(drop)),
    ("places::meant", Right::Look, |desk, _| places::meant(desk, "3-2-501").map(drop)),
    ("places::proposals", Right::Look, |desk, _| places::proposals(desk, "3-2-501", &[]).map(drop)),
    ("posts::form", Right::Write, |desk, _| posts::form(desk, NOWHERE).map(drop)),
    ("posts::list", Right::Look, |desk, _| posts::list(desk).map(drop)),
    ("printing::copies", Right::Print, |desk, _| printing::copies(desk, &card()).map(drop)),
    ("printing::file_name", Right::Print, |desk, _| printing::file_name(desk, &card()).map(drop)),
    ("printing::prepare", Right::Print, |desk, _| printing::prepare(desk, card()).map(drop)),
    ("printing::line_of", Right::Look, |desk, _| printing::line_of(desk, "person", SOMEBODY).map(drop)),
    ("printing::list", Right::Look, |desk, _| printing::list(desk, &PrintFilter::default()).map(drop)),
    ("printing::operators", Right::Look, |desk, _| printing::operators(desk).map(drop)),
    ("printing::prepare_many", Right::Print, |desk, _| {
        printing::prepare_many(desk, card(), &Progress::default()).map(drop)
    }),
    ("printing::print", Right::Print, |desk, shared| {
        let to = ToPrinter { printer: "没有这台".into(), copies: 1, offset: Offset::default() };
        printing::print(desk, &shared.paper, &to).map(drop)
    }),
    ("printing::printed_before", Right::Print, |desk, _| printing::printed_before(desk, &card()).map(drop)),
    ("printing::reproduce", Right::Print, |desk, _| printing::reproduce(desk, RecordId(1)).map(drop)),
    ("printing::retention", Right::Look, |desk, _| printing::retention(desk).map(drop)),
    ("printing::rows", Right::Look, |desk, _| printing::rows(desk, &[RecordId(1)]).map(drop)),
    ("printing::save", Right::Print, |desk, shared| {
        printing::save(desk, &shared.paper, &shared.office.path("card.pdf")).map(drop)
    }),
    ("printing::save_each", Right::Print, |desk, shared| {
        printing::save_each(desk, &card(), &shared.office.path("每人一份"), &Progress::default()).map(drop)
    }),
    ("printing::save_new", Right::Print, |desk, shared| {
        printing::save_new(desk, &shared.paper, &shared.office.path("card.pdf")).map(drop)
    }),
    ("printing::set_retention", Right::Administer, |desk, _| printing::set_retention(desk, Default::default())),
    ("printing::subject", Right::Print, |desk, _| printing::subject(desk, &card()).map(drop)),
    ("printing::times_printed", Right::Print, |desk, _| {
        printing::times_printed(desk, card().kind, RecordId(1)).map(drop)
    }),
    ("ratings::begin_step", Right::Write, |desk, _| {
        ratings::begin_step(desk, NOWHERE, RatingStepKind::Publish).map(drop)
    }),
    ("ratings::candidates", Right::Look, |desk, _| ratings::candidates(desk, NOWHERE).map(drop)),
    ("ratings::comparison", Right::Look, |desk, _| ratings::comparison(desk).map(drop)),
    ("ratings::consent", Right::Write, |desk, _| ratings::consent(desk, NOWHERE, Default::default()).map(drop)),
    ("ratings::current_stars", Right::Look, |desk, _| {
        let today = desk.today();
        ratings::current_stars(desk, Default::default(), Default::default(), today).map(drop)
    }),
    ("ratings::decide", Right::Write, |desk, _| {
        ratings::decide(desk, NOWHERE, Star::Clean, &Default::default()).map(drop)
    }),
    ("ratings::deciding", Right::Write, |desk, _| ratings::deciding(desk, NOWHERE, Star::Clean).map(drop)),
    ("ratings::distribution", Right::Look, |desk, _| ratings::distribution(desk, NOWHERE).map(drop)),
    ("ratings::due", Right::Look, |desk, _| ratings::due(desk).map(drop)),
    ("ratings::hits", Right::Look, |desk, _| ratings::hits(desk, "曾", 5).map(drop)),
    ("ratings::indicators", Right::Look, |desk, _| ratings::indicators(desk).map(drop)),
    ("ratings::list", Right::Look, |desk, _| {
        ratings::list(desk, NOWHERE, &Default::default(), Default::default()).map(drop)
    }),
    ("ratings::nominate", Right::Write, |desk, _| {
        let nomination =
            ratings::Nomination { on: Default::default(), claimed: Vec::new(), conducted_by: String::new() };
        ratings::nominate(desk, &[], &nomination).map(drop)
    }),
    ("ratings::of_all_rounds", Right::Look, |desk, _| ratings::of_all_rounds(desk).map(drop)),
    ("ratings::open_round", Right::Write, |desk, _| {
        let period = RoundPeriod::offered(desk.today())[0];
        let form = ratings::RoundForm { period, place: None, opened_on: Default::default(), panel: String::new() };
        ratings::open_round(desk, &form).map(drop)
    }),
    ("ratings::page", Right::Look, |desk, _| ratings::page(desk, NOWHERE).map(drop)),
    ("ratings::past", Right::Look, |desk, _| ratings::past(desk, Default::default(), Default::default()).map(drop)),
    ("ratings::ready_for", Right::Look, |desk, _| ratings::ready_for(desk, NOWHERE, RatingStepKind::Award).map(drop)),
    ("ratings::remove_round", Right::Write, |desk, _| ratings::remove_round(desk, NOWHERE).map(drop)),
    ("ratings::round", Right::Look, |desk, _| ratings::round(desk, NOWHERE).map(drop)),
    ("ratings::rounds", Right::Look, |desk, _| ratings::rounds(desk).map(drop)),
    ("ratings::rows", Right::Look, |desk, _| ratings::rows(desk, &[]).map(drop)),
    ("ratings::set_indicators", Right::Administer, |desk, _| ratings::set_indicators(desk, &Default::default())),
    ("ratings::take_step", Right::Write, |desk, _| ratings::take_step(desk, NOWHERE, &Default::default()).map(drop)),
    ("ratings::take_together", Right::Write, |desk, _| {
        ratings::take_together(desk, &[], &Default::default()).map(drop)
    }),
    ("ratings::vote", Right::Write, |desk, _| ratings::vote(desk, NOWHERE, &Default::default()).map(drop)),
    ("recovery_page::make", Right::Administer, |desk, _| recovery_page::make(desk, "AAAA-BBBB").map(drop)),
    ("registration::at_address_of", Right::Write, |desk, _| Registration::at_address_of(desk, RecordId(1)).map(drop)),
    ("registration::cancel", Right::Write, |desk, _| {
        registration::cancel(desk, &[RecordId(NOBODY)], &Residence::default()).map(drop)
    }),
    ("registration::contested", Right::Write, |desk, _| registration::contested(desk, &empty_form()).map(drop)),
    ("registration::endorse", Right::Write, |desk, _| registration::endorse(desk, RecordId(NOBODY)).map(drop)),
    ("registration::existing", Right::Write, |desk, _| Registration::existing(desk, RecordId(1)).map(drop)),
    ("registration::extend", Right::Write, |desk, _| {
        registration::extend(desk, RecordId(NOBODY), &Residence::default()).map(drop)
    }),
    ("registration::go_on_with", Right::Write, |desk, _| {
        empty_form().go_on_with(desk, SOMEBODY, registration::Standing::Recorded)
    }),
    ("registration::of_somebody_at", Right::Write, |desk, _| {
        Registration::of_somebody_at(desk, SOMEBODY, SOMEBODY).map(drop)
    }),
    ("registration::save", Right::Write, |desk, _| registration::save(desk, &empty_form()).map(drop)),
    ("registration::settle", Right::Write, |desk, _| registration::settle(desk, &mut empty_form(), &[])),
    ("registration::turn_floating", Right::Write, |desk, _| {
        registration::turn_floating(desk, RecordId(NOBODY)).map(drop)
    }),
    ("registration::turn_resident", Right::Write, |desk, _| {
        registration::turn_resident(desk, RecordId(NOBODY)).map(drop)
    }),
    ("registration::left_behind", Right::Look, |desk, _| registration::left_behind(desk, SOMEBODY).map(drop)),
    ("rounds::begin", Right::Write, |desk, _| rounds::begin(desk, &VisitRound::default()).map(drop)),
    ("rounds::clear", Right::Write, |desk, _| rounds::clear(desk, NOWHERE).map(drop)),
    ("rounds::end", Right::Write, |desk, _| rounds::end(desk, NOWHERE, Default::default()).map(drop)),
    ("rounds::enter", Right::Write, |desk, _| rounds::enter(desk, NOWHERE, &Default::default()).map(drop)),
    ("rounds::list", Right::Look, |desk, _| rounds::list(desk).map(drop)),
    ("rounds::page", Right::Look, |desk, _| rounds::page(desk, NOWHERE).map(drop)),
    ("rounds::progress_sheet", Right::Look, |desk, _| rounds::progress_sheet(desk, NOWHERE).map(drop)),
    ("rounds::walk_list", Right::Look, |desk, _| rounds::walk_list(desk, NOWHERE).map(drop)),
    ("routines::adopt_usual", Right::Write, |desk, _| routines::adopt_usual(desk).map(drop)),
    ("routines::begin", Right::Write, |desk, _| {
        each([
            EntryForm::<Routine>::begin(desk).map(drop),
            EntryForm::<RoutineReport>::begin(desk).map(drop),
            EntryForm::<Meeting>::begin(desk).map(drop),
            EntryForm::<MeetingItem>::begin(desk, NOWHERE).map(drop),
            EntryForm::<Reception>::begin(desk).map(drop),
            EntryForm::<Feedback>::begin(desk).map(drop),
            EntryForm::<Opening>::begin(desk).map(drop),
            EntryForm::<ServiceRecord>::begin(desk).map(drop),
        ])
    }),
    ("routines::begin_finding", Right::Write, |desk, _| routines::begin_finding(desk, NOWHERE).map(drop)),
    ("routines::count_newcomers", Right::Look, |desk, _| routines::count_newcomers(desk).map(drop)),
    ("routines::end", Right::Write, |desk, _| routines::end(desk, NOWHERE).map(drop)),
    ("routines::ledger_sheet", Right::Print, |desk, _| {
        routines::ledger_sheet(desk, Ledger::Feedback, &Default::default(), &[]).map(drop)
    }),
    ("routines::link_choices", Right::Look, |desk, _| routines::link_choices(desk, LinkKind::Person, "云").map(drop)),
    ("routines::link_words", Right::Look, |desk, _| routines::link_words(desk, LinkKind::Place, NOWHERE).map(drop)),
    ("routines::list", Right::Look, |desk, _| routines::list(desk, Ledger::Reports, &Default::default()).map(drop)),
    ("routines::newcomers", Right::Look, |desk, _| routines::newcomers(desk).map(drop)),
    ("routines::now", Right::Look, |desk, _| routines::now(desk).map(drop)),
    ("routines::now_sheet", Right::Print, |desk, _| routines::now_sheet(desk, &[]).map(drop)),
    ("routines::of_finding", Right::Mediate, |desk, _| DisputeForm::of_finding(desk, NOWHERE).map(drop)),
    ("routines::of_occurrence", Right::Write, |desk, _| {
        let from = desk.today();
        each([
            EntryForm::<Meeting>::of_occurrence(desk, NOWHERE, from).map(drop),
            EntryForm::<RoutineReport>::of_occurrence(desk, NOWHERE, from).map(drop),
        ])
    }),
    ("routines::of_year", Right::Look, |desk, _| routines::of_year(desk, 2026).map(drop)),
    ("routines::open", Right::Write, |desk, _| EntryForm::<Feedback>::open(desk, NOWHERE).map(drop)),
    ("routines::openings_sheet", Right::Print, |desk, _| routines::openings_sheet(desk).map(drop)),
    ("routines::page", Right::Look, |desk, _| routines::page(desk, Ledger::Meetings, NOWHERE).map(drop)),
    ("routines::remove", Right::Write, |desk, _| routines::remove(desk, Ledger::Feedback, NOWHERE).map(drop)),
    ("routines::routines", Right::Look, |desk, _| routines::routines(desk).map(drop)),
    ("routines::rows", Right::Look, |desk, _| routines::rows(desk, Ledger::Meetings, &[]).map(drop)),
    ("routines::save", Right::Write, |desk, _| a_feedback().save(desk).map(drop)),
    ("routines::totals", Right::Look, |desk, _| {
        routines::totals(desk, Ledger::Feedback, &Default::default()).map(drop)
    }),
    ("routines::wanted", Right::Look, |desk, _| routines::wanted(desk, NOWHERE, None).map(drop)),
    ("routines::year_sheet", Right::Print, |desk, _| routines::year_sheet(desk, 2026, &[]).map(drop)),
    ("safety::checks", Right::Look, |desk, _| safety::checks(desk, NOWHERE).map(drop)),
    ("safety::list", Right::Look, |desk, _| safety::list(desk).map(drop)),
    ("safety::new_check", Right::Look, |desk, _| safety::new_check(desk, NOWHERE, "1").map(drop)),
    ("safety::pledge", Right::Write, |desk, _| safety::pledge(desk, NOWHERE).map(drop)),
    ("safety::remove", Right::Write, |desk, _| safety::remove(desk, NOWHERE).map(drop)),
    ("safety::save", Right::Write, |desk, _| safety::save(desk, None, &SafetyCheck::default()).map(drop)),
    ("service_cards::card", Right::Look, |desk, _| service_cards::card(desk).map(drop)),
    ("service_cards::set_card", Right::Administer, |desk, _| service_cards::set_card(desk, &ServiceCard::default())),
    ("service_cards::too_long", Right::Look, |desk, _| {
        service_cards::too_long(desk, &ServiceCard::default()).map(drop)
    }),
    ("sign_in::renew_recovery", Right::Administer, |desk, _| sign_in::renew_recovery(desk).map(drop)),
    ("standards::set_deadlines", Right::Administer, |desk, _| {
        let deadlines = standards::standard(desk)?.deadlines;
        standards::set_deadlines(desk, &deadlines)
    }),
    ("standards::set_holidays", Right::Administer, |desk, _| {
        let holidays = standards::standard(desk)?.holidays;
        standards::set_holidays(desk, &holidays)
    }),
    ("standards::set_thresholds", Right::Administer, |desk, _| {
        let thresholds = standards::standard(desk)?.thresholds;
        standards::set_thresholds(desk, &thresholds)
    }),
    ("standards::standard", Right::Look, |desk, _| standards::standard(desk).map(drop)),
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
    ("statistics::defence_behind", Right::Look, |desk, _| {
        statistics::defence_behind(desk, desk.today(), None, DefenceColumn::Doors).map(drop)
    }),
    ("statistics::of", Right::Look, |desk, _| statistics::of(desk, desk.today(), &Progress::default()).map(drop)),
    ("teams::dissolve", Right::Write, |desk, _| teams::dissolve(desk, NOWHERE, Default::default()).map(drop)),
    ("teams::end_term", Right::Write, |desk, _| teams::end_term(desk, NOWHERE, Default::default()).map(drop)),
    ("teams::facts", Right::Look, |desk, _| teams::facts(desk, NOWHERE).map(drop)),
    ("teams::hints", Right::Look, |desk, _| teams::hints(desk).map(drop)),
    ("teams::list", Right::Look, |desk, _| teams::list(desk, false).map(drop)),
    ("teams::member", Right::Look, |desk, _| teams::member(desk, NOWHERE).map(drop)),
    ("teams::new_member", Right::Look, |desk, _| teams::new_member(desk, NOWHERE).map(drop)),
    ("teams::page", Right::Look, |desk, _| teams::page(desk, NOWHERE).map(drop)),
    ("teams::rosters", Right::Look, |desk, _| teams::rosters(desk, &[]).map(drop)),
    ("teams::save", Right::Write, |desk, _| teams::save(desk, None, &Team::default()).map(drop)),
    ("teams::save_member", Right::Write, |desk, _| {
        teams::save_member(desk, NOWHERE, None, &Default::default()).map(drop)
    }),
    ("templates::in_use", Right::Look, |desk, _| templates::in_use(desk, PLEDGE).map(drop)),
    ("templates::overview", Right::Look, |desk, _| templates::overview(desk).map(drop)),
    ("templates::proof", Right::Look, |desk, _| templates::proof(desk, PLEDGE, "【标题】信").map(drop)),
    ("templates::restore_shipped", Right::Administer, |desk, _| templates::restore_shipped(desk, PLEDGE).map(drop)),
    ("templates::save", Right::Administer, |desk, _| templates::save(desk, PLEDGE, "", "").map(drop)),
    ("templates::versions", Right::Look, |desk, _| templates::versions(desk, PLEDGE).map(drop)),
    ("takeaway::take", Right::Administer, |desk, shared| {
        let order = TakeOrder { to: &shared.office.path("没有"), purpose: Purpose::default(), password: "不对" };
        takeaway::take(&mut MachineSettings::default(), desk, &order, &Progress::default()).map(drop)
    }),
    ("takeaway::take_work", Right::Administer, |desk, shared| {
        let order = TakeOrder { to: &shared.office.path("没有"), purpose: Purpose::default(), password: "不对" };
        takeaway::take_work(&mut MachineSettings::default(), desk, &order).map(drop)
    }),
    ("today::of_disputes", Right::Look, |desk, _| today::of_disputes(desk).map(drop)),
    ("today::agenda", Right::Look, |desk, _| today::agenda(desk).map(drop)),
    ("today::calendar_note", Right::Look, |desk, _| today::calendar_note(desk).map(drop)),
    ("undo::in_words", Right::Look, |desk, _| undo::in_words(desk, &a_change()).map(drop)),
    ("undo::next", Right::Look, |desk, _| undo::next(desk).map(drop)),
    ("undo::size", Right::Look, |desk, _| undo::size(desk, ChangeId(NOBODY)).map(drop)),
    ("undo::undo", Right::Enter, |desk, _| undo::undo(desk, ChangeId(NOBODY)).map(drop)),
];

fn today(desk: &Desk) -> OnADay {
    OnADay { day: desk.today(), place: None }
}

/// Whoever may found a household is told here what is missing in it.
fn a_household() -> HouseholdForm {
    HouseholdForm::empty(Date::default())
}

fn a_rule() -> &'static checkup::Rule {
    checkup::rule("birth_against_number").unwrap()
}

/// Of somebody who is not there.
fn finding() -> checkup::Finding {
    checkup::Finding { record: RecordId(NOBODY), opens: RecordId(NOBODY), detail: "1990-01-01".to_owned() }
}

/// What everybody may do who sits at a desk, and why nothing is refused.
const OPEN_TO_ALL: &[(&str, &str)] = &[
    ("backup::newest_in_words", "says when, not what"),
    ("backup::on_closing", "leaving is never refused: who may not back up leaves without"),
    ("disputes::officer", "says who sits here"),
    ("jobs::begin", "what is done asks for itself"),
    ("machine_settings::remember", "belongs to this computer, not to the archive"),
    ("places::told_phones", "masks what a page that was asked for shows to those who may see less"),
    ("sign_in::change_password", "one's own, proved with the old one"),
    ("sign_in::log_lock", "the log of one's own lock"),
    ("sign_in::sign_out", "the log of one's own leaving"),
    ("sign_in::unlock_again", "one's own password is asked for"),
    ("station::is_demo", "asks for nothing of the archive"),
];

/// Of several services of one name all refuse, or none counts as refused.
fn each<const N: usize>(outcomes: [Result<(), Trouble>; N]) -> Result<(), Trouble> {
    let served = outcomes.into_iter().try_fold(Ok(()), |_, outcome| match outcome {
        Err(Trouble::NotAllowed(right)) => Ok(Err(Trouble::NotAllowed(right))),
        other => Err(other),
    });
    served.unwrap_or_else(|other| other)
}

fn all_people() -> RegisterOrder {
    RegisterOrder { table: "person", columns: Vec::new(), terms: Terms::default() }
}

/// A telephone call, as it is typed.
fn a_dispute(desk: &Desk) -> DisputeForm {
    let mut form = DisputeForm::begin(desk).unwrap();
    let today = desk.today();
    form.dispute.type_in("dispute_type", "邻里纠纷", today);
    form.dispute.type_in("summary", "楼上漏水", today);
    form.parties[0].party.type_in("party_name", "甄有理", today);
    form.parties[1].party.type_in("party_name", "贾来迟", today);
    form
}

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

/// An empty table that asks for names.
fn a_blank(office: &Office) -> PathBuf {
    let path = office.path("空表.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_row(0, 0, ["姓名", "联系电话"]).unwrap();
    book.save(&path).unwrap();
    path
}

fn fill_order(desk: &Desk) -> FillOrder {
    let (choice, on) = (Choice::Floating, desk.today());
    FillOrder { choice, handed: None, on, with_children: false, is_full: false, purpose: String::new() }
}

/// An office with one operator of each role, called as the role is.
fn shared() -> Shared {
    let office = Office::with_people();
    let mut desk = sit_down(&office, OPERATOR);
    for role in [Role::Clerk, Role::Mediator, Role::Reader] {
        station::add_operator(&mut desk, role.label(), PASSWORD, role).unwrap();
    }
    let paper = printing::prepare(&desk, card()).unwrap();
    let proposal = merging::propose(&desk, PAIR).unwrap();
    // A house in an estate of its own, so that what the residents were registered with can still be taken back.
    let mut file = HouseFile::new(&desk).unwrap();
    file.address.typed = "金桂里9栋1单元101室".to_owned();
    let house = file.save(&mut desk).unwrap().house;
    let mut letting = Letting::begin(&desk, house).unwrap();
    letting.tenant.name = "云中鹤".to_owned();
    letting.save(&mut desk).unwrap();
    let ending = Ending::begin(&desk, house, None).unwrap();
    let visit = Visit::begin(&desk, house).unwrap();
    fs::write(office.path("表.csv"), "姓名,现住地址\n水上漂,海棠苑3-2-505\n").unwrap();
    let import = import::open(&desk, &office.path("表.csv"), None).unwrap();
    let rehearsal = import::rehearse(&desk, &import, &Progress::default()).unwrap();
    let filling = filling::open(&desk, &a_blank(&office)).unwrap();
    let dispute = a_dispute(&desk);
    let saved = dispute.save(&mut desk).unwrap();
    let step = StepForm::begin(&desk, saved.id, StepKind::Accept).unwrap();
    Shared { office, paper, proposal, ending, letting, visit, import, rehearsal, filling, dispute, step }
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
