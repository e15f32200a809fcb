# Writes tests/official/cited/thuy-san.xlsx, a cross-tab with merged heads and parts that share their names. make_workbook.py FILE
import datetime
import sys

from openpyxl import Workbook

ROWS = [
    ["Biểu 12. Sản lượng thủy sản cả nước tháng 10 và 10 tháng năm 2024"],
    [],
    [None, None, None, None, "Đơn vị tính: Nghìn tấn"],
    ["Chỉ tiêu", "Tháng 10 năm 2024", "10 tháng năm 2024", "So với cùng kỳ năm trước (%)", None],
    [None, None, None, "Tháng 10 năm 2024", "10 tháng năm 2024"],
    ["Tổng sản lượng thủy sản", 872.4, 7921.6, 103.1, 102.4],
    ["Cá", 598.3, 5705.2, 102.9, 102.1],
    ["Tôm", 142.6, 1106.9, 104.6, 103.8],
    ["Thủy sản khác", 131.5, 1109.5, 102.3, 102.6],
    ["Sản lượng khai thác", 301.9, 3236.1, 99.4, 99.6],
    ["  Cá", 232.5, 2498.7, 99.2, 99.5],
    ["  Tôm", 12.4, 121.3, 98.6, 99.1],
    ["  Thủy sản khác", 57.0, 616.1, 100.4, 100.1],
    ["Sản lượng nuôi trồng", 570.5, 4685.5, 105.2, 104.4],
    ["  Cá", 365.8, 3206.5, 105.4, 104.2],
    ["  Tôm", 130.2, 985.6, 105.2, 104.4],
    ["  Thủy sản khác", 74.5, 493.4, 103.8, 105.9],
]


def main():
    book = Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2024, 11, 6)
    sheet = book.active
    sheet.title = "Thủy sản"
    for number, row in enumerate(ROWS, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for area in ("A1:E1", "A4:A5", "B4:B5", "C4:C5", "D4:E4"):
        sheet.merge_cells(area)
    book.save(sys.argv[1])


main()
