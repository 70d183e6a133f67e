"""What python-pptx reads in a presentation: for each slide its title, the texts of its shapes, its notes, its pictures."""

import json
import sys

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE


def leaves(shapes):
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def about(slide):
    shapes = list(leaves(slide.shapes))
    title = slide.shapes.title
    return {
        "title": title.text_frame.text if title is not None else "",
        "texts": [shape.text_frame.text for shape in shapes if shape.has_text_frame],
        "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        "pictures": sum(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in shapes),
    }


deck = Presentation(json.load(sys.stdin))
print(json.dumps([about(slide) for slide in deck.slides]))
