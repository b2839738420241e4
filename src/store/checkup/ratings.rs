//! Ratings of landlords: stars of somebody who lets nothing any more. What waits in a rating is on the page of the day.

use super::{Group, Opens, Rule, open};

pub(super) const RULES: &[Rule] = &[open(
    "rating_without_house",
    Group::Houses,
    ("landlord_rating", Opens::Rating),
    "星级房主没有出租房屋了",
    "名下没有在册的出租房屋，请办撤星或退出",
    // What was withdrawn, was left, or has run out stays as it was.
    "SELECT landlord_rating.id, landlord_rating.id, NULL
     FROM landlord_rating
     WHERE NOT EXISTS (
             SELECT 1
             FROM rental_house
             WHERE rental_house.letting_state <> '3'
               AND (
                   rental_house.landlord_organisation = landlord_rating.landlord_organisation
                   OR (
                       rental_house.landlord = landlord_rating.landlord
                       AND rental_house.landlord_organisation IS NULL
                   )
               )
         )
       AND NOT EXISTS (
             SELECT 1
             FROM rating_step
             WHERE rating_step.rating = landlord_rating.id
               AND (rating_step.kind IN ('7', '8') OR (rating_step.kind = '6' AND rating_step.until_date < :today))
         )
     ORDER BY landlord_rating.id",
)];
