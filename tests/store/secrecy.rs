//! Nothing personal lies on the disk in the clear, with the archive open too.

use crate::archive::*;
use std::fs;
use std::path::Path;

#[test]
fn the_folder_holds_no_plain_name_number_telephone_or_address() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let somebody = person("云中鹤", 77);
    let id = archive.insert_person(&somebody);
    archive.write("登记流动人口", |writing| writing.insert(&residence(id, place, "2026-06-01")));
    archive.store.save_draft("person/new", r#"{"name":"半途而废"}"#, AT).unwrap();
    archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();

    let secrets = [
        "云中鹤",
        "半途而废",
        "海棠苑",
        FOUNDER,
        PASSWORD,
        "yunzhonghe",
        &somebody.identity.number,
        &somebody.phones.0[0],
    ];
    // With the archive open: the write-ahead log is there.
    assert!(archive.path().join("station.db-wal").metadata().unwrap().len() > 0);
    assert_eq!(found_in(&archive.path(), &secrets), Vec::<String>::new());
    let archive = archive.reopened(|dir| assert_eq!(found_in(dir, &secrets), Vec::<String>::new())).unwrap();
    // The search itself works: what may stand in the clear is found.
    assert!(!found_in(&archive.path(), &[&station().name]).is_empty());
}

/// Every file that holds one of these texts, as UTF-8 or UTF-16.
fn found_in(dir: &Path, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(found_in(&path, texts));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for text in texts {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if holds(&bytes, text.as_bytes()) || holds(&bytes, &wide) {
                found.push(format!("{text} in {}", path.display()));
            }
        }
    }
    found
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
