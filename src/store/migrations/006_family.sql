-- What a companion is to whom they came along with, and the days on which a residence permit was endorsed.
ALTER TABLE residence ADD COLUMN companion_relation TEXT;
ALTER TABLE residence ADD COLUMN permit_endorsed_on TEXT;
