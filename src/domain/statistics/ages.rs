//! The age pyramid: bands of five years by sex. A single age is never counted by itself.

/// Years in a band.
const WIDTH: u32 = 5;
/// The band of 85 and older is open at the top.
const LAST: u32 = 17;

/// A band of the pyramid; `None` within holds whoever has no day of birth.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct AgeBand(pub Option<u32>);

/// How many of one age and sex.
#[derive(Clone, Debug, PartialEq)]
pub struct AgeCell {
    /// Whole years on the day of the report.
    pub age: Option<u32>,
    pub sex: String,
    pub count: u64,
}

/// Men and women by band, the youngest first; everybody in it stands in exactly one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgePyramid {
    pub rows: Vec<(AgeBand, Figures)>,
}

/// How many in one band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    pub total: u64,
    pub male: u64,
    pub female: u64,
}

impl AgeBand {
    pub fn of(age: Option<u32>) -> Self {
        Self(age.map(|age| (age / WIDTH).min(LAST)))
    }

    pub fn label(self) -> String {
        match self.0 {
            None => "出生日期未核到".to_owned(),
            Some(LAST) => format!("{} 岁及以上", LAST * WIDTH),
            Some(band) => format!("{}–{} 岁", band * WIDTH, band * WIDTH + WIDTH - 1),
        }
    }

    /// From this many whole years on, and below that many.
    pub fn years(self) -> Option<(u32, Option<u32>)> {
        let band = self.0?;
        Some((band * WIDTH, (band < LAST).then_some((band + 1) * WIDTH)))
    }
}

impl AgePyramid {
    pub fn of(cells: &[AgeCell]) -> Self {
        let mut rows: Vec<(AgeBand, Figures)> =
            (0..=LAST).map(|band| (AgeBand(Some(band)), Figures::default())).collect();
        rows.push((AgeBand(None), Figures::default()));
        for cell in cells {
            let band = AgeBand::of(cell.age);
            let Some((_, row)) = rows.iter_mut().find(|(known, _)| *known == band) else { continue };
            row.total += cell.count;
            match cell.sex.as_str() {
                "1" => row.male += cell.count,
                "2" => row.female += cell.count,
                _ => {}
            }
        }
        // The row of the unknown is there only where somebody stands in it.
        rows.retain(|(band, row)| band.0.is_some() || row.total > 0);
        Self { rows }
    }

    pub fn sum(&self) -> Figures {
        self.rows.iter().fold(Figures::default(), |sum, (_, row)| Figures {
            total: sum.total + row.total,
            male: sum.male + row.male,
            female: sum.female + row.female,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_fall_into_bands_of_five_years() {
        for (age, label) in [
            (Some(0), "0–4 岁"),
            (Some(4), "0–4 岁"),
            (Some(5), "5–9 岁"),
            (Some(84), "80–84 岁"),
            (Some(85), "85 岁及以上"),
            (Some(101), "85 岁及以上"),
            (None, "出生日期未核到"),
        ] {
            assert_eq!(AgeBand::of(age).label(), label);
        }
        assert_eq!(AgeBand::of(Some(37)).years(), Some((35, Some(40))));
        assert_eq!(AgeBand::of(Some(99)).years(), Some((85, None)));
    }

    #[test]
    fn everybody_stands_in_one_row_of_the_pyramid() {
        let cell = |age, sex: &str, count| AgeCell { age, sex: sex.into(), count };
        let cells = [cell(Some(3), "1", 2), cell(Some(4), "2", 1), cell(Some(90), "2", 4), cell(None, "0", 5)];
        let pyramid = AgePyramid::of(&cells);
        assert_eq!(pyramid.sum(), Figures { total: 12, male: 2, female: 5 });
        assert_eq!(pyramid.rows[0], (AgeBand(Some(0)), Figures { total: 3, male: 2, female: 1 }));
        assert_eq!(pyramid.rows.last().unwrap(), &(AgeBand(None), Figures { total: 5, male: 0, female: 0 }));
    }
}
