//! Two rounds of ratings: one of the last half-year that is over, and one of this half-year with landlords at every step of it.

use super::community::{Community, add};
use super::dice::days_before;
use crate::domain::rating::{CLAIMED, GRANTED, Indicators, PeriodKind, RoundPeriod, Star, StepKind, WITHHELD};
use crate::domain::registers::{LandlordRating, RatingRound, RatingStar, RatingStep};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, RecordId};

/// A community with hardly any landlord rates nobody.
const LEAST_LANDLORDS: usize = 8;
/// In each round.
const MOST_LANDLORDS: usize = 18;
const PANEL: &str = "楚无留、燕双飞、云中鹤、柳不青、景为民";
const GRANTED_FOR: [&str; 5] = [
    "核对了责任书和登记日期，配合巡查",
    "看过租赁合同，押金约定清楚，没有租赁纠纷",
    "和租客、邻里相处和睦，没有未化解的纠纷",
    "带头打扫楼道，参加了社区的夜巡",
    "巡查时楼道整洁，通道畅通",
];
const WITHHELD_FOR: [&str; 5] = [
    "责任书续签晚了两个月，下一轮再评",
    "押金没有写进合同，已请房主补写",
    "和楼下为停车争过几次，还没有说开",
    "本轮没有参加社区的活动",
    "过道堆放提醒过两次才搬走",
];
const CONDUCTED_BY: &str = "燕双飞";

/// How far a landlord has come: so many days ago each thing happened, as far as it has.
struct Way {
    nominated: i64,
    voted: Option<i64>,
    decided: Option<i64>,
    /// From when, and for how many days it hangs.
    published: Option<(i64, i64)>,
    objected: Option<i64>,
    awarded: Option<i64>,
}

const OVER: Way = Way {
    nominated: 200,
    voted: Some(188),
    decided: Some(186),
    published: Some((184, 7)),
    objected: None,
    awarded: Some(176),
};

/// Of this half-year, one after the other.
const UNDER_WAY: [Way; 6] = [
    Way {
        nominated: 26,
        voted: Some(18),
        decided: Some(16),
        published: Some((14, 7)),
        objected: None,
        awarded: Some(5),
    },
    Way { nominated: 26, voted: Some(18), decided: Some(16), published: Some((5, 7)), objected: None, awarded: None },
    Way {
        nominated: 25,
        voted: Some(18),
        decided: Some(16),
        published: Some((5, 7)),
        objected: Some(2),
        awarded: None,
    },
    Way { nominated: 24, voted: Some(18), decided: Some(15), published: None, objected: None, awarded: None },
    Way { nominated: 24, voted: Some(18), decided: None, published: None, objected: None, awarded: None },
    Way { nominated: 9, voted: None, decided: None, published: None, objected: None, awarded: None },
];

impl Community {
    pub fn rate(&mut self) {
        let landlords = self.landlords();
        if landlords.len() < LEAST_LANDLORDS {
            return;
        }
        let now = RoundPeriod::around(PeriodKind::HalfYear, self.today);
        let last = self.open_round(now.before(), 205);
        let this = self.open_round(now, 30);
        // From the end: what is planted on purpose is planted from the beginning.
        for landlord in landlords.iter().rev().take(MOST_LANDLORDS) {
            self.rate_one(last, now.before(), *landlord, &OVER);
        }
        for (place, landlord) in landlords.iter().rev().skip(2).take(MOST_LANDLORDS).enumerate() {
            self.rate_one(this, now, *landlord, &UNDER_WAY[place % UNDER_WAY.len()]);
        }
    }

    /// Alive, with a house whose file is kept; each once.
    fn landlords(&self) -> Vec<RecordId> {
        let mut landlords: Vec<RecordId> = Vec::new();
        for house in self.records.houses.iter().filter(|house| house.letting_state.code != "3") {
            let Some(landlord) = house.landlord.id.filter(|_| house.landlord_organisation.id.is_none()) else {
                continue;
            };
            let place = usize::try_from(landlord.0 - 1).unwrap_or_default();
            let lives = self.records.people.get(place).is_some_and(|person| person.died_on.is_unset());
            if lives && !landlords.contains(&landlord) {
                landlords.push(landlord);
            }
        }
        landlords
    }

    fn open_round(&mut self, period: RoundPeriod, days_ago: i64) -> RecordId {
        let round = RatingRound {
            opened_on: Day::new(days_before(self.today, days_ago as u32)),
            panel: Text::new(PANEL),
            indicators: Lines(serde_json::to_string(&Indicators::shipped()).unwrap_or_default()),
            ..RatingRound::of_period(period)
        };
        add(&mut self.records.rating_rounds, round)
    }

    fn rate_one(&mut self, round: RecordId, period: RoundPeriod, landlord: RecordId, way: &Way) {
        let agreed = way.published.map(|(days, _)| self.ago(days + 1));
        let rating = LandlordRating {
            round: Link::to(round),
            landlord: Link::to(landlord),
            consent_on: Day(agreed),
            ..LandlordRating::default()
        };
        let rating = add(&mut self.records.ratings, rating);
        self.open_stars(rating, way);
        let step = |kind: StepKind, on: Date| RatingStep {
            rating: Link::to(rating),
            kind: kind.choice(),
            stepped_on: Day::new(on),
            conducted_by: Text::new(CONDUCTED_BY),
            entered_by: Text::new(CONDUCTED_BY),
            ..RatingStep::default()
        };
        let mut steps = vec![step(StepKind::Nominate, self.ago(way.nominated))];
        if let Some(days) = way.voted {
            let came = (Count(Some(5)), Count(Some(5)));
            let vote = step(StepKind::Deliberate, self.ago(days));
            steps.push(RatingStep { electors: came.0, present: came.1, ..vote });
        }
        if let Some((days, hangs)) = way.published {
            let until_date = Day::new(self.ago(days - hangs));
            steps.push(RatingStep { until_date, ..step(StepKind::Publish, self.ago(days)) });
        }
        if let Some(days) = way.objected {
            let told = Lines::new("楼道里还有一辆电动车在充电，请再看一看");
            steps.push(RatingStep { told, ..step(StepKind::Object, self.ago(days)) });
        }
        if let Some(days) = way.awarded {
            let until_date = Day::new(period.after().until);
            steps.push(RatingStep { until_date, ..step(StepKind::Award, self.ago(days)) });
        }
        self.records.rating_steps.extend(steps);
    }

    fn open_stars(&mut self, rating: RecordId, way: &Way) {
        let first_withheld = self.dice.below(8);
        for (place, star) in Star::ALL.into_iter().enumerate() {
            let mut row = RatingStar {
                rating: Link::to(rating),
                star: star.choice(),
                claim: Choice::of(CLAIMED),
                ..RatingStar::default()
            };
            let is_withheld = place == first_withheld;
            if way.voted.is_some() {
                (row.votes_for, row.votes_against) =
                    if is_withheld { (Count(Some(2)), Count(Some(3))) } else { (Count(Some(5)), Count(Some(0))) };
            }
            if let Some(days) = way.decided {
                let (code, reason) =
                    if is_withheld { (WITHHELD, WITHHELD_FOR[place]) } else { (GRANTED, GRANTED_FOR[place]) };
                row.decision = Choice::of(code);
                row.reason = Lines::new(reason);
                row.decided_on = Day::new(self.ago(days));
                row.decided_by = Text(self.registrar.clone());
            }
            add(&mut self.records.rating_stars, row);
        }
    }

    /// So many days before today; after it where the number is negative.
    fn ago(&self, days: i64) -> Date {
        self.today - chrono::Duration::days(days)
    }
}
