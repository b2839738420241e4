-- What an agreement leaves open, where the parties are of one mind about a part alone.
ALTER TABLE dispute ADD COLUMN left_open TEXT;
