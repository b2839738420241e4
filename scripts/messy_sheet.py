"""Makes the sheet of the walk in README.md: python3 scripts/messy_sheet.py 3000 台账.xlsx

Invented people in the state in which such sheets arrive: titles, two heading rows, pages with their headings again, merged
cells, 同上, five forms of a day, codes with words, two telephones in a cell, numbers a table program has rounded, mistyped
numbers, somebody twice, a column that is not collected, a total. The same in every run. Sequence numbers 000 to 009 of an
identity number belong to nobody. Needs nothing but Python.
"""

import datetime
import random
import sys
import zipfile
from xml.sax.saxutils import escape

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜戚谢邹喻柏窦章云苏潘葛"
GIVEN = "测试样例虚构甲乙丙丁戊己庚辛"
HEADINGS = ["序号", "姓名*", "身份证号", "联系电话", "户籍地址", "现住地址", "到达时间", "居住事由", "健康状况"]
REASONS = ["01-务工", "务工", "经商", "随迁", "投亲靠友", "务工", "经商"]
PAGE = 60
dice = random.Random(2026)


def identity(person):
    """A number with a valid check digit that nobody has."""
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=(person // 10) * 61)
    digits = "510524%s%03d" % (born.strftime("%Y%m%d"), person % 10)
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def mangled_identity(number):
    roll = dice.randrange(100)
    if roll < 2:
        return float(number[:15] + "000") if number[-1] != "X" else "5.10524E+17"
    if roll < 3:
        return number[:17] + ("1" if number[-1] != "1" else "2")
    return ["'" + number, number.lower(), number[:6] + " " + number[6:14] + " " + number[14:], number][min(roll % 8, 3)]


def mangled_day(day):
    forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]
    roll = dice.randrange(6)
    return (day - datetime.date(1899, 12, 30)).days if roll == 5 else day.strftime(forms[roll])


def mangled_address(estate, building, unit, room):
    roll = dice.randrange(3)
    dashed = "%s%d-%d-%d" % (estate, building, unit, room)
    words = "%s%d栋%d单元%d室" % (estate, building, unit, room)
    return [dashed, words, "江阳区青溪街道海棠社区" + words][roll]


def people(count):
    """A row each, and which rows above each other live in one dwelling."""
    rows, families, person = [], [], 0
    while person < count:
        size = min(dice.choice([1, 1, 2, 3]), count - person)
        home = (dice.choice(["海棠苑", "丁香小区", "桂花里"]), 1 + person // 400, 1 + person % 3, 101 + person % 700)
        address = mangled_address(*home)
        first = len(rows)
        for member in range(size):
            name = SURNAMES[person % len(SURNAMES)] + GIVEN[person // 40 % 14] + GIVEN[person // 560 % 14]
            phone = "138%08d" % (person + 600)
            came = datetime.date(2015, 1, 1) + datetime.timedelta(days=dice.randrange(4000))
            spaced = name[0] + "　" + name[1:] if dice.randrange(20) == 0 else name
            phone = [phone, phone + "；0830-2345678", phone + ".0", phone[:10]][min(dice.randrange(30), 3) if dice.randrange(4) == 0 else 0]
            home_town = "四川省泸州市叙永县新合村%d组" % (1 + person % 9) if member == 0 else "同上"
            reason = "见备注" if dice.randrange(100) == 0 else dice.choice(REASONS)
            health = dice.choice(["良好", "一般"])
            where = address if member == 0 else None
            rows.append([spaced, mangled_identity(identity(person)), phone, home_town, where, mangled_day(came), reason, health])
            person += 1
        if size > 1:
            families.append((first, len(rows) - 1))
    return rows, families


def sheet(count):
    """The rows of the sheet, and its merged cells."""
    table = [["海棠社区流动人口登记台账"], ["填报单位：海棠社区", None, None, None, None, None, "填报日期：2026年6月"]]
    merges = ["A1:I1"]
    upper = [heading if heading not in ("身份证号", "联系电话") else None for heading in HEADINGS]
    upper[2] = "证件和电话"
    lower = [heading if heading in ("身份证号", "联系电话") else None for heading in HEADINGS]
    table += [upper, lower]
    merges += ["%s3:%s4" % (column, column) for column in "ABEFGHI"] + ["C3:D3"]
    rows, families = people(count)
    rows_at = {}
    for place, row in enumerate(rows):
        new_page = place and place % PAGE == 0 and not any(first < place <= last for first, last in families)
        if new_page:
            table.append(HEADINGS)
        rows_at[place] = len(table) + 1
        table.append([place + 1] + row)
    for first, last in families:
        merges.append("F%d:F%d" % (rows_at[first], rows_at[last]))
    table.append(table[rows_at[7] - 1])
    table += [["合计", "%d人" % count], ["填表人：", None, None, "审核："]]
    return table, merges


def cell(reference, value):
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return '<c r="%s"><v>%r</v></c>' % (reference, value)
    return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (reference, escape(value))


def write(path, table, merges):
    lines = []
    for number, row in enumerate(table, 1):
        cells = "".join(cell("%s%d" % ("ABCDEFGHI"[column], number), value) for column, value in enumerate(row))
        lines.append('<row r="%d">%s</row>' % (number, cells))
    merged = "".join('<mergeCell ref="%s"/>' % merge for merge in merges)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml": '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
        '"%ssheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>'
        % (package, types, types),
        "_rels/.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>' % (package, relations),
        "xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>" % (main, relations),
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>' % (package, relations),
        "xl/worksheets/sheet1.xml": '<worksheet xmlns="%s"><sheetData>%s</sheetData><mergeCells count="%d">%s'
        "</mergeCells></worksheet>" % (main, "".join(lines), len(merges), merged),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)


write(sys.argv[2], *sheet(int(sys.argv[1])))
