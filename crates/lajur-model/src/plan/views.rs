//! Saved views.

use super::draft::Draft;
use super::set;
use crate::{Fields, Label, Rejection, View, ViewId};

pub(super) fn add(draft: &mut Draft, fields: &Fields) -> Result<Label, Rejection> {
    let view = View {
        id: ViewId(draft.ids.next_id()),
        ..set::fresh::<View>(fields)?
    };
    let label = Label::named("add_view", &view.name);
    draft.views.put(view);
    Ok(label)
}
