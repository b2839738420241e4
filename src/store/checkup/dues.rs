//! What is due: the detail is the last day by the station's rule. Shown from so many days before as the rule says.

use super::{Group, Opens, Rule, open};
use crate::domain::deadline::Matter;

pub(super) const RULES: &[Rule] = &[
    open(
        "due_registration",
        Group::Due(Matter::ResidenceRegistration),
        ("occupant", Opens::Person),
        "租住的人未登记",
        "租住在这里，应在 {} 前办居住登记",
        "SELECT occupant.id, occupant.person, near_last_day('residence_registration', occupant.from_date) AS last
         FROM occupant
         JOIN tenancy ON tenancy.id = occupant.tenancy
         JOIN person ON person.id = occupant.person
         WHERE occupant.until_date IS NULL
           AND tenancy.ended_on IS NULL
           AND person.died_on IS NULL
           AND ifnull(person.identity_kind, '111') NOT IN ('414', '553', '554')
           AND NOT EXISTS (
               SELECT 1 FROM residence WHERE residence.person = occupant.person AND residence.until_date IS NULL
           )
           AND NOT EXISTS (
               SELECT 1
               FROM household_member
               WHERE household_member.person = occupant.person AND household_member.until_date IS NULL
           )
           AND last IS NOT NULL
         ORDER BY last, occupant.id",
    ),
    // 出境入境管理法 39 条
    open(
        "due_foreigner",
        Group::Due(Matter::ForeignerRegistration),
        ("occupant", Opens::Person),
        "境外人员未登记",
        "境外人员，应在 {} 前办住宿登记",
        "SELECT occupant.id, occupant.person, near_last_day('foreigner_registration', occupant.from_date) AS last
         FROM occupant
         JOIN tenancy ON tenancy.id = occupant.tenancy
         JOIN person ON person.id = occupant.person
         WHERE occupant.until_date IS NULL
           AND tenancy.ended_on IS NULL
           AND person.died_on IS NULL
           AND person.identity_kind IN ('414', '553', '554')
           AND NOT EXISTS (
               SELECT 1 FROM residence WHERE residence.person = occupant.person AND residence.until_date IS NULL
           )
           AND last IS NOT NULL
         ORDER BY last, occupant.id",
    ),
    open(
        "due_endorsement",
        Group::Due(Matter::PermitEndorsement),
        ("residence", Opens::Person),
        "居住证签注",
        "居住证应在 {} 前签注",
        "SELECT id, person, endorsement_due(permit_issued_on, permit_endorsed_on) AS last
         FROM residence
         WHERE permit_issued_on IS NOT NULL
           AND permit_valid_until IS NULL
           AND until_date IS NULL
           AND last IS NOT NULL
         ORDER BY last, id",
    ),
    open(
        "due_permit",
        Group::Due(Matter::PermitExpiry),
        ("residence", Opens::Person),
        "居住证到期",
        "居住证有效期到 {}",
        "SELECT id, person, near_last_day('permit_expiry', permit_valid_until) AS last
         FROM residence
         WHERE permit_valid_until <= :in_a_year AND until_date IS NULL AND last IS NOT NULL
         ORDER BY last, id",
    ),
    open(
        "due_tenancy",
        Group::Due(Matter::TenancyEnd),
        ("tenancy", Opens::House),
        "租期届满",
        "租期到 {}，请记续租或退租",
        "SELECT id, house, near_last_day('tenancy_end', agreed_until) AS last
         FROM tenancy
         WHERE ended_on IS NULL AND agreed_until <= :in_a_year AND last IS NOT NULL
         ORDER BY last, id",
    ),
    open(
        "due_agreement",
        Group::Due(Matter::AgreementEnd),
        ("agreement", Opens::Agreement),
        "责任书到期",
        "责任书到 {}，请续签",
        "SELECT agreement.id, agreement.id, near_last_day('agreement_end', agreement.valid_until) AS last
         FROM agreement
         LEFT JOIN rental_house ON rental_house.id = agreement.house
         WHERE agreement.signed_on IS NOT NULL
           AND agreement.ended_on IS NULL
           AND agreement.valid_until <= :in_a_year
           AND ifnull(rental_house.letting_state, '2') = '2'
           AND last IS NOT NULL
           AND NOT EXISTS (
               SELECT 1
               FROM agreement AS next
               WHERE next.renews = agreement.id AND next.signed_on IS NOT NULL AND next.ended_on IS NULL
           )
         ORDER BY last, agreement.id",
    ),
    open(
        "due_signature",
        Group::Due(Matter::AgreementSigning),
        ("agreement", Opens::Agreement),
        "责任书待签",
        "责任书起草后还没有签齐，应在 {} 前签订",
        "SELECT id, id, near_last_day('agreement_signing', prepared_on) AS last
         FROM agreement
         WHERE signed_on IS NULL AND ended_on IS NULL AND last IS NOT NULL
         ORDER BY last, id",
    ),
    open(
        "due_reinspection",
        Group::Due(Matter::Reinspection),
        ("inspection_finding", Opens::House),
        "整改待复查",
        "整改期限已定，应在 {} 前复查",
        "SELECT inspection_finding.id,
                inspection.house,
                near_last_day('reinspection', inspection_finding.due_on) AS last
         FROM inspection_finding
         CROSS JOIN inspection ON inspection.id = inspection_finding.inspection
         WHERE inspection_finding.resolved_on IS NULL
           AND inspection_finding.due_on <= :in_a_year
           AND last IS NOT NULL
         ORDER BY last, inspection_finding.id",
    ),
    open(
        "due_team_term",
        Group::Due(Matter::TeamTerm),
        ("team_member", Opens::Team),
        "任期届满",
        "任期到 {}，请改选或记连任",
        "SELECT team_member.id, team_member.team, near_last_day('team_term', team_member.term_until) AS last
         FROM team_member
         CROSS JOIN team ON team.id = team_member.team
         WHERE team_member.until_date IS NULL
           AND team_member.term_until <= :in_a_year
           AND team.dissolved_on IS NULL
           AND last IS NOT NULL
         ORDER BY last, team_member.id",
    ),
    open(
        "due_safety_check",
        Group::Due(Matter::SafetyRecheck),
        ("safety_check", Opens::Organisation),
        "单位复查",
        "检查时有没达标的，应在 {} 复查",
        "SELECT safety_check.id,
                safety_check.organisation,
                near_last_day('safety_recheck', safety_check.due_on) AS last
         FROM safety_check
         WHERE safety_check.due_on <= :in_a_year
           AND last IS NOT NULL
           AND NOT EXISTS (
               SELECT 1
               FROM safety_check AS later
               WHERE later.organisation = safety_check.organisation
                 AND later.kind = safety_check.kind
                 AND (later.checked_on, later.id) > (safety_check.checked_on, safety_check.id)
           )
         ORDER BY last, safety_check.id",
    ),
    open(
        "due_rectification",
        Group::Due(Matter::Rectification),
        ("appraisal", Opens::Appraisal),
        "评事整改",
        "满意率不到 90 %，应在 {} 前整改，再评一次",
        "SELECT id, id, near_last_day('rectification', due_on) AS last
         FROM appraisal
         WHERE due_on <= :in_a_year
           AND last IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM appraisal AS next WHERE next.follows = appraisal.id)
         ORDER BY last, id",
    ),
];
