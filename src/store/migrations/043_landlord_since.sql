-- 房主自: since when a house belongs to its present landlord. Who let it before stands among the parties, as 原房主.
ALTER TABLE rental_house ADD COLUMN landlord_since TEXT;
