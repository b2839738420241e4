-- A print number is reserved before the paper leaves. Whether it left, or why not, is said beside it from now on.
ALTER TABLE print ADD COLUMN state TEXT NOT NULL DEFAULT 'handed_over'
    CHECK (state IN ('reserved', 'handed_over', 'void'));
ALTER TABLE print ADD COLUMN void_reason TEXT;
UPDATE print SET state = 'void', void_reason = '没有送出' WHERE is_void = 1;
ALTER TABLE print DROP COLUMN is_void;

-- The few that a killed process left are looked for at each opening.
CREATE INDEX print_reserved ON print (year, number) WHERE state = 'reserved';
