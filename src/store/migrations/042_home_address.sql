-- 现居详址: where somebody lives who has no dwelling here, such as a landlord or an agent from elsewhere (forms of 出租房屋).
ALTER TABLE person ADD COLUMN home_address TEXT;
