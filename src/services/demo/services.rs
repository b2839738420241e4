//! 一服务: jobs and rooms that are offered, one of them taken down and one running out, and what was done for people in half a year.

use super::community::{Community, add};
use super::dice::{days_after, days_before};
use crate::domain::codes::ServiceKind;
use crate::domain::registers::{Opening, ServiceRecord};
use crate::domain::values::{Choice, Count, Day, Lines, Name, Phones, Text};

/// Kind, what, by whom, where, on which terms, how many days ago and for how many days.
type Offer = (&'static str, &'static str, &'static str, &'static str, &'static str, u32, u32);

const OFFERS: [Offer; 7] = [
    ("1", "超市理货员 2 名", "爱心超市", "海棠路菜市场旁", "每月 3200 元，包午餐", 12, 45),
    ("1", "建筑工地小工 10 名", "滨江花园工地", "海棠路东口", "每天 260 元，日结", 20, 24),
    ("1", "餐馆服务员 1 名", "邻家饭店", "海棠路 12 号", "每月 3600 元，包吃住", 6, 60),
    ("1", "保洁员 3 名", "物业服务中心", "海棠苑", "每月 2800 元，交社会保险", 95, 60),
    ("2", "一室一厅，38 平方米", "甄姓房主", "海棠苑3栋", "每月 850 元，押一付一", 9, 60),
    ("2", "单间，带卫生间", "景姓房主", "海棠路 45 号", "每月 500 元，水电另算", 15, 60),
    ("2", "两室一厅，72 平方米", "尚姓房主", "金桂里1栋", "每月 1300 元，押一付三", 3, 90),
];
/// Who was taken down, by their place in [`OFFERS`].
const TAKEN_DOWN: usize = 3;

/// Kind, what was done, for how many.
const SERVED: [(&str, &str, u32); 9] = [
    ("1", "介绍到工地做工，当天上工", 4),
    ("2", "介绍房源，陪着看房", 2),
    ("3", "查询学区，帮着备齐入学材料", 1),
    ("4", "帮着网上预约办居住证", 3),
    ("1", "转告超市招工，联系面试", 2),
    ("5", "讲解讨要工资的办法，转到法律服务站", 6),
    ("4", "代收代送居住证申领材料", 2),
    ("3", "联系学校确认转学手续", 1),
    ("9", "帮助抄写、打印申请", 1),
];
/// Material, how many copies and for how many.
const HANDED_OUT: [(&str, u32, u32); 4] = [("1", 300, 300), ("3", 420, 420), ("2", 150, 130), ("5", 35, 35)];

impl Community {
    pub fn serve(&mut self) {
        for (place, offer) in OFFERS.into_iter().enumerate() {
            self.offer(place, offer);
        }
        for (place, (kind, matter, heads)) in (0..).zip(SERVED.into_iter().cycle().take(22)) {
            let day = days_before(self.today, 168 - 8 * place);
            let is_open = place == 21;
            let record = ServiceRecord {
                kind: Choice::of(kind),
                matter: Lines::new(matter),
                headcount: Count(Some(heads)),
                settled_on: if is_open { Day::default() } else { Day::new(day) },
                result: Lines::new(if is_open { "" } else { "已办好" }),
                ..self.begun(day)
            };
            add(&mut self.records.services, record);
        }
        for (place, (material, copies, heads)) in (0..).zip(HANDED_OUT) {
            let record = ServiceRecord {
                kind: Choice::of(ServiceKind::MATERIAL),
                material: Choice::of(material),
                copies: Count(Some(copies)),
                headcount: Count(Some(heads)),
                ..self.begun(days_before(self.today, 140 - 36 * place))
            };
            add(&mut self.records.services, record);
        }
    }

    fn begun(&self, day: crate::domain::Date) -> ServiceRecord {
        ServiceRecord {
            served_on: Day::new(day),
            place_told: Text::new("服务大厅"),
            handled_by: Name::new(&self.registrar),
            ..ServiceRecord::default()
        }
    }

    fn offer(&mut self, place: usize, (kind, offer, by, told, terms, ago, stands): Offer) {
        let offered = days_before(self.today, ago);
        let closed = (place == TAKEN_DOWN).then(|| days_after(offered, 40));
        let opening = Opening {
            kind: Choice::of(kind),
            offer: Text::new(offer),
            offered_by: Text::new(by),
            place_told: Text::new(told),
            terms: Text::new(terms),
            phones: Phones::new(&self.numbers.telephone()),
            agreed_on: Day::new(offered),
            offered_on: Day::new(offered),
            valid_until: Day::new(days_after(offered, stands)),
            closed_on: Day(closed),
            ..Opening::default()
        };
        add(&mut self.records.openings, opening);
    }
}
