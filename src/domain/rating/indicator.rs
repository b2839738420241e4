//! 指标: what stands beside each star for whoever decides on it. An indicator says in which records to look; what they show is
//! evidence, never a verdict. The station chooses which of them it looks at, in which words and in which order.

use super::Star;
use serde::{Deserialize, Serialize};

/// The records an indicator is fed from. All are about the landlord and the houses; none about a tenant as a person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 出租房屋责任书, as it stands on the day
    Pledge,
    /// Whether those who moved in were registered within the term
    RegisteredInTime,
    /// 巡查 in the time of the round
    Visits,
    /// 租赁合同备案号 of what is let
    FiledContracts,
    /// Disputes about letting in which the landlord is a party
    LettingDisputes,
    /// All disputes in which the landlord is a party
    Disputes,
    /// 联防: groups, duties, patrols
    GroupService,
    /// What the last two visits found and nobody has put right
    OpenFindings,
}

impl Source {
    /// Where its records are kept, as the settings name it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pledge => "责任书",
            Self::RegisteredInTime => "居住登记的日期",
            Self::Visits => "本轮的巡查",
            Self::FiledContracts => "租赁的备案号",
            Self::LettingDisputes => "租赁、房屋方面的纠纷",
            Self::Disputes => "纠纷",
            Self::GroupService => "联防组、轮值",
            Self::OpenFindings => "最近两次巡查",
        }
    }
}

/// One indicator of one star.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Indicator {
    pub star: Star,
    pub source: Source,
    pub wording: String,
    pub is_on: bool,
}

/// Every indicator of the station, star by star, in its order.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Indicators(pub Vec<Indicator>);

const SHIPPED: [(Star, Source, &str); 8] = [
    (Star::Lawful, Source::Pledge, "出租房屋责任书已签，在有效期内"),
    (Star::Lawful, Source::RegisteredInTime, "新入住的人按期登记"),
    (Star::Lawful, Source::Visits, "配合巡查，本轮有巡查记录"),
    (Star::Honest, Source::FiledContracts, "租赁合同已备案"),
    (Star::Honest, Source::LettingDisputes, "没有未化解的租赁、押金纠纷"),
    (Star::Harmonious, Source::Disputes, "没有未化解的邻里纠纷，调解成功的不扣"),
    (Star::Exemplary, Source::GroupService, "参加联防、巡逻"),
    (Star::Clean, Source::OpenFindings, "最近两次巡查没有未整改的问题"),
];

impl Default for Indicators {
    fn default() -> Self {
        Self::shipped()
    }
}

impl Indicators {
    /// As the program comes.
    pub fn shipped() -> Self {
        let indicator = |(star, source, wording): (Star, Source, &str)| Indicator {
            star,
            source,
            wording: wording.to_owned(),
            is_on: true,
        };
        Self(SHIPPED.map(indicator).into())
    }

    /// With those that a newer program has and these lack, at the end of their star.
    pub fn completed(mut self) -> Self {
        let known =
            |all: &Self, news: &Indicator| all.0.iter().any(|own| own.star == news.star && own.source == news.source);
        for news in Self::shipped().0 {
            if !known(&self, &news) {
                self.0.push(news);
            }
        }
        self.0.sort_by_key(|indicator| indicator.star);
        self
    }

    /// Those of a star that are looked at.
    pub fn of(&self, star: Star) -> impl Iterator<Item = &Indicator> {
        self.0.iter().filter(move |indicator| indicator.star == star && indicator.is_on)
    }

    /// Moves one up or down among those of its star; answers where it stands then.
    pub fn moved(&mut self, place: usize, steps: isize) -> usize {
        let Some(other) = place.checked_add_signed(steps) else { return place };
        let star_at = |place: usize| self.0.get(place).map(|indicator| indicator.star);
        if star_at(place).is_none() || star_at(place) != star_at(other) {
            return place;
        }
        self.0.swap(place, other);
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_star_comes_with_something_to_look_at() {
        let shipped = Indicators::shipped();
        for star in Star::ALL {
            assert!(shipped.of(star).next().is_some(), "{}", star.label());
        }
        assert_eq!(shipped.clone().completed(), shipped);
    }

    #[test]
    fn what_a_newer_program_brings_joins_its_star_and_nothing_of_the_stations_own_is_lost() {
        let mut own = Indicators::shipped();
        own.0.retain(|indicator| indicator.source != Source::Visits);
        own.0[0].wording = "本站的说法".to_owned();
        own.0[1].is_on = false;
        let completed = own.completed();
        assert_eq!(completed.0.len(), SHIPPED.len());
        assert_eq!((completed.0[0].wording.as_str(), completed.0[1].is_on), ("本站的说法", false));
        assert_eq!(completed.of(Star::Lawful).last().map(|one| one.source), Some(Source::Visits));
    }

    #[test]
    fn an_indicator_moves_among_those_of_its_star_only() {
        let mut own = Indicators::shipped();
        assert_eq!((own.moved(0, -1), own.moved(0, 1), own.moved(2, 1)), (0, 1, 2));
        assert_eq!(own.0[0].source, Source::RegisteredInTime);
    }

    #[test]
    fn indicators_are_kept_as_they_are_said() {
        let kept = serde_json::to_string(&Indicators::shipped()).unwrap();
        assert!(kept.contains("\"open_findings\""));
        assert_eq!(serde_json::from_str::<Indicators>(&kept).unwrap(), Indicators::shipped());
    }
}
