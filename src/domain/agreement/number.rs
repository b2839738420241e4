//! The running number of an agreement, as it is printed, and what somebody means who types one.

use crate::domain::template::TemplateKind;
use crate::domain::text::{half_width, is_blank};

/// Without a year, so many years are looked through.
const YEARS: i32 = 6;
/// What stands around the figures of a number, in all the ways people type it.
const AROUND: &str = "第号年-—〔〕［］[]()【】〈〉";

impl TemplateKind {
    /// 「海租责〔2026〕第0087号」
    pub fn number_text(self, prefix: &str, year: i32, number: u32) -> String {
        format!("{prefix}{}〔{year}〕第{number:04}号", self.series_word())
    }
}

/// The numbers somebody may mean by 「海租责〔2026〕第0087号」, 「租责 2026-87」 or 「租责87」; the latest year first.
pub fn numbers_meant(typed: &str, own_prefix: &str, this_year: i32) -> Vec<String> {
    let plain: String = half_width(typed).chars().filter(|letter| !is_blank(*letter)).collect();
    let Some(at) = plain.find(|letter: char| letter.is_ascii_digit()) else { return Vec::new() };
    let (words, figures) = plain.split_at(at);
    let words = words.trim_end_matches(|sign| AROUND.contains(sign));
    let Some((kind, prefix)) = series_of(words) else { return Vec::new() };
    let Some((year, number)) = year_and_number(figures) else { return Vec::new() };
    let years = year.map_or_else(|| (this_year - YEARS + 1..=this_year).rev().collect(), |year| vec![year]);
    let prefix = if prefix.is_empty() { own_prefix } else { prefix };
    years.into_iter().map(|year| kind.number_text(prefix, year, number)).collect()
}

/// The kind whose numbers begin so, and what stands before.
fn series_of(words: &str) -> Option<(TemplateKind, &str)> {
    TemplateKind::ALL.into_iter().find_map(|kind| Some((kind, words.strip_suffix(kind.series_word())?)))
}

fn year_and_number(figures: &str) -> Option<(Option<i32>, u32)> {
    let parts: Vec<&str> = figures.split(|sign| AROUND.contains(sign)).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [number] if number.len() < 6 => Some((None, number.parse().ok()?)),
        [both] => Some((Some(both.get(..4)?.parse().ok()?), both.get(4..)?.parse().ok()?)),
        [year, number] => Some((Some(year.parse().ok()?), number.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_meant_however_it_is_typed() {
        for typed in [
            "海租责〔2026〕第0087号",
            "海租责[2026]87",
            "海租责（2026）第 87 号",
            "租责 2026-87",
            "租责20260087",
            "租责２０２６年第８７号",
        ] {
            assert_eq!(numbers_meant(typed, "海", 2026), ["海租责〔2026〕第0087号"], "{typed}");
        }
        assert_eq!(numbers_meant("江租责〔2024〕3", "海", 2026), ["江租责〔2024〕第0003号"], "of another station once");
        assert_eq!(numbers_meant("诺12", "海", 2026)[..2], ["海诺〔2026〕第0012号", "海诺〔2025〕第0012号"]);
    }

    #[test]
    fn names_addresses_and_bare_figures_mean_no_number() {
        for typed in ["87", "0087", "租责", "海棠苑3栋", "诺3栋", "信3-2-501", "张三", "", "租责99999999999999"]
        {
            assert_eq!(numbers_meant(typed, "海", 2026), [""; 0], "{typed}");
        }
    }
}
