//! A cell with telephones: several in one, with words beside them: 「13800000606（妻）13800000607」.

use crate::domain::telephone;
use crate::domain::text::{half_width, is_han};

/// What such a cell comes to.
#[derive(Debug, Default)]
pub(super) struct ToldPhones {
    pub sound: Vec<String>,
    /// What is wrong with the first that is not sound.
    pub fault: Option<String>,
    /// Something stands beside the numbers that is none.
    pub has_words: bool,
}

pub(super) fn told(text: &str) -> ToldPhones {
    let plain = half_width(text);
    let is_word = |letter: char| is_han(letter) && !is_of_extension(letter);
    let numbers = telephone::split(&plain.replace(is_word, ";"));
    let (sound, wrong): (Vec<String>, Vec<String>) =
        numbers.into_iter().partition(|number| telephone::kind(number).is_some());
    ToldPhones {
        sound,
        fault: wrong.first().and_then(|number| telephone::fault(number)),
        has_words: plain.contains(is_word),
    }
}

/// 「转801」, 「分机801」
fn is_of_extension(letter: char) -> bool {
    matches!(letter, '转' | '分' | '机')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_numbers_and_one_wrong_number_leave_the_others() {
        let read = told("138 0000 0606  （妻）13800000607");
        assert_eq!((read.sound.as_slice(), read.has_words), (&["13800000606".into(), "13800000607".into()][..], true));
        let read = told("13800000606/1380000060");
        assert_eq!((read.sound.len(), read.fault.as_deref()), (1, Some("还差 1 位")));
        let read = told("（0830）2345678转801");
        assert_eq!((read.sound.as_slice(), read.has_words), (&["08302345678-801".to_owned()][..], false));
        assert!(told("没有电话").sound.is_empty());
    }
}
