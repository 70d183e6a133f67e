"""What openpyxl reads in a workbook: sheets, frozen panes, merged cells, paper, and the texts of the first sheet."""

import json
import sys

from openpyxl import load_workbook

book = load_workbook(json.load(sys.stdin))
sheet = book.worksheets[0]
print(
    json.dumps(
        {
            "sheets": book.sheetnames,
            "frozen": sheet.freeze_panes,
            "merged": [str(span) for span in sheet.merged_cells.ranges],
            "orientation": sheet.page_setup.orientation,
            "repeated": [sheet.print_title_rows, sheet.print_title_cols],
            "fits": sheet.sheet_properties.pageSetUpPr.fitToPage,
            "hidden": [sheet.column_dimensions["A"].hidden, sheet.row_dimensions[1].hidden],
            "texts": [
                cell.value for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if isinstance(cell.value, str)
            ],
            "numbers": [
                cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (int, float))
            ],
            "filled": sum(cell.fill.fill_type == "solid" for row in sheet.iter_rows() for cell in row),
        }
    )
)
