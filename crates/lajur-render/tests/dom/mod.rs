//! HTML as a tree, read by the tokenizer of a browser's parser. Stricter than a browser: every element must be closed
//! where it was opened.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod check;
pub mod maps;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

const VOID: [&str; 4] = ["meta", "input", "col", "img"];

/// An element with what is in it.
#[derive(Debug, Default, Clone)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What an element can hold.
#[derive(Debug, Clone)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// The page as one nameless element.
pub fn read(html: &str) -> Element {
    let tokens = Tokenizer::new(Tree::default(), Default::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    // It pauses for scripts only where its sink asks for that.
    let _ = tokens.feed(&queue);
    tokens.end();
    let mut open = tokens.sink.0.into_inner();
    assert_eq!(open.len(), 1, "every element must be closed");
    open.remove(0)
}

struct Tree(RefCell<Vec<Element>>);

impl Default for Tree {
    fn default() -> Self {
        Self(RefCell::new(vec![Element::default()]))
    }
}

impl TokenSink for Tree {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut open = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => last(&mut open).children.push(Node::Text(text.to_string())),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => close(&mut open, &tag),
            Token::TagToken(tag) => return begin(&mut open, &tag),
            Token::ParseError(error) => panic!("line {line}: {error}"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn last(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("the page itself is never closed")
}

fn begin(open: &mut Vec<Element>, tag: &Tag) -> TokenSinkResult<()> {
    let attributes = tag
        .attrs
        .iter()
        .map(|one| (one.name.local.to_string(), one.value.to_string()));
    let element = Element {
        name: tag.name.to_string(),
        attributes: attributes.collect(),
        children: Vec::new(),
    };
    if tag.self_closing || VOID.contains(&&*tag.name) {
        last(open).children.push(Node::Element(element));
        return TokenSinkResult::Continue;
    }
    open.push(element);
    match &*tag.name {
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

fn close(open: &mut Vec<Element>, tag: &Tag) {
    let element = open.pop().expect("the page itself is never closed");
    assert_eq!(element.name, &*tag.name, "elements must be closed in order");
    last(open).children.push(Node::Element(element));
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|one| one == class)
    }

    /// All letters in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.walk(&mut |node| {
            if let Node::Text(letters) = node {
                text.push_str(letters);
            }
        });
        text
    }

    /// All elements in it, in order.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                all.push(element);
                all.extend(element.all());
            }
        }
        all
    }

    /// All elements of this name in it.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// All elements of this class in it.
    pub fn classed(&self, class: &str) -> Vec<&Element> {
        self.all()
            .into_iter()
            .filter(|element| element.has_class(class))
            .collect()
    }

    fn walk(&self, visit: &mut impl FnMut(&Node)) {
        for child in &self.children {
            visit(child);
            if let Node::Element(element) = child {
                element.walk(visit);
            }
        }
    }
}
