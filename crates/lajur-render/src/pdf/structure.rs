//! The order in which a screen reader tells the page: title, personas, a table of head, lanes and cards, then arrows
//! and the legend. And the outline, by stage.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::Page;
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag as Pdf, TagGroup, TagKind, TagTree};
use lajur_layout::scene::Tag;

use super::canvas::{Block, Content, Drawn};
use super::table::{Cell, CellKind, Table};

/// The structure before links have their annotations: those need the page, which the surface holds until here.
pub(super) struct Plan {
    before: Vec<Block>,
    head: Vec<Vec<Cell>>,
    body: Vec<Vec<Cell>>,
    after: Vec<Block>,
    /// One for each empty cell.
    empties: Vec<Identifier>,
    outline: Outline,
}

impl Plan {
    /// Sorts what was drawn and ends the drawing.
    pub(super) fn of(mut drawn: Drawn<'_>, title: &str) -> Plan {
        let (mut before, mut after, mut table) = (Vec::new(), Vec::new(), Table::default());
        for block in std::mem::take(&mut drawn.blocks) {
            match block.tag {
                Tag::Title | Tag::Persona { .. } => before.push(block),
                _ => after.extend(table.take(block)),
            }
        }
        let outline = outline(&table, title);
        let (head, body, leftovers) = table.rows();
        after.splice(0..0, leftovers);
        let cells = head.iter().chain(&body).flatten();
        let count = cells.filter(|cell| cell.is_empty()).count();
        let empties = (0..count).map(|_| drawn.nothing()).collect();
        Plan {
            before,
            head,
            body,
            after,
            empties,
            outline,
        }
    }

    /// The tree and the outline of the document; puts the annotations of links on the page.
    pub(super) fn write(mut self, page: &mut Page<'_>, title: &str, language: &str) -> (TagTree, Outline) {
        let mut nodes = Vec::new();
        let mut is_named = false;
        for block in std::mem::take(&mut self.before) {
            if block.tag == Tag::Title && !is_named {
                is_named = true;
                nodes.extend(title_block(block, title, page));
            } else {
                nodes.extend(block_nodes(block, page));
            }
        }
        nodes.extend(self.table(page));
        for block in std::mem::take(&mut self.after) {
            nodes.extend(block_nodes(block, page));
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        nodes.into_iter().for_each(|node| tree.push(node));
        (tree, self.outline)
    }

    fn table(&mut self, page: &mut Page<'_>) -> Option<Node> {
        let (head, body) = (std::mem::take(&mut self.head), std::mem::take(&mut self.body));
        if body.is_empty() {
            return None;
        }
        let head = self.rows(Pdf::THead.into(), head, page);
        let body = self.rows(Pdf::TBody.into(), body, page);
        Some(TagGroup::with_children(Pdf::Table, vec![head, body]).into())
    }

    fn rows(&mut self, tag: TagKind, rows: Vec<Vec<Cell>>, page: &mut Page<'_>) -> Node {
        let rows = rows.into_iter().map(|row| {
            let cells = row.into_iter().map(|cell| self.cell(cell, page)).collect();
            TagGroup::with_children(Pdf::TR, cells).into()
        });
        TagGroup::with_children(tag, rows.collect()).into()
    }

    fn cell(&mut self, cell: Cell, page: &mut Page<'_>) -> Node {
        let tag = cell_tag(&cell);
        let mut children = Vec::new();
        if cell.is_empty() {
            // As many as there are empty cells were made.
            children.extend(self.empties.pop().map(Node::Leaf));
        }
        for block in cell.blocks {
            children.extend(block_nodes(block, page));
        }
        TagGroup::with_children(tag, children).into()
    }
}

fn cell_tag(cell: &Cell) -> TagKind {
    let span = |count: u32| NonZeroU32::new(count).filter(|count| count.get() > 1);
    let (columns, rows) = (span(cell.columns), span(cell.rows));
    match cell.kind {
        CellKind::ColumnHead => Pdf::TH(TableHeaderScope::Column)
            .with_col_span(columns)
            .with_row_span(rows)
            .into(),
        CellKind::RowHead => Pdf::TH(TableHeaderScope::Row)
            .with_col_span(columns)
            .with_row_span(rows)
            .into(),
        CellKind::Data => Pdf::TD.with_col_span(columns).with_row_span(rows).into(),
    }
}

/// The largest letters of the title block are the heading, the rest paragraphs.
fn title_block(block: Block, title: &str, page: &mut Page<'_>) -> Vec<Node> {
    let size = |content: &Content| match content {
        Content::Text { size, .. } | Content::Link { size, .. } => *size,
        Content::Picture { .. } => 0.0,
    };
    let largest = block.content.iter().map(size).fold(0.0, f32::max);
    let (heading, rest): (Vec<_>, Vec<_>) = block
        .content
        .into_iter()
        .partition(|content| largest > 0.0 && size(content) >= largest);
    let mut nodes = Vec::new();
    if !heading.is_empty() {
        let tag = Pdf::Hn(NonZeroU16::MIN, Some(title.to_owned()));
        nodes.push(TagGroup::with_children(tag, inline(heading, page)).into());
    }
    nodes.extend(paragraph(rest, page));
    nodes
}

/// A block's letters as one paragraph, its pictures as figures.
fn block_nodes(block: Block, page: &mut Page<'_>) -> Vec<Node> {
    let (pictures, letters): (Vec<_>, Vec<_>) = block
        .content
        .into_iter()
        .partition(|content| matches!(content, Content::Picture { .. }));
    let mut nodes = inline(pictures, page);
    nodes.extend(paragraph(letters, page));
    nodes
}

fn paragraph(content: Vec<Content>, page: &mut Page<'_>) -> Option<Node> {
    (!content.is_empty()).then(|| TagGroup::with_children(Pdf::P, inline(content, page)).into())
}

fn inline(content: Vec<Content>, page: &mut Page<'_>) -> Vec<Node> {
    content
        .into_iter()
        .map(|content| match content {
            Content::Text { id, .. } => Node::Leaf(id),
            Content::Picture { id, alt } => {
                TagGroup::with_children(Pdf::Figure(Some(alt)), vec![Node::Leaf(id)]).into()
            }
            Content::Link { id, area: None, .. } => Node::Leaf(id),
            Content::Link {
                id,
                area: Some(area),
                address,
                text,
                ..
            } => {
                let target = Target::Action(Action::Link(LinkAction::new(address)));
                let annotation = Annotation::new_link(LinkAnnotation::new(area, target), Some(text));
                let mark = page.add_tagged_annotation(annotation);
                TagGroup::with_children(Pdf::Link, vec![Node::Leaf(id), Node::Leaf(mark)]).into()
            }
        })
        .collect()
}

/// Stages with their steps and moments. A document needs an outline, so a map without stages lists its title.
fn outline(table: &Table, title: &str) -> Outline {
    let mut outline = Outline::new();
    // One open branch per level.
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for (level, column, block) in table.outline() {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            close_branch(&mut open, &mut outline);
        }
        let name = if block.text.trim().is_empty() {
            (column + 1).to_string()
        } else {
            block.text.clone()
        };
        open.push((level, OutlineNode::new(name, XyzDestination::new(0, block.at))));
    }
    let is_empty = open.is_empty();
    while !open.is_empty() {
        close_branch(&mut open, &mut outline);
    }
    if is_empty {
        outline.push_child(OutlineNode::new(
            title.to_owned(),
            XyzDestination::new(0, Point::from_xy(0.0, 0.0)),
        ));
    }
    outline
}

fn close_branch(open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline) {
    if let Some((_, node)) = open.pop() {
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}
