/**
 * What is written down twice, for people to read quickly, and has to agree with what it was counted from: what it says, and the rows that break
 * it. None does.
 */
export const agreements: readonly [says: string, broken: string][] = [
  ['nobody is answered before they asked', 'referral where answered_at < received_at'],
  [
    'support begins when the referral is accepted',
    `support s join referral r on r.partnership_id = s.partnership_id and r.id = s.referral_id where r.state <> 'accepted'`,
  ],
  [
    'talks are counted',
    'support s where conversations <> (select count(*) from conversation c where c.partnership_id = s.partnership_id and c.support_id = s.id)',
  ],
  [
    'the last talk is the last one',
    'support s where last_talk_on is distinct from (select max(held_on) from conversation c where c.partnership_id = s.partnership_id and c.support_id = s.id)',
  ],
  [
    'history has every version of support',
    'support s where version <> (select count(*) from support_history h where h.partnership_id = s.partnership_id and h.support_id = s.id)',
  ],
  [
    'the talk that is planned is the next talk',
    `support s join planned_talk t on t.partnership_id = s.partnership_id and t.support_id = s.id and t.state = 'planned' where t.planned_on is distinct from s.next_talk_on`,
  ],
  [
    'a goal is where it was last rated',
    'goal g where now_level is distinct from (select level from goal_rating r where r.partnership_id = g.partnership_id and r.goal_id = g.id order by rated_on desc, id desc limit 1)',
  ],
  [
    'who came is counted',
    'meetup m where attendances <> others + (select count(*) from attendance a where a.partnership_id = m.partnership_id and a.meetup_id = m.id)',
  ],
  [
    'people of a group are counted',
    'community_group g where (people_came, came_again) is distinct from (select ((count(*) filter (where came > 0))::int, (count(*) filter (where came > 1))::int) from group_member m where m.partnership_id = g.partnership_id and m.group_id = g.id)',
  ],
  [
    'a group is where its life has brought it',
    'community_group g where (version, state, state_since) is distinct from (select (version, state, since_on) from group_life l where l.partnership_id = g.partnership_id and l.group_id = g.id order by version desc limit 1)',
  ],
  [
    'a group carries the sum of what its leads said last',
    'community_group g where lasting_score is distinct from (select led + others_could + money + place + kit + without_us from lasting_check c where c.partnership_id = g.partnership_id and c.group_id = g.id order by answered_on desc, id desc limit 1)',
  ],
  [
    'members are counted',
    'group_member m where (came, first_came_on, last_came_on) is distinct from (select (count(*)::int, min(met_on), max(met_on)) from attendance a where a.partnership_id = m.partnership_id and a.member_id = m.id)',
  ],
  [
    'introductions say what the register says',
    `introduction i join group_member m on m.partnership_id = i.partnership_id and m.id = i.member_id
      where i.state <> 'not for me' and i.state <> case when m.came >= 3 then 'comes regularly' when m.came > 0 then 'came once' else 'introduced' end`,
  ],
  [
    'a group met on the weekdays that its schedule says',
    `meetup m join entry e on e.partnership_id = m.partnership_id and e.group_id = m.group_id
      join schedule s on s.partnership_id = e.partnership_id and s.entry_id = e.id
      where right(s.by_day[1], 2) <> (array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow from m.met_on)::integer]`,
  ],
  [
    'a concern has every step of its history',
    'concern c where version <> (select count(*) from concern_step s where s.partnership_id = c.partnership_id and s.concern_id = c.id)',
  ],
  ['nobody comes to a group before they were introduced', 'introduction where first_came_on < introduced_on'],
  ['only what was answered has answers', `checkin where (state = 'answered') <> (answered_on is not null)`],
  ['no account but those of the demo', 'auth.account where not is_demo'],
]
