-- What stood on a paper lies in a table of its own, so that the log is read without it.
CREATE TABLE print_archive (
    print      INTEGER PRIMARY KEY REFERENCES print (id),
    as_printed TEXT NOT NULL
) STRICT;
INSERT INTO print_archive (print, as_printed) SELECT id, shown FROM print WHERE shown IS NOT NULL;
ALTER TABLE print DROP COLUMN shown;

-- How the form was drawn then, what the paper is about, where it went, and how often it had come out before.
ALTER TABLE print ADD COLUMN layout INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print ADD COLUMN subject TEXT;
ALTER TABLE print ADD COLUMN printer TEXT;
ALTER TABLE print ADD COLUMN printed_before INTEGER NOT NULL DEFAULT 0;

-- 用途 used to say how it left; that is told by the printer from now on.
UPDATE print SET printer = '没有记下' WHERE purpose IN ('打印', '补打');
UPDATE print SET purpose = NULL WHERE purpose IN ('打印', '补打', '保存 PDF');

-- A print used to be found by the residence alone: from now on by the person and the house too.
INSERT OR IGNORE INTO print_record (print, register, record)
SELECT print_record.print, 'person', residence.person
FROM print_record
JOIN residence ON residence.id = print_record.record
WHERE print_record.register = 'residence' AND residence.person IS NOT NULL;
INSERT OR IGNORE INTO print_record (print, register, record)
SELECT print_record.print, 'rental_house', rental_house.id
FROM print_record
JOIN residence ON residence.id = print_record.record
JOIN rental_house ON rental_house.place = residence.place
WHERE print_record.register = 'residence';
