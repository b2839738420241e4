//! What the page does: lists the doors of a stretch, counts what the ticked ones come to, forms the groups.

use super::{Act, FormingScreen, KINDS};
use crate::domain::RecordId;
use crate::domain::defence::{Stretch, USUAL, even_parts, usual};
use crate::domain::values::{Day, Value};
use crate::services::defence::{self, Area, Forming};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::widgets::Marked;

impl FormingScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Look => self.look(desk)?,
            Act::Kind(kind) => {
                self.kind = kind;
                self.look(desk)?;
            }
            Act::Side(side) => {
                self.side = side;
                self.look(desk)?;
            }
            Act::ByTens(by_tens) => {
                self.by_tens = by_tens;
                self.count(desk)?;
            }
            Act::Select(row) => self.selected = Some(row),
            Act::Mark(mark) => {
                self.marked.take(mark, None);
                self.count(desk)?;
            }
            Act::Form => return self.form(desk),
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    /// Lists the doors of what is typed now. Those that are in no group yet are ticked.
    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.place.look(desk)?;
        self.complaint = None;
        self.listed = self.place.chosen();
        self.doors = match self.read_doors(desk) {
            Ok(doors) => doors,
            Err(Trouble::Unfinished(problems)) => {
                self.complaint = problems.first().map(|problem| problem.sentence.clone());
                Vec::new()
            }
            Err(other) => return Err(other),
        };
        self.marked = Marked::none(self.doors.len());
        for (row, door) in self.doors.iter().enumerate() {
            if door.in_group.is_empty() {
                self.marked.set(row..=row, true);
            }
        }
        self.selected = (!self.doors.is_empty()).then_some(0);
        self.count(desk)
    }

    fn read_doors(&mut self, desk: &Desk) -> Result<Vec<defence::Door>, Trouble> {
        let Some(place) = self.listed else { return Ok(Vec::new()) };
        let stretch = match Stretch::read(&self.stretch, self.side) {
            Ok(stretch) => stretch,
            Err(sentence) => {
                self.complaint = Some(sentence.to_owned());
                return Ok(Vec::new());
            }
        };
        defence::doors(desk, &Area { kind: KINDS[self.kind].0, place, stretch })
    }

    /// Which group each ticked door comes into, and what that makes.
    fn count(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let first = defence::next_number(desk)?;
        let doors = self.marked.count();
        let sizes = if self.by_tens { even_parts(doors) } else { vec![doors; usize::from(doors > 0)] };
        let numbers = (first..).zip(&sizes).flat_map(|(number, size)| std::iter::repeat_n(number, *size));
        self.becomes = vec![String::new(); self.doors.len()];
        for (row, number) in self.marked.rows().zip(numbers) {
            self.becomes[row] = format!("第{number}组");
        }
        self.summary = summary(&sizes, first, self.unit());
        Ok(())
    }

    fn form(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(place) = self.listed else { return Ok(None) };
        let doors: Vec<RecordId> = self.marked.rows().filter_map(|row| self.doors.get(row)?.place).collect();
        let mut formed_on = Day::default();
        // What is no day is refused with the rest.
        let _ = formed_on.read(&self.formed_on, self.today);
        let forming = Forming { kind: KINDS[self.kind].0, place, doors, by_tens: self.by_tens, formed_on };
        match defence::form(desk, &forming) {
            Ok(formed) => {
                let words = format!("已组建 {} 个联防组，共 {} {}", formed.made.len(), formed.doors, self.unit());
                let then = match formed.made[..] {
                    [only] => After::Group(only),
                    _ => After::Back,
                };
                Ok(Some(Event::Saved { words, undo: Some(formed.change), then }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.complaint = problems.first().map(|problem| problem.sentence.clone());
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}

/// 「选中 23 户，编成 2 组：第4组 12 户，第5组 11 户」; what is no usual size is said before it is formed, and may be formed.
fn summary(sizes: &[usize], first: u32, unit: &str) -> String {
    let doors: usize = sizes.iter().sum();
    let (least, most) = (sizes.iter().min(), sizes.iter().max());
    let (Some(least), Some(most)) = (least, most) else { return String::new() };
    let parts = match sizes.len() {
        1 => format!("编成第{first}组"),
        2 | 3 => {
            let named = (first..).zip(sizes).map(|(number, size)| format!("第{number}组 {size} {unit}"));
            format!("编成 {} 组：{}", sizes.len(), named.collect::<Vec<_>>().join("，"))
        }
        parts if least == most => format!("编成 {parts} 组，每组 {most} {unit}"),
        parts => format!("编成 {parts} 组，每组 {least} 或 {most} {unit}"),
    };
    let is_usual = USUAL.contains(least) && USUAL.contains(most);
    let hint = if is_usual { String::new() } else { format!("；{}一组", usual(unit)) };
    format!("选中 {doors} {unit}，{parts}{hint}")
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn what_the_ticked_doors_come_to_is_said_in_one_line() {
        for (sizes, words) in [
            (vec![], ""),
            (vec![7], "选中 7 户，编成第4组；一般 8 至 15 户一组"),
            (vec![8], "选中 8 户，编成第4组"),
            (vec![16], "选中 16 户，编成第4组；一般 8 至 15 户一组"),
            (vec![12, 11], "选中 23 户，编成 2 组：第4组 12 户，第5组 11 户"),
            (vec![10; 31], "选中 310 户，编成 31 组，每组 10 户"),
            (vec![11, 11, 10, 10], "选中 42 户，编成 4 组，每组 10 或 11 户"),
        ] {
            assert_eq!(summary(&sizes, 4, "户"), words);
        }
    }
}
