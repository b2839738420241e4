//! A dozen disputes in all their stages, so that a demo station shows every page of one: told by `stories`, and set among grown
//! residents of the made-up community. A community with hardly anybody in it has none.

mod stories;

use super::community::{Community, Records, add};
use super::dice::{days_after, days_before};
use crate::domain::codes::Enclosed;
use crate::domain::dispute::{ENCLOSED, OF_ONE_MIND, StepKind};
use crate::domain::registers::{Dispute, DisputePaper, DisputeParty, DisputeRecord, DisputeStep, DisputeTerm, Person};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Money, Name, Text, TimeOfDay};
use crate::domain::{Date, RecordId};
use stories::{STORIES, Story, Term};

/// Everybody of a story is somebody else.
const LEAST_PEOPLE: usize = 60;
const GROWN: u32 = 25;
const MEETS_AT: &str = "14:30";
const ELSEWHERE: &str = "青溪街道沿河路18号";

impl Community {
    pub fn mediate(&mut self) {
        let grown: Vec<RecordId> = self.grown_people();
        if grown.len() < LEAST_PEOPLE {
            return;
        }
        let mut next = 0;
        // Numbers are given in the order the disputes were registered.
        let mut stories: Vec<&Story> = STORIES.iter().collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.registered_ago));
        for story in stories {
            let cast: Vec<RecordId> = grown.iter().skip(next).take(story.sides.len()).copied().collect();
            next += story.sides.len();
            self.tell(story, &cast);
        }
    }

    /// Alive, of age, with a number; spread over the town so that neighbours of one family do not quarrel.
    fn grown_people(&self) -> Vec<RecordId> {
        let is_grown = |person: &Person| {
            person.age(self.today).is_some_and(|age| age >= GROWN)
                && person.died_on.is_unset()
                && !person.identity.number.is_empty()
        };
        let people = (1..).map(RecordId).zip(&self.records.people).filter(|(_, person)| is_grown(person));
        let mut grown: Vec<RecordId> = people.map(|(id, _)| id).collect();
        let (half, rest) = (grown.len() / 2, grown.len() % 2);
        let late = grown.split_off(half + rest);
        let pairs = grown.iter().zip(late.iter().chain(grown.first()));
        pairs.flat_map(|(one, other)| [*one, *other]).collect()
    }

    fn tell(&mut self, story: &Story, cast: &[RecordId]) {
        let names: Vec<String> = cast.iter().map(|id| self.cast_member(*id).name.0.clone()).collect();
        let told = |words: &str| Lines::new(&with_names(words, &names));
        let registered = days_before(self.today, story.registered_ago);
        let is_accepted = story.steps.iter().any(|step| step.kind == StepKind::Accept);
        let dispute = Dispute {
            registered_on: Day::new(registered),
            source: Choice::of(story.source),
            dispute_type: Choice::of(story.kind),
            governance_type: Choice::of(story.governance_kind),
            level: Choice::of(story.level),
            openness: Choice::of(story.openness),
            place_told: Text::new(story.place),
            people_involved: Count(u32::try_from(cast.len()).ok()),
            amount: if story.yuan > 0 { Money::yuan(story.yuan) } else { Money::default() },
            summary: told(story.summary),
            claims: told(story.claims),
            mediators: Text(self.registrar.clone()),
            recorder: Text(self.registrar.clone()),
            rights_told_on: if is_accepted { Day::new(self.accepted(story)) } else { Day::default() },
            agreed_facts: told(story.facts),
            agreed_issues: told(story.issues),
            registered_by: Text(self.registrar.clone()),
            case_leader: Text::new(story.three.map_or("", |(leader, _)| leader)),
            case_team: Text::new(story.three.map_or("", |(_, team)| team)),
            ..Dispute::default()
        };
        let id = add(&mut self.records.disputes, dispute);
        self.name_parties(story, cast, id);
        self.take_steps(story, &names, id, registered);
        for (position, term) in (1..).zip(story.terms) {
            self.agree(term, position, &names, id);
        }
        self.file_identities(story, cast.len(), id);
    }

    fn accepted(&self, story: &Story) -> Date {
        let accepted = story.steps.iter().find(|step| step.kind == StepKind::Accept);
        days_before(self.today, accepted.map_or(story.registered_ago, |step| step.ago))
    }

    fn cast_member(&self, id: RecordId) -> &Person {
        let place = usize::try_from(id.0 - 1).unwrap_or_default();
        &self.records.people[place]
    }

    fn name_parties(&mut self, story: &Story, cast: &[RecordId], dispute: RecordId) {
        for (position, (side, person)) in (1..).zip(story.sides.iter().zip(cast)) {
            let known = self.cast_member(*person).clone();
            // An agreement names where each party lives: whoever has left says where they live now.
            let lives = self.records.address_of(*person);
            let address = if lives.is_empty() { ELSEWHERE.to_owned() } else { lives };
            let party = DisputeParty {
                dispute: Link::to(dispute),
                side: Choice::of(side),
                role: Choice::of("1"),
                position: Count(Some(position)),
                person: Link::to(*person),
                party_name: Name::new(&known.name),
                sex: known.sex,
                birth: known.birth,
                identity: known.identity,
                phones: known.phones,
                address: Text(address),
                ..DisputeParty::default()
            };
            add(&mut self.records.dispute_parties, party);
        }
    }

    fn take_steps(&mut self, story: &Story, names: &[String], dispute: RecordId, registered: Date) {
        let by = Text(self.registrar.clone());
        let begun = DisputeStep {
            dispute: Link::to(dispute),
            kind: StepKind::Register.choice(),
            stepped_on: Day::new(registered),
            summary: Lines::new("来电话说明情况，已登记。"),
            entered_by: by.clone(),
            ..DisputeStep::default()
        };
        add(&mut self.records.dispute_steps, begun);
        for step in story.steps {
            let is_meeting = step.kind.has_a_record();
            let step_record = DisputeStep {
                dispute: Link::to(dispute),
                kind: step.kind.choice(),
                stepped_on: Day::new(days_before(self.today, step.ago)),
                began_at: Text::new(if is_meeting { MEETS_AT } else { "" }),
                ended_at: Text::new(if is_meeting { "16:00" } else { "" }),
                venue: Text::new(if is_meeting { "社区调解室" } else { "" }),
                attendees: if is_meeting || step.kind == StepKind::Visit {
                    Text(names.join("、"))
                } else {
                    Text::default()
                },
                conducted_by: by.clone(),
                recorder: if is_meeting { by.clone() } else { Text::default() },
                outcome: Choice::of(step.outcome),
                summary: Lines::new(&with_names(step.summary, names)),
                until_date: step.until.map_or_else(Day::default, |days| Day::new(days_after(self.today, days))),
                until_time: if step.until.is_some() && step.kind.arranges_a_meeting() {
                    TimeOfDay::new(MEETS_AT)
                } else {
                    TimeOfDay::default()
                },
                counterpart: Text::new(step.counterpart),
                tier: Choice::of(step.tier),
                request_enclosed: enclosed(step.kind),
                findings_enclosed: enclosed(step.kind),
                reasons_enclosed: enclosed(step.kind),
                entered_by: by.clone(),
                ..DisputeStep::default()
            };
            let id = add(&mut self.records.dispute_steps, step_record);
            let is_last_word = step.outcome == OF_ONE_MIND;
            if step.kind == StepKind::Mediate {
                self.speak(story, names, id, is_last_word);
            }
        }
    }

    /// What was said: at each meeting the same to begin with, and the end only where they came to one mind.
    fn speak(&mut self, story: &Story, names: &[String], step: RecordId, is_last_word: bool) {
        let left_out = usize::from(!is_last_word && story.spoken.len() > 3);
        let spoken = story.spoken.iter().take(story.spoken.len() - left_out);
        for (position, (who, words)) in (1..).zip(spoken) {
            let speaker = names.get(*who).cloned().unwrap_or_else(|| self.registrar.clone());
            let record = DisputeRecord {
                step: Link::to(step),
                position: Count(Some(position)),
                speaker: Text(speaker),
                spoken: Lines::new(&with_names(words, names)),
                spoken_at: Text(format!("14:{:02}", 30 + position * 4)),
            };
            add(&mut self.records.dispute_records, record);
        }
    }

    fn agree(&mut self, term: &Term, position: u32, names: &[String], dispute: RecordId) {
        let due = if term.due_in >= 0 {
            days_after(self.today, term.due_in.unsigned_abs())
        } else {
            days_before(self.today, term.due_in.unsigned_abs())
        };
        let is_performed = term.performed_ago > 0;
        let performed = DisputeTerm {
            dispute: Link::to(dispute),
            position: Count(Some(position)),
            wording: Lines::new(&with_names(term.wording, names)),
            performer: Text(names.get(term.performer).cloned().unwrap_or_default()),
            amount: if term.yuan > 0 { Money::yuan(term.yuan) } else { Money::default() },
            manner: Text::new(term.manner),
            due_on: Day::new(due),
            performed_on: if is_performed {
                Day::new(days_before(self.today, term.performed_ago))
            } else {
                Day::default()
            },
            receipt: Text::new(if is_performed { "收条一张" } else { "" }),
            ..DisputeTerm::default()
        };
        add(&mut self.records.dispute_terms, performed);
    }

    /// Copies of identity cards are the first thing that is put into a file.
    fn file_identities(&mut self, story: &Story, pages: usize, dispute: RecordId) {
        if !story.steps.iter().any(|step| step.kind == StepKind::Mediate) {
            return;
        }
        let paper = DisputePaper {
            dispute: Link::to(dispute),
            kind: Choice::of("04"),
            paper_title: Text::default(),
            pages: Count(u32::try_from(pages).ok()),
            filed_on: Day::new(self.accepted(story)),
        };
        add(&mut self.records.dispute_papers, paper);
    }
}

impl Records {
    /// Where somebody lives now; nothing of one who has left.
    fn address_of(&self, person: RecordId) -> String {
        let lives =
            |stay: &&crate::domain::registers::Residence| stay.person.id == Some(person) && stay.until_date.is_unset();
        let place = self.residences.iter().find(lives).and_then(|stay| stay.place.id);
        let mut names = Vec::new();
        let mut at = place;
        while let Some(place) = at.and_then(|id| self.places.get(usize::try_from(id.0 - 1).ok()?)) {
            names.push(place.label.0.clone());
            at = place.parent.id;
        }
        names.into_iter().rev().collect()
    }
}

/// What is reported up comes with its three papers.
fn enclosed(kind: StepKind) -> Choice<Enclosed> {
    Choice::of(if kind == StepKind::Escalate { ENCLOSED } else { "" })
}

/// {0} is the first of the cast.
fn with_names(words: &str, names: &[String]) -> String {
    names.iter().enumerate().fold(words.to_owned(), |words, (place, name)| words.replace(&format!("{{{place}}}"), name))
}
