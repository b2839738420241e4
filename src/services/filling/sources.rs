//! Which records a table is filled with: what a list handed over, everybody of a kind as of a day, or somebody found by name.

use super::{About, Filling};
use crate::domain::{Date, RecordId, Right};
use crate::services::finding::{self, HitKind};
use crate::services::houses::{HouseFilter, HouseSort, HouseStanding};
use crate::services::people::{DaySpan, FloatingFilter, FloatingSort, Living, PeopleKind};
use crate::services::{Desk, Trouble, houses, people};
use crate::store::OnADay;
use chrono::Datelike;

/// Hits of the search that are offered.
const MOST_FOUND: usize = 8;

/// Records chosen in a list before the table was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    pub about: About,
    /// Residences of people, households, houses.
    pub records: Vec<RecordId>,
    /// 「选中的 12 人」
    pub words: String,
}

/// What a table can be filled with.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub choice: Choice,
    /// 「在住流动人口」
    pub words: String,
    /// 「812 人」
    pub count: String,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Choice {
    Handed,
    Floating,
    ArrivedInMonth,
    LeftInMonth,
    Residents,
    Households,
    Houses,
    HousesLet,
    Tenancies,
    /// One record found by name, number or address.
    One(RecordId),
    /// Figures and what is the same everywhere: no records.
    Station,
}

impl Choice {
    /// As the command line names it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Handed | Self::One(_) => "",
            Self::Floating => "floating",
            Self::ArrivedInMonth => "arrived",
            Self::LeftInMonth => "left",
            Self::Residents => "residents",
            Self::Households => "households",
            Self::Houses => "houses",
            Self::HousesLet => "houses-let",
            Self::Tenancies => "tenancies",
            Self::Station => "figures",
        }
    }
}

/// What a table is about that is to be filled with this, as the command line names it.
pub fn about_of(word: &str) -> Option<About> {
    About::ALL
        .into_iter()
        .find(|about| fixed(*about).iter().any(|(choice, words)| choice.key() == word || *words == word))
}

/// Words in the title of a table, and what such a table is mostly filled with.
const TITLES: [(&str, Choice); 4] =
    [("流动", Choice::Floating), ("暂住", Choice::Floating), ("外来", Choice::Floating), ("常住", Choice::Residents)];

/// What is filled in unless somebody says otherwise: what a list handed over, what the title names, else what comes first.
pub fn usual<'o>(filling: &Filling, offers: &'o [Offer]) -> Option<&'o Offer> {
    let title = filling.title();
    let handed = offers.iter().find(|offer| offer.choice == Choice::Handed);
    let named = TITLES.iter().filter(|(word, _)| title.contains(word)).map(|(_, choice)| choice);
    let mut named = named.filter_map(|choice| offers.iter().find(|offer| offer.choice == *choice));
    handed.or_else(|| named.next()).or_else(|| offers.first())
}

/// What is offered for tables about this, as of a day.
pub fn offers(desk: &Desk, about: About, handed: Option<&Handed>, on: Date) -> Result<Vec<Offer>, Trouble> {
    desk.require(Right::Look)?;
    let mut offers = Vec::new();
    if let Some(handed) = handed.filter(|handed| handed.about == about) {
        offers.push(offer(Choice::Handed, &handed.words, handed.records.len(), about));
    }
    for (choice, words) in fixed(about) {
        let count = records(desk, about, choice, handed, on)?.len();
        offers.push(offer(choice.clone(), words, count, about));
    }
    Ok(offers)
}

fn fixed(about: About) -> &'static [(Choice, &'static str)] {
    match about {
        About::People => &[
            (Choice::Floating, "在住流动人口"),
            (Choice::ArrivedInMonth, "本月新增流动人口"),
            (Choice::LeftInMonth, "本月离开流动人口"),
            (Choice::Residents, "在住常住人口"),
        ],
        About::Households => &[(Choice::Households, "全部在册户")],
        About::Houses => &[(Choice::Houses, "在册出租房屋"), (Choice::HousesLet, "出租中的房屋")],
        About::Tenancies => &[(Choice::Tenancies, "当日有效的租赁")],
        About::Figures => &[(Choice::Station, "本站统计数")],
    }
}

fn offer(choice: Choice, words: &str, count: usize, about: About) -> Offer {
    let count = if choice == Choice::Station { String::new() } else { format!("{count} {}", about.measure()) };
    Offer { choice, words: words.to_owned(), count }
}

/// Somebody, or a house, by what the search box takes.
pub fn found(desk: &Desk, about: About, typed: &str) -> Result<Vec<Offer>, Trouble> {
    desk.require(Right::Look)?;
    let kind = match about {
        About::People | About::Households => HitKind::Person,
        About::Houses | About::Tenancies => HitKind::RentalHouse,
        About::Figures => return Ok(Vec::new()),
    };
    let mut offers = Vec::new();
    for hit in finding::search_in(desk, typed, Some(kind), MOST_FOUND)? {
        if let Some(record) = record_of(desk, about, hit.id)? {
            let words = hit.title.clone();
            offers.push(Offer { choice: Choice::One(record), words, count: hit.second_line });
        }
    }
    Ok(offers)
}

/// The record a table about this is filled with: the latest residence of a person, their household, the latest tenancy.
fn record_of(desk: &Desk, about: About, id: RecordId) -> Result<Option<RecordId>, Trouble> {
    Ok(match about {
        About::People => desk.store.residences_of(id)?.first().map(|(residence, _)| *residence),
        About::Households => {
            let mut times = desk.store.memberships_of(id)?.into_iter();
            times.find(|(_, member)| member.until_date.is_unset()).and_then(|(_, member)| member.household.id)
        }
        About::Houses => Some(id),
        About::Tenancies => desk.store.tenancies_of(id)?.first().map(|(tenancy, _)| *tenancy),
        About::Figures => None,
    })
}

/// The records of a choice, in the order of their lists.
pub(super) fn records(
    desk: &Desk,
    about: About,
    choice: &Choice,
    handed: Option<&Handed>,
    on: Date,
) -> Result<Vec<RecordId>, Trouble> {
    let living = |kind| FloatingFilter { kind, as_of: Some(on), ..FloatingFilter::default() };
    let month = DaySpan { from: on.with_day(1), until: Some(on) };
    let came_or_went = FloatingFilter { living: Living::All, ..FloatingFilter::default() };
    let of_people = |filter: FloatingFilter| people::list(desk, &filter, FloatingSort::default());
    let as_of = Some(on).filter(|on| *on < desk.today());
    let of_houses =
        |standing| houses::list(desk, &HouseFilter { standing, as_of, ..HouseFilter::default() }, HouseSort::default());
    let on = OnADay { day: on, place: None };
    match choice {
        Choice::Handed => {
            Ok(handed.filter(|handed| handed.about == about).map(|handed| handed.records.clone()).unwrap_or_default())
        }
        Choice::Floating => of_people(living(PeopleKind::Floating)),
        Choice::Residents => of_people(living(PeopleKind::Resident)),
        Choice::ArrivedInMonth => of_people(FloatingFilter { arrived: month, ..came_or_went }),
        Choice::LeftInMonth => of_people(FloatingFilter { left: month, ..came_or_went }),
        Choice::Households => Ok(desk.store.households_on(on)?),
        Choice::Houses => of_houses(HouseStanding::Kept),
        Choice::HousesLet => of_houses(HouseStanding::Rented),
        Choice::Tenancies => Ok(desk.store.tenancies_on(on)?),
        Choice::One(record) => Ok(vec![*record]),
        Choice::Station => Ok(Vec::new()),
    }
}
