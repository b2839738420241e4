//! The rows of the tree as they stand on screen: which places are open, which one is chosen, or a flat list instead.

use crate::domain::RecordId;
use crate::services::address_tree::{self, PlaceNode};
use crate::services::{Desk, Trouble};
use std::collections::HashSet;
use std::ops::Range;

/// Which places are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Listing {
    #[default]
    Tree,
    /// What a typed address finds.
    Found(String),
    /// Every place of a kind, by its code.
    Kind(&'static str),
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub node: PlaceNode,
    pub depth: usize,
    pub is_open: bool,
    /// In a long list the counts are read as rows come into sight.
    pub is_counted: bool,
}

#[derive(Default)]
pub struct Tree {
    pub listing: Listing,
    rows: Vec<Row>,
    open: HashSet<RecordId>,
    chosen: Option<RecordId>,
    /// Where the chosen one stands among the rows.
    selected: Option<usize>,
}

impl Tree {
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// More was found than is listed.
    pub fn is_cut_short(&self) -> bool {
        matches!(self.listing, Listing::Found(_)) && self.rows.len() >= address_tree::MOST_FOUND
    }

    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    pub fn chosen(&self) -> Option<RecordId> {
        self.chosen
    }

    pub fn choose(&mut self, row: usize) {
        self.selected = self.rows.get(row).map(|_| row);
        self.chosen = self.rows.get(row).map(|row| row.node.id);
    }

    /// Reads the rows again; what was open stays open, who was chosen stays chosen.
    pub fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.rows = match &self.listing {
            Listing::Tree => {
                let mut rows = Vec::new();
                self.read_below(desk, None, 0, &mut rows)?;
                rows
            }
            Listing::Found(typed) => flat(address_tree::find(desk, typed)?, true),
            Listing::Kind(kind) => flat(address_tree::of_kind(desk, kind)?, false),
        };
        self.find_chosen();
        Ok(())
    }

    fn read_below(
        &self,
        desk: &Desk,
        parent: Option<RecordId>,
        depth: usize,
        rows: &mut Vec<Row>,
    ) -> Result<(), Trouble> {
        for node in address_tree::children(desk, parent)? {
            let (id, is_open) = (node.id, self.open.contains(&node.id) && node.counts.places > 0);
            rows.push(Row { node, depth, is_open, is_counted: true });
            if is_open {
                self.read_below(desk, Some(id), depth + 1, rows)?;
            }
        }
        Ok(())
    }

    pub fn open(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        let Some(opened) = self.rows.get_mut(row).filter(|row| !row.is_open && row.node.counts.places > 0) else {
            return Ok(());
        };
        opened.is_open = true;
        let (id, depth) = (opened.node.id, opened.depth + 1);
        self.open.insert(id);
        let mut below = Vec::new();
        self.read_below(desk, Some(id), depth, &mut below)?;
        self.rows.splice(row + 1..row + 1, below);
        self.find_chosen();
        Ok(())
    }

    /// Who was chosen below it gives way to the place itself.
    pub fn close(&mut self, row: usize) {
        let Some(closed) = self.rows.get_mut(row).filter(|row| row.is_open) else { return };
        closed.is_open = false;
        let (id, depth) = (closed.node.id, closed.depth);
        self.open.remove(&id);
        let below = self.rows[row + 1..].iter().take_while(|row| row.depth > depth).count();
        self.rows.drain(row + 1..row + 1 + below);
        if self.selected.is_some_and(|selected| (row + 1..=row + below).contains(&selected)) {
            self.chosen = Some(id);
        }
        self.find_chosen();
    }

    /// The row of the place above.
    pub fn above(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.depth;
        self.rows[..row].iter().rposition(|above| above.depth < depth)
    }

    /// Opens whatever lies above a place and chooses it.
    pub fn reveal(&mut self, desk: &Desk, place: RecordId) -> Result<(), Trouble> {
        let path = address_tree::path_to(desk, place)?;
        self.open.extend(path.iter().filter(|above| **above != place));
        self.listing = Listing::Tree;
        self.chosen = Some(place);
        self.read(desk)
    }

    /// The rows in sight that are not counted yet.
    pub fn uncounted(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        let rows = self.rows.get(in_sight.clone())?;
        rows.iter().any(|row| !row.is_counted).then_some(in_sight)
    }

    pub fn count(&mut self, desk: &Desk, range: Range<usize>) -> Result<(), Trouble> {
        let Some(rows) = self.rows.get_mut(range) else { return Ok(()) };
        let places: Vec<RecordId> = rows.iter().map(|row| row.node.id).collect();
        let counted = address_tree::counted(desk, &places)?;
        for row in rows {
            row.is_counted = true;
            if let Some(node) = counted.iter().find(|node| node.id == row.node.id) {
                row.node = node.clone();
            }
        }
        Ok(())
    }

    fn find_chosen(&mut self) {
        self.selected = self.chosen.and_then(|chosen| self.rows.iter().position(|row| row.node.id == chosen));
    }
}

fn flat(nodes: Vec<PlaceNode>, is_counted: bool) -> Vec<Row> {
    nodes.into_iter().map(|node| Row { node, depth: 0, is_open: false, is_counted }).collect()
}
