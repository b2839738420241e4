-- Which operators are on a case, by number: names alone stay for paper, and for cases entered before. Who answers for a grave one
-- (三包责任制), and of a step up or down the levels which one it leads to and what came with it.
ALTER TABLE dispute ADD COLUMN officers TEXT;
ALTER TABLE dispute ADD COLUMN case_leader TEXT;
ALTER TABLE dispute ADD COLUMN case_team TEXT;
ALTER TABLE dispute ADD COLUMN case_examined_on TEXT;
ALTER TABLE dispute ADD COLUMN case_handled_on TEXT;
ALTER TABLE dispute ADD COLUMN case_stable_on TEXT;
ALTER TABLE dispute_step ADD COLUMN tier TEXT;
ALTER TABLE dispute_step ADD COLUMN document_number TEXT;
ALTER TABLE dispute_step ADD COLUMN request_enclosed TEXT;
ALTER TABLE dispute_step ADD COLUMN findings_enclosed TEXT;
ALTER TABLE dispute_step ADD COLUMN reasons_enclosed TEXT;
