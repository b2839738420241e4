//! The screens inside an archive: today, the list of people with its page, the registration form, the search box.
//! By accessible label and keyboard, with a real temporary archive behind that is opened afresh at the end.
//!
//! `LINLI_PICTURES=DIR cargo test --test screens pictures` paints them into DIR, to be looked at.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/desk.rs"]
mod desk;
#[path = "common/office.rs"]
mod office;
#[path = "common/window.rs"]
mod window;

mod screens {
    mod addresses;
    mod as_of;
    mod checkup;
    mod confidential;
    mod contested;
    mod council;
    mod deadlines;
    mod defence;
    mod dialogs;
    mod disputes;
    mod documents;
    mod drafts;
    mod exporting;
    mod family;
    mod filling;
    mod form;
    mod gallery;
    mod households;
    mod houses;
    mod import;
    mod known_person;
    mod leaving;
    mod list;
    mod lists;
    mod long_case;
    mod merging;
    mod operators;
    mod papers;
    mod pictures;
    mod print_log;
    mod ratings;
    mod registering;
    mod routines;
    mod saving;
    mod search;
    mod tab_order;
    mod teams;
    mod visits;
    mod working;
}
