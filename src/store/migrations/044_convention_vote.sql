-- At which meeting a matter was voted on and under which number it was filed: both stand on the 居民公约 it made.
ALTER TABLE council_vote ADD COLUMN meeting TEXT;
ALTER TABLE council_vote ADD COLUMN filing_number TEXT;
-- A 门店承诺书 bears three signatures, so the day of the last of all who must sign is that of the latest of three.
UPDATE agreement SET signed_on = max(party_signed_on, community_signed_on, police_signed_on) WHERE kind = 'shop_pledge';
