-- The hour of what was arranged: a meeting on the 17th is at 14:30.
ALTER TABLE dispute_step ADD COLUMN until_time TEXT;
