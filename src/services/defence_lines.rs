//! 五道防线: the points of each line, who answers for them, and how much of each line somebody answers for.
//!
//! Where nobody is named for a point, whoever answers for its address does: the policeman, the head of the building, the head
//! of the 联防组 there.

use super::soundness::require_sound;
use super::{Desk, Trouble, address_tree, defence, places};
use crate::domain::defence::{Coverage, LINES, Line};
use crate::domain::registers::{DefenceGroup, LinePoint, Person};
use crate::domain::values::{Day, Value};
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;
use crate::store::ChangeId;

/// 线: the streets, for which the groups answer.
const STREETS: &str = "2";

/// One point with whoever answers for it.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLine {
    pub id: RecordId,
    pub point: LinePoint,
    pub address: String,
    /// 「社区民警」, as it was written down or as the address says.
    pub answerer: String,
    /// Empty where nobody answers.
    pub holder: String,
    /// In full: staff are there to be called (docs/privacy.md §3).
    pub phones: String,
}

impl PointLine {
    pub fn is_answered(&self) -> bool {
        !self.holder.is_empty()
    }
}

/// Every point there is now, and what each line comes to, in the order of the lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    pub points: Vec<PointLine>,
    pub coverage: [Coverage; 5],
}

pub fn survey(desk: &Desk) -> Result<Survey, Trouble> {
    desk.require(Right::Look)?;
    let mut survey = Survey::default();
    for (id, point) in desk.store.line_points()? {
        let line = line(desk, id, point)?;
        if let Some(place) = LINES.iter().position(|known| known.code == line.point.line.code) {
            survey.coverage[place].count(line.is_answered());
        }
        survey.points.push(line);
    }
    Ok(survey)
}

fn line(desk: &Desk, id: RecordId, point: LinePoint) -> Result<PointLine, Trouble> {
    let address = places::full_name(desk, point.place.id)?;
    let named = (point.answerer.shown(), point.holder.shown(), point.phones.shown());
    let (answerer, holder, phones) =
        if named.1.is_empty() { by_address(desk, &point)?.unwrap_or(named) } else { named };
    Ok(PointLine { id, point, address, answerer, holder, phones })
}

/// Who answers for the address of a point, in the words of the table.
type Answering = (String, String, String);

fn by_address(desk: &Desk, point: &LinePoint) -> Result<Option<Answering>, Trouble> {
    let (Some(place), Some(line)) = (point.place.id, Line::of(&point.line.code)) else { return Ok(None) };
    if line.code == STREETS {
        return by_group(desk, place);
    }
    let on_duty = address_tree::on_duty(desk, place)?;
    let found = line.duties.iter().find_map(|duty| on_duty.iter().find(|known| known.duty.code == *duty));
    Ok(found.map(|duty| (duty.duty.shown(), duty.holder.shown(), duty.phones.shown())))
}

/// The head of the group at a door, or at the first place above it that a group is formed for.
fn by_group(desk: &Desk, place: RecordId) -> Result<Option<Answering>, Trouble> {
    for (here, _) in desk.store.place_path(place)?.into_iter().rev() {
        let Some(group) = desk.store.group_at_place(here)? else { continue };
        let group: DefenceGroup = defence::facts(desk, group)?;
        let Some(head) = group.head.id.map(|head| desk.store.load::<Person>(head)).transpose()?.flatten() else {
            continue;
        };
        let answerer = format!("联防{}", group.number_words());
        return Ok(Some((answerer, places::legible(&head.name), head.phones.shown())));
    }
    Ok(None)
}

/// The point, to be changed in a form.
pub fn point(desk: &Desk, id: RecordId) -> Result<LinePoint, Trouble> {
    desk.require(Right::Look)?;
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

/// Enters a new point, or changes one.
pub fn save(desk: &mut Desk, id: Option<RecordId>, point: &LinePoint) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, point)?;
    let what = if id.is_some() { "修改防线点" } else { "添加防线点" };
    let (_, change) = desk.writing(what, |writing| Ok(writing.put(id, point)?))?;
    Ok(change)
}

/// The point is no more, from today on.
pub fn remove(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let known: LinePoint = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let gone = LinePoint { until_date: Day::new(desk.today()), ..known };
    let ((), change) = desk.writing("撤销防线点", |writing| Ok(writing.update(id, &gone)?))?;
    Ok(change)
}

const COLUMNS: [&str; 8] = ["防线", "范围", "类别", "名称", "地址", "责任主体", "责任人", "电话"];

/// 五道防线责任表: every line stands in it, also one without points.
pub fn paper(desk: &Desk) -> Result<Order, Trouble> {
    let survey = survey(desk)?;
    let mut rows = Vec::new();
    for line in &LINES {
        let of_line: Vec<&PointLine> =
            survey.points.iter().filter(|point| point.point.line.code == line.code).collect();
        if of_line.is_empty() {
            let empty = [line.name, line.runs, "", "（没有登记）", "", line.answerers, "", ""];
            rows.push(empty.map(str::to_owned).to_vec());
        }
        rows.extend(of_line.into_iter().map(|point| row(line, point)));
    }
    let words = |(line, coverage): (&Line, &Coverage)| format!("{} {}", line.name, coverage.words());
    let sheet = Sheet {
        title: "五道防线责任表".to_owned(),
        about: vec![LINES.iter().zip(&survey.coverage).map(words).collect::<Vec<_>>().join("；")],
        as_of: desk.today(),
        columns: COLUMNS.map(SheetColumn::of).into(),
        rows,
        ..Sheet::default()
    };
    let records = survey.points.iter().map(|point| point.id).collect();
    Ok(Order::sheet(sheet.fitted(), LinePoint::TABLE, records))
}

fn row(line: &Line, point: &PointLine) -> Vec<String> {
    vec![
        line.name.to_owned(),
        line.runs.to_owned(),
        point.point.kind.shown(),
        point.point.point_name.shown(),
        point.address.clone(),
        point.answerer.clone(),
        if point.is_answered() { point.holder.clone() } else { "（缺）".to_owned() },
        point.phones.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::{Place, PlaceDuty};
    use crate::domain::values::{Choice, Link, Name, Phones, Text};
    use crate::services::testing::{TODAY, desk};
    use crate::store::Stored;

    /// 居民区治安巡逻点 of the document the lines come from.
    const PATROL_POINTS: usize = 108;

    fn add<R: Stored>(desk: &mut Desk, record: R) -> RecordId {
        desk.writing("测试", |writing| Ok(writing.insert(&record)?)).unwrap().0
    }

    fn point_on(line: &str, name: String, place: Option<RecordId>) -> LinePoint {
        LinePoint {
            line: Choice::of(line),
            kind: Choice::of("1"),
            point_name: Text(name),
            place: place.map_or_else(Link::none, Link::to),
            from_date: Day::new(TODAY),
            ..LinePoint::default()
        }
    }

    #[test]
    fn a_hundred_and_eight_points_are_answered_for_by_whoever_answers_for_their_address() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let mut buildings = Vec::new();
        for building in 0..PATROL_POINTS {
            let label = Text(format!("{}栋", building + 1));
            let place = Place { kind: Choice::of("5"), label, ..Place::default() };
            buildings.push(add(&mut desk, place));
            let point = point_on("4", format!("第{building}巡逻点"), buildings.last().copied());
            save(&mut desk, None, &point).unwrap();
        }
        let none = Coverage { points: PATROL_POINTS, answered: 0 };
        assert_eq!(survey(&desk).unwrap().coverage[3], none);
        for place in &buildings[..101] {
            let duty = PlaceDuty {
                place: Link::to(*place),
                duty: Choice::of("3"),
                holder: Name::new("甄楼长"),
                phones: Phones::new("13800000001"),
                from_date: Day::new(TODAY),
                ..PlaceDuty::default()
            };
            add(&mut desk, duty);
        }
        let survey = survey(&desk).unwrap();
        assert_eq!(survey.coverage[3].words(), "108 处，101 处有责任人");
        let first = &survey.points[0];
        assert_eq!((first.answerer.as_str(), first.holder.as_str()), ("楼栋长", "甄楼长"));
        let sheet = paper(&desk).unwrap().sheet.unwrap();
        assert_eq!(sheet.rows.len(), PATROL_POINTS + 4, "a line without points stands in the table too");
        assert_eq!(sheet.rows.iter().filter(|row| row[6] == "（缺）").count(), 7);
    }

    #[test]
    fn somebody_named_for_a_point_goes_before_whoever_answers_for_its_address_and_a_point_can_go() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        let named = LinePoint { holder: Name::new("甄门卫"), ..point_on("5", "小学大门".into(), None) };
        save(&mut desk, None, &named).unwrap();
        save(&mut desk, None, &point_on("5", "卫生站".into(), None)).unwrap();
        let before = survey(&desk).unwrap();
        assert_eq!(before.coverage[4], Coverage { points: 2, answered: 1 });
        let gate = before.points.iter().find(|point| point.is_answered()).unwrap();
        remove(&mut desk, gate.id).unwrap();
        assert_eq!(survey(&desk).unwrap().coverage[4], Coverage { points: 1, answered: 0 });
    }
}
