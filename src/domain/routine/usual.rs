//! What most stations do again and again (每周排查, 每月联合接待 and 联席会议, 每季度说事会, 每半年评议): a station begins with
//! these and changes them.

use super::{Cycle, Kind, Shift};
use crate::domain::Date;
use crate::domain::registers::Routine;
use crate::domain::values::{Choice, Count, Day, Name, Text};

/// Kind, name, how often, in which month of the period, on which day.
const USUAL: [(Kind, &str, Cycle, u32, u32); 7] = [
    (Kind::Screening, "每周矛盾纠纷排查", Cycle::Week, 1, 5),
    (Kind::Screening, "每月矛盾纠纷排查", Cycle::Month, 1, 25),
    (Kind::JointReception, "每月联合接待", Cycle::Month, 1, 1),
    (Kind::JointMeeting, "每月联席会议", Cycle::Month, 1, 10),
    (Kind::Talk, "每季度说事会", Cycle::Quarter, 3, 15),
    (Kind::Appraisal, "每半年评议", Cycle::HalfYear, 6, 20),
    (Kind::Agreements, "每年签订责任书", Cycle::Year, 1, 20),
];

/// The usual routines from a day on; `holder` answers for them until somebody else is named.
pub fn usual(from: Date, holder: &str) -> Vec<Routine> {
    let routine = |(kind, name, cycle, month, day): (Kind, &str, Cycle, u32, u32)| Routine {
        kind: Choice::of(kind.code()),
        routine_name: Text::new(name),
        holder: Name::new(holder),
        cycle: Choice::of(cycle.code()),
        due_month: Count(cycle.months().filter(|months| *months > 1).map(|_| month)),
        due_day: Count(Some(day)),
        shift: Choice::of(Shift::Later.code()),
        from_date: Day::new(from),
        ..Routine::default()
    };
    USUAL.map(routine).into()
}
