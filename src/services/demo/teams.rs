//! 队伍 of the community, who serves in them, and the points of the five lines of defence. Most of it is in order; here and
//! there nobody is named yet, as in a real community.

use super::community::{Community, add};
use super::dice::{days_after, days_before, years_before};
use super::groups::nth;
use crate::domain::RecordId;
use crate::domain::registers::{LinePoint, Team, TeamMember};
use crate::domain::values::{Choice, Day, Link, Name, Phones, Text};

/// Kind, what it is called behind the name of the community, what it does, and how many serve in it.
const TEAMS: [(&str, &str, &str, usize); 8] = [
    ("2", "人民调解委员会", "调解民间纠纷，宣传法律法规", 5),
    ("1", "治保会", "治安防范、巡逻守护", 3),
    ("3", "治安巡逻队", "每晚两班，沿路巡逻", 6),
    ("4", "夕阳红巡逻队", "上下学时段在校门和路口", 5),
    ("7", "法律宣传队", "每季度一次法律宣传", 3),
    ("8", "法律服务站", "每周三下午法律咨询", 2),
    ("9", "信息员队伍", "反映路灯、井盖、隐患等情况", 9),
    ("10", "警务室", "接待、巡逻、上门走访", 2),
];

/// 包片干部 and 中心户长 in the list of duties.
const CADRE: &str = "4";
const CENTRE: &str = "6";

impl Community {
    pub fn raise_teams(&mut self) {
        let community = (1..).map(RecordId).zip(&self.records.places).find(|(_, place)| place.kind.code == "1");
        let (place, name) =
            community.map_or((None, "社区".to_owned()), |(id, place)| (Some(id), place.label.0.clone()));
        for (kind, called, duties, members) in TEAMS {
            let formed = self.dice.day(years_before(self.today, 2), days_before(self.today, 400));
            let team = Team {
                kind: Choice::of(kind),
                team_name: Text(format!("{name}{called}")),
                place: place.map_or_else(Link::none, Link::to),
                phones: Phones(vec![self.numbers.telephone()]),
                duties: Text::new(duties),
                formed_on: Day::new(formed),
                ..Team::default()
            };
            let team = add(&mut self.records.teams, team);
            for position in 0..members {
                self.take_in(kind, team, position, formed);
            }
        }
        self.appoint_cadres();
    }

    fn take_in(&mut self, kind: &str, team: RecordId, position: usize, formed: crate::domain::Date) {
        let post = match (kind, position) {
            ("10", _) => "4",
            (_, 0) => "1",
            (_, 1) => "2",
            _ => "3",
        };
        // The third year of a term has not begun for anybody.
        let term = (kind != "10").then(|| days_after(formed, 3 * 365 - 1));
        let member = TeamMember {
            team: Link::to(team),
            post: Choice::of(post),
            member_name: Name::new(&self.holder()),
            sex: Choice::of(if position.is_multiple_of(2) { "2" } else { "1" }),
            phones: Phones(vec![self.numbers.telephone()]),
            from_date: Day::new(formed),
            term_until: Day(term),
            ..TeamMember::default()
        };
        add(&mut self.records.team_members, member);
    }

    /// A cadre for each estate and village group, and a 中心户长 for most of the estates.
    fn appoint_cadres(&mut self) {
        let areas: Vec<(RecordId, bool)> = (1..)
            .map(RecordId)
            .zip(&self.records.places)
            .filter(|(_, place)| matches!(place.kind.code.as_str(), "2" | "3" | "4"))
            .map(|(id, place)| (id, place.kind.code == "4"))
            .collect();
        for (place, is_village) in areas {
            let began = self.dice.day(years_before(self.today, 3), days_before(self.today, 30));
            let holder = self.holder();
            self.duty(place, CADRE, &holder, began, None);
            if !is_village && self.dice.percent(70) {
                let holder = self.holder();
                self.duty(place, CENTRE, &holder, began, None);
            }
        }
    }

    /// The courtyards, streets and roads of the community on their lines.
    pub fn draw_lines(&mut self) {
        let places: Vec<(RecordId, String, String)> = (1..)
            .map(RecordId)
            .zip(&self.records.places)
            .map(|(id, place)| (id, place.kind.code.clone(), place.label.0.clone()))
            .collect();
        for (id, kind, label) in &places {
            match kind.as_str() {
                "2" => {
                    self.point("3", "2", &format!("{label}大门"), Some(*id));
                    self.point("4", "1", &format!("{label}中心花园"), Some(*id));
                }
                "5" if self.is_inhabited(*id) => self.point("4", "4", &format!("{label}楼院"), Some(*id)),
                "3" => self.point("2", "3", label, Some(*id)),
                "4" => self.point("1", "1", &format!("{label}村口"), Some(*id)),
                _ => {}
            }
        }
        for gate in ["社区办公楼", "小学大门", "卫生服务站"] {
            self.point("5", "5", gate, None);
        }
    }

    fn is_inhabited(&self, building: RecordId) -> bool {
        let below = nth(&self.records.places, RecordId(building.0 + 1));
        below.is_some_and(|below| below.parent.id == Some(building))
    }

    fn point(&mut self, line: &str, kind: &str, name: &str, place: Option<RecordId>) {
        let is_named = place.is_none() && self.dice.percent(80);
        let holder = if is_named { self.holder() } else { String::new() };
        let telephone = is_named.then(|| self.numbers.telephone());
        let point = LinePoint {
            line: Choice::of(line),
            kind: Choice::of(kind),
            point_name: Text::new(name),
            place: place.map_or_else(Link::none, Link::to),
            answerer: if is_named { Choice::of("8") } else { Choice::default() },
            holder: Name::new(&holder),
            phones: Phones(telephone.into_iter().collect()),
            from_date: Day::new(self.dice.day(years_before(self.today, 3), days_before(self.today, 30))),
            ..LinePoint::default()
        };
        add(&mut self.records.points, point);
    }
}
