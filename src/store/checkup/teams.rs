//! Teams: who leads them, and what the law asks of a 调委会 (人民调解法 8 条). Terms that end fall due like anything else (`dues`); the
//! page of a team says the same of its own (`domain::team`).

use super::{Group, Opens, Rule, mends, open};

const TEAM: (&str, Opens) = ("team", Opens::Team);

pub(super) const RULES: &[Rule] = &[
    open(
        "committee_size",
        Group::Teams,
        TEAM,
        "调委会委员不是 3 至 9 人",
        "现有委员 {} 人，调委会由 3 至 9 人组成，请补选或调整",
        "SELECT team.id, team.id, count(*) AS seats
         FROM team
         JOIN team_member ON team_member.team = team.id AND team_member.until_date IS NULL
         WHERE team.kind = '2' AND team.dissolved_on IS NULL
         GROUP BY team.id
         HAVING seats NOT BETWEEN 3 AND 9
         ORDER BY team.id",
    ),
    open(
        "committee_without_woman",
        Group::Teams,
        TEAM,
        "调委会没有妇女委员",
        "委员中应当有妇女委员，请补选；性别没有填的请补上",
        "SELECT team.id, team.id, NULL
         FROM team
         WHERE team.kind = '2'
           AND team.dissolved_on IS NULL
           AND EXISTS (SELECT 1 FROM team_member WHERE team_member.team = team.id AND team_member.until_date IS NULL)
           AND NOT EXISTS (
               SELECT 1
               FROM team_member
               LEFT JOIN person ON person.id = team_member.person
               WHERE team_member.team = team.id
                 AND team_member.until_date IS NULL
                 AND coalesce(person.sex, team_member.sex) = '2'
           )
         ORDER BY team.id",
    ),
    open(
        "team_without_leader",
        Group::Teams,
        TEAM,
        "队伍没有负责人",
        "队里还没有负责人，请在队伍的页上定一位",
        "SELECT team.id, team.id, NULL
         FROM team
         WHERE team.kind <> '10'
           AND team.dissolved_on IS NULL
           AND EXISTS (SELECT 1 FROM team_member WHERE team_member.team = team.id AND team_member.until_date IS NULL)
           AND NOT EXISTS (
               SELECT 1
               FROM team_member
               WHERE team_member.team = team.id AND team_member.until_date IS NULL AND team_member.post = '1'
           )
         ORDER BY team.id",
    ),
    open(
        "police_box_without_policeman",
        Group::Teams,
        TEAM,
        "警务室没有民警",
        "警务室里还没有民警，请补上",
        "SELECT team.id, team.id, NULL
         FROM team
         WHERE team.kind = '10'
           AND team.dissolved_on IS NULL
           AND EXISTS (SELECT 1 FROM team_member WHERE team_member.team = team.id AND team_member.until_date IS NULL)
           AND NOT EXISTS (
               SELECT 1
               FROM team_member
               WHERE team_member.team = team.id AND team_member.until_date IS NULL AND team_member.post = '4'
           )
         ORDER BY team.id",
    ),
    open(
        "team_member_dead",
        Group::Teams,
        ("team_member", Opens::Team),
        "队员已登记死亡",
        "队员死亡日期 {}，请记卸任",
        "SELECT team_member.id, team_member.team, person.died_on
         FROM team_member
         JOIN team ON team.id = team_member.team
         JOIN person ON person.id = team_member.person
         WHERE team_member.until_date IS NULL
           AND team.dissolved_on IS NULL
           AND person.died_on >= team_member.from_date
         ORDER BY team_member.id",
    )
    .mended_by(mends::TEAM_MEMBER_SERVES_UNTIL_DEATH),
];
