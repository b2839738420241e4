SELECT
    rental_house.id,
    rental_house.house_number,
    rental_house.place,
    rental_house.ownership,
    rental_house.letting_state,
    rental_house.registered_on,
    rental_house.let_from,
    rental_house.let_until,
    rental_house.security_pledge_signed_on,
    rental_house.security_pledge_until,
    rental_house.filing_number IS NOT NULL,
    rental_house.title_number IS NOT NULL
FROM rental_house
LEFT JOIN place ON place.id = rental_house.place
ORDER BY place.natural_name, rental_house.id
