//! The community while it is being made up: every record of every register, tied by the places they will have in their tables.
//!
//! Nothing is stored here; that is `writing`. A link to the first person is a link to record 1 until then.

use super::agreements::Pledged;
use super::dice::Dice;
use super::numbers::Numbers;
use super::tenants::Party;
use super::town::Town;
use crate::domain::registers::{
    Agreement, Appraisal, ContactDuty, ContactVisit, CouncilVote, DefenceGroup, Dispute, DisputePaper, DisputeParty,
    DisputeRecord, DisputeStep, DisputeTerm, DutyTurn, Feedback, GroupMember, HouseParty, Household, HouseholdMember,
    Inspection, InspectionFinding, LandlordRating, LinePoint, Meeting, MeetingItem, Occupant, Opening, Organisation,
    Patrol, PatrolFinding, Person, Place, PlaceDuty, PostCard, RatingRound, RatingStar, RatingStep, Reception,
    RentalHouse, Residence, RoundVisit, Routine, RoutineReport, SafetyCheck, ScreeningFinding, ServiceRecord, Team,
    TeamMember, Tenancy, VisitRound,
};
use crate::domain::{Date, RecordId};
use std::collections::HashSet;

/// How far back anything is told.
const YEARS: u32 = 5;
/// Of a hundred people so many belong to households registered here; the others came from elsewhere.
const RESIDENTS: usize = 56;

pub(super) struct Community {
    pub today: Date,
    pub registrar: String,
    pub dice: Dice,
    pub numbers: Numbers,
    pub town: Town,
    pub records: Records,
    /// Nobody has the name and the birth of somebody else.
    pub known: HashSet<(String, Date)>,
    /// Residents who may let a dwelling.
    pub owners: Vec<RecordId>,
    /// Those whose tenancy is over and who have not been seen since.
    pub moving: Vec<Party>,
    /// Houses whose landlords have signed, and since when.
    pub pledged: Vec<Pledged>,
    count: usize,
    floating: usize,
}

/// All that will be written, register by register.
#[derive(Default)]
pub(super) struct Records {
    pub places: Vec<Place>,
    pub people: Vec<Person>,
    pub organisations: Vec<Organisation>,
    pub households: Vec<Household>,
    pub members: Vec<HouseholdMember>,
    pub houses: Vec<RentalHouse>,
    pub parties: Vec<HouseParty>,
    pub tenancies: Vec<Tenancy>,
    pub occupants: Vec<Occupant>,
    pub residences: Vec<Residence>,
    pub inspections: Vec<Inspection>,
    pub findings: Vec<InspectionFinding>,
    pub duties: Vec<PlaceDuty>,
    pub groups: Vec<DefenceGroup>,
    pub group_members: Vec<GroupMember>,
    pub turns: Vec<DutyTurn>,
    pub patrols: Vec<Patrol>,
    pub patrol_findings: Vec<PatrolFinding>,
    pub teams: Vec<Team>,
    pub team_members: Vec<TeamMember>,
    pub points: Vec<LinePoint>,
    pub checks: Vec<SafetyCheck>,
    pub votes: Vec<CouncilVote>,
    pub appraisals: Vec<Appraisal>,
    /// Each after the one it renews.
    pub agreements: Vec<Agreement>,
    pub disputes: Vec<Dispute>,
    pub dispute_parties: Vec<DisputeParty>,
    pub dispute_steps: Vec<DisputeStep>,
    pub dispute_records: Vec<DisputeRecord>,
    pub dispute_terms: Vec<DisputeTerm>,
    pub dispute_papers: Vec<DisputePaper>,
    pub rating_rounds: Vec<RatingRound>,
    pub ratings: Vec<LandlordRating>,
    pub rating_stars: Vec<RatingStar>,
    pub rating_steps: Vec<RatingStep>,
    pub routines: Vec<Routine>,
    pub reports: Vec<RoutineReport>,
    pub screening_findings: Vec<ScreeningFinding>,
    pub meetings: Vec<Meeting>,
    pub meeting_items: Vec<MeetingItem>,
    pub receptions: Vec<Reception>,
    pub feedback: Vec<Feedback>,
    pub openings: Vec<Opening>,
    pub services: Vec<ServiceRecord>,
    pub post_cards: Vec<PostCard>,
    pub visit_rounds: Vec<VisitRound>,
    pub round_visits: Vec<RoundVisit>,
    pub contacts: Vec<ContactVisit>,
    pub contact_duties: Vec<ContactDuty>,
}

/// Puts a record behind the others of its register; its place is what links to it say.
pub(super) fn add<R>(records: &mut Vec<R>, record: R) -> RecordId {
    records.push(record);
    RecordId(i64::try_from(records.len()).unwrap_or(i64::MAX))
}

/// The record a link stands for while the community is being made up.
pub(super) fn at<R>(records: &mut [R], id: RecordId) -> &mut R {
    let place = usize::try_from(id.0 - 1).unwrap_or_default();
    &mut records[place]
}

impl Community {
    /// `count` people in their dwellings, with what happened to them until `today`.
    pub fn of(count: u32, seed: u64, today: Date, registrar: &str) -> Self {
        let mut community = Self {
            today,
            registrar: registrar.to_owned(),
            dice: Dice::of(seed),
            numbers: Numbers::default(),
            town: Town::for_people(count),
            records: Records::default(),
            known: HashSet::new(),
            owners: Vec::new(),
            moving: Vec::new(),
            pledged: Vec::new(),
            count: count as usize,
            floating: 0,
        };
        community.settle();
        community
    }

    fn settle(&mut self) {
        self.found_organisations();
        while self.people_left() > 0 {
            let residents = self.records.people.len() - self.floating;
            if self.floating * RESIDENTS < residents * (100 - RESIDENTS) {
                let before = self.records.people.len();
                self.let_a_dwelling();
                self.floating += self.records.people.len() - before;
            } else {
                self.house_a_family();
            }
        }
        self.leave_dwellings_free();
        self.lay_out_shops();
        self.appoint();
        self.sign_agreements();
        self.form_groups();
        self.mediate();
        self.rate();
        self.raise_teams();
        self.draw_lines();
        self.look_at_organisations();
        self.hold_councils();
        self.keep_ledgers();
        self.serve();
        self.draw_up_post_cards();
        self.walk_rounds();
        self.ask_around();
        self.records.put_residences_in_order();
        self.records.put_agreements_in_order();
    }

    /// How many people may still be made up.
    pub fn people_left(&self) -> usize {
        self.count.saturating_sub(self.records.people.len())
    }

    /// The first day of the years that are told.
    pub fn beginning(&self) -> Date {
        super::dice::years_before(self.today, YEARS)
    }

    /// So many days later, and not later than today.
    pub fn soon_after(&mut self, day: Date, most_days: u32) -> Date {
        let days = self.dice.between(0, most_days);
        super::dice::days_after(day, days).min(self.today)
    }
}

impl Records {
    /// Registrations are numbered as they were made, so they are written in that order.
    fn put_residences_in_order(&mut self) {
        let place_of = put_in_order(&mut self.residences, |residence| residence.registered_on);
        for residence in &mut self.residences {
            residence.companion_of.id = residence.companion_of.id.map(|id| moved(&place_of, id));
        }
    }

    /// And so are agreements.
    fn put_agreements_in_order(&mut self) {
        let place_of = put_in_order(&mut self.agreements, |agreement| agreement.prepared_on);
        for agreement in &mut self.agreements {
            agreement.renews.id = agreement.renews.id.map(|id| moved(&place_of, id));
        }
    }
}

/// Sorts records; answers where each has come to lie, by where it lay.
fn put_in_order<R: Clone, K: Ord>(records: &mut Vec<R>, key: impl Fn(&R) -> K) -> Vec<i64> {
    let mut order: Vec<usize> = (0..records.len()).collect();
    order.sort_by_key(|place| key(&records[*place]));
    let mut place_of = vec![0; order.len()];
    for (now, before) in order.iter().enumerate() {
        place_of[*before] = i64::try_from(now + 1).unwrap_or(i64::MAX);
    }
    *records = order.iter().map(|place| records[*place].clone()).collect();
    place_of
}

fn moved(place_of: &[i64], id: RecordId) -> RecordId {
    RecordId(place_of[usize::try_from(id.0 - 1).unwrap_or_default()])
}
