-- How long what stood on a paper is kept is the station's own figure; from then on the log says only that it was printed.
ALTER TABLE print ADD COLUMN erased_on TEXT;
