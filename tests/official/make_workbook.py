# Writes tests/official/tables/ngan-sach-xuat-nhap-khau.xlsx: two sheets as a statistics office lays them out, with merged
# heads, a row that numbers the columns, "Trong đó", indents, notes. make_workbook.py FILE
import datetime
import sys

from openpyxl import Workbook
from openpyxl.styles import Alignment


def put(sheet, row, cells):
    for column, value in enumerate(cells, 1):
        if value is not None:
            sheet.cell(row, column, value)


def budget(sheet):
    sheet.title = "Thu chi ngân sách"
    put(sheet, 1, ["CỤC THỐNG KÊ TỈNH LẠNG SƠN"])
    put(sheet, 3, ["Biểu 05. Thu, chi ngân sách nhà nước trên địa bàn tỉnh Lạng Sơn 9 tháng năm 2024"])
    sheet.merge_cells("A3:G3")
    put(sheet, 4, [None, None, None, None, None, None, "Đơn vị tính: tỷ đồng"])
    put(sheet, 5, ["STT", "Chỉ tiêu", "Dự toán năm 2024", "Thực hiện", None, "9 tháng năm 2024 so với (%)", None])
    put(sheet, 6, [None, None, None, "Tháng 9 năm 2024", "9 tháng năm 2024", "Dự toán năm", "Cùng kỳ năm trước"])
    for area in ("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5"):
        sheet.merge_cells(area)
    put(sheet, 7, ["A", "B", 1, 2, 3, 4, 5])
    rows = [
        ["I", "Tổng thu ngân sách nhà nước", 7100, 812.4, 7353.5, 1.0357, 1.391],
        ["1", "Thu nội địa", 2400, 236.75, 2148.3, 0.8951, 1.0921],
        [None, "Trong đó: Thu tiền sử dụng đất", 600, 41.2, 389.6, 0.6493, 0.874],
        ["2", "Thu từ hoạt động xuất nhập khẩu", 4700, 575.6, 5200.1, 1.1064, 1.569],
        ["3", "Thu viện trợ", None, "-", 5.1, "x", "x"],
        ["II", "Tổng chi ngân sách địa phương", 14820, 1103.8, 9871.6, 0.6661, 1.084],
        ["1", "Chi đầu tư phát triển", 3950, 402.3, 2406.9, 0.6093, 1.127],
        ["2", "Chi thường xuyên", 9640, 698.5, 7301.2, 0.7574, 1.069],
    ]
    for number, row in enumerate(rows, 8):
        put(sheet, number, row)
        for column in (3, 4, 5):
            sheet.cell(number, column).number_format = "#,##0.0"
        for column in (6, 7):
            sheet.cell(number, column).number_format = "0.0%"
    put(sheet, 17, ["Ghi chú: số liệu được viết ra cho các phép thử, không phải số liệu thật."])


def trade(sheet):
    put(sheet, 1, ["Kim ngạch xuất nhập khẩu hàng hóa của tỉnh Lạng Sơn"])
    put(sheet, 2, ["Kỳ báo cáo:", datetime.date(2024, 9, 30)])
    put(sheet, 4, ["Đơn vị: triệu USD"])
    put(sheet, 5, ["", "Ước tháng 9 năm 2024", "Lũy kế 9 tháng năm 2024", "Lũy kế 9 tháng năm 2024 so với cùng kỳ (%)"])
    rows = [
        ("Tổng kim ngạch xuất nhập khẩu hàng hóa", 0, 5312.8, 46071.4, 1.2043),
        ("Xuất khẩu hàng hóa", 1, 1204.3, 11280.6, 1.0967),
        ("Rau quả", 2, 310.2, 2911.7, 1.1812),
        ("Gỗ và sản phẩm gỗ", 2, 21.45, 190.3, 0.9312),
        ("Nhập khẩu hàng hóa", 1, 4108.5, 34790.8, 1.2436),
        ("Máy móc, thiết bị", 2, 1530.7, 13024.4, 1.3117),
    ]
    for number, (name, indent, month, so_far, ratio) in enumerate(rows, 6):
        put(sheet, number, [name, month, so_far, ratio])
        sheet.cell(number, 1).alignment = Alignment(indent=indent)
        sheet.cell(number, 2).number_format = "#,##0.00"
        sheet.cell(number, 3).number_format = "#,##0.0"
        sheet.cell(number, 4).number_format = "0.00%"


def main():
    book = Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2024, 10, 10)
    budget(book.active)
    trade(book.create_sheet("Xuất nhập khẩu"))
    book.save(sys.argv[1])


main()
