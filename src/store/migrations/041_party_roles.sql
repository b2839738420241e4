-- The parties of all cases are counted from the index alone.
DROP INDEX dispute_party_by_dispute;
CREATE INDEX dispute_party_by_dispute ON dispute_party (dispute, side, position, role);
