-- 扫描页: the pages of a paper in the file of a case, as pictures; their bytes lie in attachment_bytes.
CREATE TABLE dispute_scan (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    paper         INTEGER NOT NULL REFERENCES dispute_paper (id),
    position      INTEGER,
    hash          TEXT NOT NULL REFERENCES attachment_bytes (hash),
    pixels_across INTEGER,
    pixels_down   INTEGER,
    added_on      TEXT NOT NULL,
    added_by      TEXT NOT NULL
) STRICT;

CREATE INDEX dispute_scan_by_paper ON dispute_scan (paper, position);
CREATE INDEX dispute_scan_by_hash ON dispute_scan (hash);
