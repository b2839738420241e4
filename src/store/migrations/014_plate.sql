-- Whether the landlord's telephone stands on the plate at the door, and since when they agree to that.
ALTER TABLE rental_house ADD COLUMN plate_phone TEXT;
ALTER TABLE rental_house ADD COLUMN plate_consent_on TEXT;
