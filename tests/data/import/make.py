"""Makes the tables beside it, of invented people, with openpyxl, xlwt and odfpy: python3 make.py

Each holds the same register with other quirks. Sequence numbers 000 to 009 of an identity number belong to nobody.
"""
import datetime, os, zipfile
import openpyxl, xlwt
from openpyxl.styles import Font
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableRow, TableCell
from odf.text import P

here = os.path.dirname(os.path.abspath(__file__))
day = datetime.date(2024, 3, 1)


def number(serial, born="19900101"):
    digits = "510524" + born + "%03d" % serial
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def path(name):
    return os.path.join(here, name)


HEADINGS = ["序号", "姓名*", "身份证号", "联系电话", "户籍地址", "现住地址", "到达时间", "居住事由", "健康状况"]


def messy():
    """Titles, two heading rows, remarks, merged cells, every form of a day, ruined numbers, a total, ghosts."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet["A1"] = "海棠社区流动人口登记台账"
    sheet.merge_cells("A1:I1")
    sheet["A2"], sheet["G2"] = "填报单位：海棠社区", "填报日期：2026年6月"
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(4 if heading in ("身份证号", "联系电话") else 3, column, heading)
    sheet["C3"] = "证件和电话"
    for column in "ABEFGHI":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("C3:D3")
    # 「证件和电话」 is no prefix of a field: the lower row alone is known.
    sheet["B5"], sheet["C5"], sheet["G5"] = "必填", "18位，文本格式", "如2024-3-1"
    rows = [
        (1, "云  中鹤", "'" + number(0), "13800000606；0830-2345678", "四川省泸州市叙永县新合村4组", "海棠苑3-2-501", day, "01-务工"),
        (2, "水上漂", number(1).lower(), 13800000607, "同上", "同上", "2024/3/1", "经商"),
        (3, "草上飞", int(number(2)), "13800000608", "", None, "2024年3月1日", "随迁"),
        (4, "一阵风", "５１０５２４" + number(3)[6:], "13800000609.0", "", "海棠苑3栋2单元502室", 45352, "务工"),
        (5, "东方不亮", "", "", "", "海棠苑3幢2单元５０３", 20240301, "其他"),
        (6, "西方亮", number(4), "13800000610", "", "海棠苑3栋2单元502", "2024.3.1", "投亲靠友"),
    ]
    for index, row in enumerate(rows, 6):
        for column, value in enumerate(row, 1):
            sheet.cell(index, column, value)
        sheet.cell(index, 9, "良好")
    sheet["G6"].number_format = "yyyy/m/d"
    sheet.merge_cells("F7:F8")
    sheet.row_dimensions[9].hidden = True
    sheet["A12"], sheet["B12"] = "合计", "6人"
    sheet["A13"] = "填表人："
    for row in range(14, 40):
        sheet.cell(row, 1, row - 7)
    # A format in the last cell there is, as a slip of the hand leaves it.
    sheet["XFD1048576"].font = Font(bold=True)
    other = book.create_sheet("隐藏的表")
    other.sheet_state = "hidden"
    other["A1"] = "姓名"
    book.save(path("messy.xlsx"))


def plain_rows():
    return [[str(n + 1), name, number(n), "1380000060%d" % n, "", "海棠苑3-2-50%d" % (n + 1), "2024-03-01", "务工", "良好"]
            for n, name in enumerate(["云中鹤", "水上漂", "草上飞"])]


def old():
    """Excel 97 as WPS writes it too; named .et, and once more named .xlsx."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("流动人口")
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, heading in enumerate(HEADINGS):
        sheet.write(0, column, heading)
    for index, row in enumerate(plain_rows(), 1):
        for column, value in enumerate(row):
            sheet.write(index, column, *([day, date] if column == 6 else [value]))
    sheet.write_merge(4, 5, 5, 5, "海棠苑3-2-504")
    for index in (4, 5):
        sheet.write(index, 1, "一阵风" if index == 4 else "西方亮")
        sheet.write(index, 2, number(index))
    book.save(path("old.et"))
    with open(path("old.et"), "rb") as file, open(path("old-named-wrongly.xlsx"), "wb") as copy:
        copy.write(file.read())


def open_document():
    document = OpenDocumentSpreadsheet()
    table = Table(name="流动人口")
    for row in [HEADINGS] + plain_rows():
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path("open.ods"))


def since_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["姓名", "身份证号", "现住地址", "到达时间"])
    sheet.append(["云中鹤", number(0), "海棠苑3-2-501", day])
    sheet.append(["水上漂", number(1), "海棠苑3-2-502", 43890])
    book.save(path("since-1904.xlsx"))


def strict():
    """The same package with the namespaces of ISO 29500 strict."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [HEADINGS] + plain_rows():
        sheet.append(row)
    book.save(path("strict.xlsx"))
    with zipfile.ZipFile(path("strict.xlsx")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for old, new in [
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ]:
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    with zipfile.ZipFile(path("strict.xlsx"), "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


if __name__ == "__main__":
    messy(), old(), open_document(), since_1904(), strict()
