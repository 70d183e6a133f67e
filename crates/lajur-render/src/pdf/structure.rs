//! The order in which a screen reader tells the pages, however the map is spread over them: title, personas, a table of head, lanes and cards, then arrows
//! and the legend. And the outline, by stage.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::Page;
use krilla::surface::Surface;
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag as Pdf, TagGroup, TagKind, TagTree};
use lajur_layout::scene::Tag;

use super::canvas::{Block, Content, nothing};
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
    /// Sorts what was drawn; empty cells get their content on the last page.
    pub(super) fn of(blocks: Vec<Block>, last: &mut Surface<'_>, title: &str) -> Plan {
        let (mut before, mut after, mut table) = (Vec::new(), Vec::new(), Table::default());
        for block in blocks {
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
        let empties = (0..count).map(|_| nothing(last)).collect();
        Plan {
            before,
            head,
            body,
            after,
            empties,
            outline,
        }
    }

    /// What was drawn on a page.
    pub(super) fn blocks_of(&mut self, page: usize) -> impl Iterator<Item = &mut Block> {
        let cells = self.head.iter_mut().chain(&mut self.body).flatten();
        let all = self
            .before
            .iter_mut()
            .chain(cells.flat_map(|cell| &mut cell.blocks))
            .chain(&mut self.after);
        all.filter(move |block| block.page == page)
    }

    /// The tree and the outline of the document.
    pub(super) fn write(mut self, title: &str, language: &str) -> (TagTree, Outline) {
        let mut nodes = Vec::new();
        let mut is_named = false;
        for block in std::mem::take(&mut self.before) {
            if block.tag == Tag::Title && !is_named {
                is_named = true;
                nodes.extend(title_block(block, title));
            } else {
                nodes.extend(block_nodes(block));
            }
        }
        nodes.extend(self.table());
        for block in std::mem::take(&mut self.after) {
            nodes.extend(block_nodes(block));
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        nodes.into_iter().for_each(|node| tree.push(node));
        (tree, self.outline)
    }

    fn table(&mut self) -> Option<Node> {
        let (head, body) = (std::mem::take(&mut self.head), std::mem::take(&mut self.body));
        if body.is_empty() {
            return None;
        }
        let head = self.rows(Pdf::THead.into(), head);
        let body = self.rows(Pdf::TBody.into(), body);
        Some(TagGroup::with_children(Pdf::Table, vec![head, body]).into())
    }

    fn rows(&mut self, tag: TagKind, rows: Vec<Vec<Cell>>) -> Node {
        let rows = rows.into_iter().map(|row| {
            let cells = row.into_iter().map(|cell| self.cell(cell)).collect();
            TagGroup::with_children(Pdf::TR, cells).into()
        });
        TagGroup::with_children(tag, rows.collect()).into()
    }

    fn cell(&mut self, cell: Cell) -> Node {
        let tag = cell_tag(&cell);
        let mut children = Vec::new();
        if cell.is_empty() {
            // As many as there are empty cells were made.
            children.extend(self.empties.pop().map(Node::Leaf));
        }
        for block in cell.blocks {
            children.extend(block_nodes(block));
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
fn title_block(block: Block, title: &str) -> Vec<Node> {
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
        nodes.push(TagGroup::with_children(tag, inline(heading)).into());
    }
    nodes.extend(paragraph(rest));
    nodes
}

/// A block's letters as one paragraph, its pictures as figures.
fn block_nodes(block: Block) -> Vec<Node> {
    let (pictures, letters): (Vec<_>, Vec<_>) = block
        .content
        .into_iter()
        .partition(|content| matches!(content, Content::Picture { .. }));
    let mut nodes = inline(pictures);
    nodes.extend(paragraph(letters));
    nodes
}

fn paragraph(content: Vec<Content>) -> Option<Node> {
    (!content.is_empty()).then(|| TagGroup::with_children(Pdf::P, inline(content)).into())
}

fn inline(content: Vec<Content>) -> Vec<Node> {
    content
        .into_iter()
        .map(|content| match content {
            Content::Text { id, .. } => Node::Leaf(id),
            Content::Picture { id, alt } => {
                TagGroup::with_children(Pdf::Figure(Some(alt)), vec![Node::Leaf(id)]).into()
            }
            Content::Link { id, mark: None, .. } => Node::Leaf(id),
            Content::Link {
                id, mark: Some(mark), ..
            } => TagGroup::with_children(Pdf::Link, vec![Node::Leaf(id), Node::Leaf(mark)]).into(),
        })
        .collect()
}

/// Puts what takes a click on the page that was just drawn.
pub(super) fn annotate<'b>(blocks: impl Iterator<Item = &'b mut Block>, page: &mut Page<'_>) {
    for content in blocks.flat_map(|block| &mut block.content) {
        let Content::Link {
            area: Some(area),
            address,
            text,
            mark,
            ..
        } = content
        else {
            continue;
        };
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let annotation = Annotation::new_link(LinkAnnotation::new(*area, target), Some(text.clone()));
        *mark = Some(page.add_tagged_annotation(annotation));
    }
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
        open.push((level, OutlineNode::new(name, XyzDestination::new(block.page, block.at))));
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
