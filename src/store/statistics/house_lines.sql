SELECT
    rental_house.id,
    rental_house.house_number,
    rental_house.place,
    rental_house.ownership,
    rental_house.letting_state,
    rental_house.registered_on,
    rental_house.let_from,
    rental_house.let_until,
    EXISTS (
        SELECT 1
        FROM agreement
        WHERE agreement.house = rental_house.id
          AND agreement.kind = 'rental_agreement'
          AND agreement.signed_on <= ?1
          AND agreement.valid_from <= ?1
          AND ifnull(agreement.valid_until, '9999-12-31') >= ?1
          AND (agreement.ended_on IS NULL OR agreement.ended_on > ?1)
    ),
    rental_house.filing_number IS NOT NULL,
    rental_house.title_number IS NOT NULL,
    {was_rented}
FROM rental_house
LEFT JOIN place ON place.id = rental_house.place
ORDER BY place.natural_name, rental_house.id
