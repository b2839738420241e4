//! Reads from a source which paths it names: `use` trees spread out, comments and texts left aside.
//!
//! No compiler: macros are read like other code, and what an alias hides is for the rules to forbid.

/// One path as it was written, `["crate", "store", "Store"]`.
pub type NamedPath = Vec<String>;

/// Every path of this source, in order; a group gives a path for each of its members.
pub fn paths(source: &str) -> Vec<NamedPath> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        if is_name(&tokens[place]) {
            place = read_path(&tokens, place, &[], &mut found);
        } else {
            place += 1;
        }
    }
    found
}

/// Reads the path that begins here and returns where it ends.
fn read_path(tokens: &[String], start: usize, before: &[String], found: &mut Vec<NamedPath>) -> usize {
    let mut path = before.to_vec();
    let mut place = start;
    loop {
        match tokens.get(place) {
            Some(name) if is_name(name) || name == "*" => path.push(name.clone()),
            Some(open) if open == "{" => return read_group(tokens, place + 1, &path, found),
            // `Vec::<u8>::new`: what stands between the angles is read as paths of its own.
            _ => break,
        }
        place += 1;
        if tokens.get(place).map(String::as_str) != Some("::") {
            break;
        }
        place += 1;
    }
    if tokens.get(place).map(String::as_str) == Some("as") {
        path.push("as".to_owned());
    }
    found.push(path);
    place.max(start + 1)
}

fn read_group(tokens: &[String], start: usize, before: &[String], found: &mut Vec<NamedPath>) -> usize {
    let mut place = start;
    while let Some(token) = tokens.get(place) {
        match token.as_str() {
            "}" => return place + 1,
            name if is_name(name) || name == "*" => place = read_path(tokens, place, before, found),
            _ => place += 1,
        }
    }
    place
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') && token != "as"
}

/// Names, `::` and single signs.
fn tokens(source: &str) -> Vec<String> {
    let letters: Vec<char> = source.chars().collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let rest = &letters[place..];
        place += match rest {
            ['/', '/', ..] => until(rest, |rest| rest.starts_with(&['\n'])),
            ['/', '*', ..] => until(rest, |rest| rest.starts_with(&['*', '/'])) + 2,
            ['r', '"' | '#', ..] if raw_text(rest).is_some() => raw_text(rest).unwrap_or(1),
            ['"', ..] => text(rest),
            ['\'', '\\', _, ..] => 3 + until(&rest[3..], |rest| rest.starts_with(&['\''])) + 1,
            ['\'', _, '\'', ..] => 3,
            [':', ':', ..] => push(&mut tokens, &rest[..2]),
            [letter, ..] if letter.is_alphanumeric() || *letter == '_' => {
                let end = until(rest, |rest| !(rest[0].is_alphanumeric() || rest[0] == '_'));
                push(&mut tokens, &rest[..end])
            }
            [letter, ..] if letter.is_whitespace() => 1,
            _ => push(&mut tokens, &rest[..1]),
        };
    }
    tokens
}

fn push(tokens: &mut Vec<String>, letters: &[char]) -> usize {
    tokens.push(letters.iter().collect());
    letters.len()
}

/// How far it is to where this holds, or to the end.
fn until(letters: &[char], holds: impl Fn(&[char]) -> bool) -> usize {
    (0..letters.len()).find(|at| holds(&letters[*at..])).unwrap_or(letters.len())
}

fn text(letters: &[char]) -> usize {
    let mut place = 1;
    while place < letters.len() && letters[place] != '"' {
        place += if letters[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// The length of `r#"…"#`, if it is one.
fn raw_text(letters: &[char]) -> Option<usize> {
    let hashes = letters[1..].iter().take_while(|letter| **letter == '#').count();
    (letters.get(1 + hashes) == Some(&'"')).then_some(())?;
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let start = 2 + hashes;
    Some(start + until(&letters[start..], |rest| rest.starts_with(&end)) + end.len())
}
