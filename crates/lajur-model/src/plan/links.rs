//! Arrows.

use super::draft::Draft;
use crate::{Label, Link, LinkId, LinkKind, Rejection, Target, text};

pub(super) fn add(
    draft: &mut Draft,
    from: &Target,
    to: &Target,
    kind: &LinkKind,
    label: &str,
) -> Result<Label, Rejection> {
    ends(draft, from, to, Some(kind), None)?;
    let id = LinkId(draft.ids.next_id());
    draft.links.put(Link {
        id,
        from: Some(from.clone()),
        to: Some(to.clone()),
        kind: Some(kind.clone()),
        label: text::normalise(label).replace('\n', " "),
        ..Link::default()
    });
    Ok(Label::counted("add_link", 1))
}

pub(super) fn attach(draft: &mut Draft, link: &LinkId, from: &Target, to: &Target) -> Result<Label, Rejection> {
    let kind = draft.links.need(link)?.kind.clone();
    ends(draft, from, to, kind.as_ref(), Some(link))?;
    let link = draft.links.edit(link)?;
    link.from = Some(from.clone());
    link.to = Some(to.clone());
    Ok(Label::counted("change_link", 1))
}

/// Two arrows that became the same would lie on each other.
pub(super) fn keep_apart(draft: &Draft, links: &[String]) -> Result<(), Rejection> {
    for id in links {
        let link = draft.links.need(&id.as_str().into())?;
        if let (Some(from), Some(to)) = (&link.from, &link.to) {
            ends(draft, from, to, link.kind.as_ref(), Some(&link.id))?;
        }
    }
    Ok(())
}

fn ends(
    draft: &Draft,
    from: &Target,
    to: &Target,
    kind: Option<&LinkKind>,
    itself: Option<&LinkId>,
) -> Result<(), Rejection> {
    if let Some(missing) = [from, to].into_iter().find(|end| !draft.has(end)) {
        return Err(Rejection::NotFound(missing.id_text().to_owned()));
    }
    if from == to {
        return Err(Rejection::LinkToItself);
    }
    let same = |link: &Link| {
        link.from.as_ref() == Some(from)
            && link.to.as_ref() == Some(to)
            && link.kind.as_ref() == kind
            && Some(&link.id) != itself
    };
    if draft.links.iter().any(same) {
        Err(Rejection::LinkExists)
    } else {
        Ok(())
    }
}
