//! The dated records beside each star. They are told as they are; what follows from them somebody decides.
//!
//! Of tenants nothing is told but how many were registered by which day. A dispute that is not public is no evidence for whoever may
//! not see it, nor on paper, which others read.

use super::{Desk, Trouble, round_of};
use crate::domain::deadline::Matter;
use crate::domain::dispute::{Case, Stage};
use crate::domain::rating::{Indicators, Source, Star};
use crate::domain::registers::{Agreement, DefenceGroup, LandlordRating, RatingRound, RentalHouse};
use crate::domain::template::TemplateKind;
use crate::domain::{Date, RecordId};
use crate::services::{places, standards};
use crate::store::Sight;

/// 房屋宅基地纠纷 and 合同纠纷 in the list of types.
const ABOUT_LETTING: [&str; 2] = ["03", "04"];
/// Visits that are looked at for what they found.
const LAST_VISITS: usize = 2;

/// What stands beside one star.
#[derive(Clone, Debug, PartialEq)]
pub struct StarEvidence {
    pub star: Star,
    pub shown: Vec<Shown>,
}

/// One indicator, and what the records say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    pub wording: String,
    /// 「3 处出租房屋，2 处有有效的责任书」
    pub fact: String,
    /// The latest first.
    pub lines: Vec<EvidenceLine>,
}

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceLine {
    pub day: Option<Date>,
    pub words: String,
    /// Something is not there or not settled.
    pub is_open: bool,
    pub of: EvidenceOf,
}

/// Where it is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EvidenceOf {
    House(RecordId),
    Agreement(RecordId),
    Dispute(RecordId),
    Group(RecordId),
}

/// What is looked at, for whom, from when until when.
struct Look<'a> {
    desk: &'a Desk,
    /// Whose eyes see the disputes.
    sight: &'a Sight,
    rating: &'a LandlordRating,
    /// With their addresses.
    houses: Vec<(RecordId, RentalHouse, String)>,
    from: Date,
    until: Date,
}

/// The evidence of a rating as it may stand on paper: with the disputes everybody sees.
pub(in crate::services) fn evidence_on_paper(
    desk: &Desk,
    rating: &LandlordRating,
) -> Result<Vec<StarEvidence>, Trouble> {
    let (_, round) = round_of(desk, rating)?;
    evidence(desk, &Sight::of_everybody(), rating, &round)
}

/// The evidence of a rating: over the time of its round, and not after today.
pub(super) fn evidence(
    desk: &Desk,
    sight: &Sight,
    rating: &LandlordRating,
    round: &RatingRound,
) -> Result<Vec<StarEvidence>, Trouble> {
    let today = desk.today();
    let indicators: Indicators = serde_json::from_str(&round.indicators).unwrap_or_default();
    let mut houses = Vec::new();
    for (id, house) in desk.store.houses_of_landlord(rating.landlord, rating.landlord_organisation, round.place.id)? {
        let address = places::full_name(desk, house.place.id)?;
        houses.push((id, house, address));
    }
    let look = Look {
        desk,
        sight,
        rating,
        houses,
        from: round.from_date.0.unwrap_or(today),
        until: round.until_date.0.unwrap_or(today).min(today),
    };
    let of_star = |star: Star| {
        let shown = indicators
            .of(star)
            .map(|indicator| Ok(Shown { wording: indicator.wording.clone(), ..look.at(indicator.source)? }));
        Ok(StarEvidence { star, shown: shown.collect::<Result<_, Trouble>>()? })
    };
    Star::ALL.into_iter().map(of_star).collect()
}

impl Look<'_> {
    fn at(&self, source: Source) -> Result<Shown, Trouble> {
        let mut shown = match source {
            Source::Pledge => self.pledges()?,
            Source::RegisteredInTime => self.registrations()?,
            Source::Visits => self.visits()?,
            Source::FiledContracts => self.contracts()?,
            Source::LettingDisputes => {
                self.disputes(|case| ABOUT_LETTING.contains(&&*case.dispute.dispute_type.code))?
            }
            Source::Disputes => self.disputes(|_| true)?,
            Source::GroupService => self.service()?,
            Source::OpenFindings => self.findings()?,
        };
        shown.lines.sort_by_key(|line| std::cmp::Reverse(line.day));
        Ok(shown)
    }

    fn pledges(&self) -> Result<Shown, Trouble> {
        let mut shown = Shown::default();
        let mut bound = 0;
        for (id, _, address) in &self.houses {
            let agreements = self.desk.store.agreements_of_house(*id)?.into_iter();
            let holds = |(_, agreement): &(RecordId, Agreement)| {
                agreement.kind.code == TemplateKind::RentalAgreement.key() && holds_on(agreement, self.until)
            };
            match agreements.into_iter().find(holds) {
                Some((agreement_id, agreement)) => {
                    bound += 1;
                    let until = agreement.valid_until.0.map_or_else(|| "长期".to_owned(), |day| format!("至 {day}"));
                    let words = format!("{address}：责任书有效期{until}");
                    shown.lines.push(line(agreement.signed_on(), words, EvidenceOf::Agreement(agreement_id)));
                }
                None => {
                    let words = format!("{address}：{} 没有有效的责任书", self.until);
                    shown.lines.push(open_line(None, words, EvidenceOf::House(*id)));
                }
            }
        }
        shown.fact = format!("{} 处出租房屋，{bound} 处有有效的责任书", self.houses.len());
        Ok(shown)
    }

    fn registrations(&self) -> Result<Shown, Trouble> {
        let standard = standards::standard(self.desk)?;
        let mut shown = Shown::default();
        let mut in_time = 0;
        for (id, house, address) in &self.houses {
            let Some(place) = house.place.id else { continue };
            for moved in self.desk.store.moved_in_at(place, self.rating.landlord, (self.from, self.until))? {
                let matter = Matter::ResidenceRegistration;
                let term = standard.deadlines.deadline(matter, moved.moved_in, self.until, &standard.holidays);
                let due = term.map(|term| term.due);
                let is_in_time = moved.registered_on.is_some_and(|day| due.is_none_or(|due| day <= due));
                // Who is not registered while the term still runs is neither in time nor late.
                let is_late = !is_in_time && due.is_some_and(|due| moved.registered_on.unwrap_or(self.until) > due);
                in_time += u32::from(is_in_time);
                let registered = moved.registered_on.map_or_else(|| "没有登记日期".into(), |day| format!("{day} 登记"));
                let words = format!("{address}：{} 入住，{registered}", moved.moved_in);
                let of = EvidenceOf::House(*id);
                shown.lines.push(EvidenceLine { day: Some(moved.moved_in), words, is_open: is_late, of });
            }
        }
        shown.fact = format!("新入住 {} 人次，{in_time} 人次按期登记", shown.lines.len());
        Ok(shown)
    }

    fn visits(&self) -> Result<Shown, Trouble> {
        let mut shown = Shown::default();
        for (id, _, address) in &self.houses {
            for (_, visit) in self.desk.store.inspections_of(*id)? {
                let day = visit.inspected_on.0.filter(|day| self.from <= *day && *day <= self.until);
                if day.is_some() {
                    let words = format!("{address}：{} 巡查", &*visit.inspectors);
                    shown.lines.push(line(day, words, EvidenceOf::House(*id)));
                }
            }
        }
        shown.fact = format!("本轮巡查 {} 次", shown.lines.len());
        Ok(shown)
    }

    fn contracts(&self) -> Result<Shown, Trouble> {
        let mut shown = Shown::default();
        let mut filed = 0;
        for (id, house, address) in &self.houses {
            for (_, tenancy) in self.desk.store.tenancies_of(*id)? {
                let began = tenancy.from_date.0.is_some_and(|day| day <= self.until);
                let is_over = tenancy.ended_on.0.is_some_and(|day| day <= self.until);
                if !began || is_over {
                    continue;
                }
                let number = [&tenancy.filing_number, &house.filing_number].into_iter().find(|text| !text.is_empty());
                filed += u32::from(number.is_some());
                let words = match number {
                    Some(number) => format!("{address}{}：备案号 {}", &*tenancy.room, &**number),
                    None => format!("{address}{}：没有备案号", &*tenancy.room),
                };
                let (day, of) = (tenancy.from_date.0, EvidenceOf::House(*id));
                shown.lines.push(EvidenceLine { day, words, is_open: number.is_none(), of });
            }
        }
        shown.fact = format!("在租 {} 份，{filed} 份有备案号", shown.lines.len());
        Ok(shown)
    }

    /// Of the last year, and those that are still open however old; as far as they may be seen.
    fn disputes(&self, is_meant: impl Fn(&Case) -> bool) -> Result<Shown, Trouble> {
        let ids = match self.rating.landlord.id {
            Some(person) => self.desk.store.disputes_with(self.sight, person)?,
            None => self.desk.store.disputes_with_organisation(self.sight, self.rating.landlord_organisation)?,
        };
        let a_year_ago = self.until.checked_sub_months(chrono::Months::new(12)).unwrap_or(self.until);
        let mut shown = Shown::default();
        for id in ids {
            let Some(case) = self.desk.store.case(id)?.filter(|case| is_meant(case) && self.is_party(case)) else {
                continue;
            };
            let (day, stage) = (case.dispute.registered_on.0, case.course().stage);
            let is_open = is_unresolved(&case);
            if day.is_some_and(|day| day <= self.until) && (is_open || day >= Some(a_year_ago)) {
                let words =
                    format!("{}，{}，{}", &*case.dispute.case_number, case.dispute.dispute_type.label(), stage.label());
                shown.lines.push(EvidenceLine { day, words, is_open, of: EvidenceOf::Dispute(id) });
            }
        }
        let open = shown.lines.iter().filter(|line| line.is_open).count();
        shown.fact = format!("纠纷 {} 件，未化解 {open} 件", shown.lines.len());
        Ok(shown)
    }

    fn is_party(&self, case: &Case) -> bool {
        case.principals().any(|party| match self.rating.landlord.id {
            Some(person) => party.person.id == Some(person),
            None => party.organisation == self.rating.landlord_organisation,
        })
    }

    fn service(&self) -> Result<Shown, Trouble> {
        let mut shown = Shown::default();
        let Some(person) = self.rating.landlord.id else {
            shown.fact = "单位没有联防记录".to_owned();
            return Ok(shown);
        };
        let (mut groups, mut duties) = (0, 0);
        for service in self.desk.store.group_service_of(person, (self.from, self.until))? {
            let Some(group) = self.desk.store.load::<DefenceGroup>(service.group)? else { continue };
            let words = match (service.is_duty, group.head.id == Some(person)) {
                (true, _) => format!("{}：轮值", group.title()),
                (false, true) => format!("{}：组长", group.title()),
                (false, false) => format!("{}：成员", group.title()),
            };
            *(if service.is_duty { &mut duties } else { &mut groups }) += 1;
            shown.lines.push(line(Some(service.on), words, EvidenceOf::Group(service.group)));
        }
        shown.fact = format!("参加联防组 {groups} 个，本轮轮值 {duties} 次");
        Ok(shown)
    }

    fn findings(&self) -> Result<Shown, Trouble> {
        let mut shown = Shown::default();
        let mut looked_at = 0;
        for (id, _, address) in &self.houses {
            let visits = self.desk.store.inspections_of(*id)?.into_iter();
            let until_then = visits.filter(|(_, visit)| visit.inspected_on.0.is_some_and(|day| day <= self.until));
            for (visit_id, visit) in until_then.take(LAST_VISITS) {
                looked_at += 1;
                for (_, finding) in self.desk.store.findings_of(visit_id)? {
                    let is_open = finding.resolved_on.0.is_none_or(|day| day > self.until);
                    let state = if is_open { "没有整改" } else { "已整改" };
                    let words = format!("{address}：{}，{state}", finding.item.label());
                    let (day, of) = (visit.inspected_on.0, EvidenceOf::House(*id));
                    shown.lines.push(EvidenceLine { day, words, is_open, of });
                }
            }
        }
        let open = shown.lines.iter().filter(|line| line.is_open).count();
        shown.fact = format!("最近巡查 {looked_at} 次，未整改 {open} 处");
        Ok(shown)
    }
}

/// Signed by all, begun, not over and not ended on that day.
fn holds_on(agreement: &Agreement, day: Date) -> bool {
    agreement.signed_on().is_some_and(|signed| signed <= day)
        && agreement.valid_from.0.is_some_and(|from| from <= day)
        && agreement.valid_until.0.is_none_or(|until| day <= until)
        && agreement.ended_on.0.is_none_or(|ended| ended > day)
}

/// Neither agreed nor withdrawn: what was mediated with success is none (种子：调解成功的不扣).
fn is_unresolved(case: &Case) -> bool {
    let course = case.course();
    course.agreed.is_none() && !matches!(course.stage, Stage::Withdrawn | Stage::Refused)
}

fn line(day: Option<Date>, words: String, of: EvidenceOf) -> EvidenceLine {
    EvidenceLine { day, words, is_open: false, of }
}

fn open_line(day: Option<Date>, words: String, of: EvidenceOf) -> EvidenceLine {
    EvidenceLine { is_open: true, ..line(day, words, of) }
}
