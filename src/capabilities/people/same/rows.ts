/** A table whose rows move when two people are joined. */
interface Moving {
  table: string
  /** What of its primary key tells one row from another; nothing where a person has one. */
  key: readonly string[]
  /** The team that reaches the row follows the person. */
  teamFollows?: boolean
  /** Its words open only as what they were sealed for. */
  isSealed?: boolean
  /** Its person may make it theirs alone. Then it stays with whoever did, and so does what belongs to it. */
  mayBeTaken?: boolean
  /** A person may have one for each of these: where the one kept has theirs, the other's stays. */
  oneFor?: readonly string[]
  /** What a row belongs to: written since, it goes back with that when two are taken apart again. */
  under?: { column: string; table: string }
}

const of = (table: string, column: string) => ({ under: { column, table } })
const ofSupport = of('support', 'support_id')
const ofReferral = of('referral', 'referral_id')
const ofGoal = of('goal', 'goal_id')

/**
 * Every table about a person, each after what its rows belong to. A table that is new and has a person is named here, or in `STAYS_ASIDE` with
 * the reason; a test walks the database for them.
 */
export const MOVES: readonly Moving[] = [
  { table: 'referral', key: ['id'], teamFollows: true },
  { table: 'referral_history', key: ['referral_id', 'version'], teamFollows: true, ...ofReferral },
  { table: 'referral_question', key: ['id'], teamFollows: true, ...ofReferral },
  { table: 'referral_telling', key: ['id'], teamFollows: true, ...ofReferral },
  { table: 'clinical_request', key: ['referral_id'], ...ofReferral },
  { table: 'listed_person', key: ['id'] },
  { table: 'support', key: ['id'], teamFollows: true, ...ofReferral },
  { table: 'support_history', key: ['support_id', 'version'], teamFollows: true, ...ofSupport },
  { table: 'conversation', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'conversation_draft', key: ['by_membership', 'id'], teamFollows: true, ...ofSupport },
  { table: 'private_note', key: ['id'], teamFollows: true, ...of('conversation', 'conversation_id') },
  { table: 'planned_talk', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'call', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'reassigned', key: ['reassignment_id', 'support_id'], teamFollows: true, ...ofSupport },
  { table: 'promise', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'reminder', key: ['id'], teamFollows: true },
  { table: 'activation', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'moving_on', key: ['support_id', 'version'], teamFollows: true, ...ofSupport },
  { table: 'checkin', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'goal', key: ['id'], teamFollows: true, isSealed: true, mayBeTaken: true },
  { table: 'goal_key', key: ['goal_id'], teamFollows: true, isSealed: true, ...ofGoal },
  { table: 'goal_step', key: ['id'], teamFollows: true, isSealed: true, ...ofGoal },
  { table: 'goal_rating', key: ['id'], teamFollows: true, isSealed: true, ...ofGoal },
  { table: 'goal_outlook', key: ['id'], teamFollows: true, ...ofGoal },
  { table: 'group_member', key: ['id'], teamFollows: true, oneFor: ['group_id'] },
  { table: 'attendance', key: ['meetup_id', 'member_id'], teamFollows: true, ...of('group_member', 'member_id') },
  { table: 'member_wish', key: ['member_id'], ...of('group_member', 'member_id') },
  { table: 'introduction', key: ['id'], teamFollows: true, ...ofSupport },
  { table: 'introduction_history', key: ['introduction_id', 'version'], teamFollows: true, ...of('introduction', 'introduction_id') },
  // The team is that of the gap's area.
  { table: 'gap_voice', key: ['id'], oneFor: ['gap_id'] },
  { table: 'worker_wish', key: [], teamFollows: true, oneFor: [] },
  { table: 'message_log', key: ['id'], teamFollows: true },
  { table: 'concern', key: ['id'] },
]

const ONLY_THE_ONE_KEPT = 'Only one of the two may have a plan or an account, and that is the one kept.'

/** What stays with the one put aside, and why. */
export const STAYS_ASIDE: Record<string, string> = {
  audit_entry: 'Who looked at what is written where it happened, and nobody changes it.',
  joining: 'It says who was joined with whom.',
  match_key: 'Says by `of_id` whose details it is made from, and is led to the one kept.',
  membership: ONLY_THE_ONE_KEPT,
  crisis_card: ONLY_THE_ONE_KEPT,
  crisis_opening: ONLY_THE_ONE_KEPT,
  goal_rhythm: ONLY_THE_ONE_KEPT,
  plan_attachment: ONLY_THE_ONE_KEPT,
  plan_key: ONLY_THE_ONE_KEPT,
  plan_page: ONLY_THE_ONE_KEPT,
  plan_share: ONLY_THE_ONE_KEPT,
  plan_version: ONLY_THE_ONE_KEPT,
  outbox: 'A message is on its way.',
  words_to_seal: 'Empty ever after.',
}
