import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/narrowed.ts'

/** Writes on the pictures and voice notes of a plan who may reach them: whoever may look at their page, and nobody while that is taken out. */
export async function shareAttachments(tx: Tx, partnershipId: string, personId: string) {
  await sql`update plan_attachment a set shared_with = case when p.removed_at is null then p.shared_with else '{}' end,
      shared_tokens = case when p.removed_at is null then p.shared_tokens else '{}' end
    from plan_page p where p.partnership_id = ${partnershipId} and p.person_id = ${personId}
      and a.partnership_id = p.partnership_id and a.page_id = p.id and a.person_id = p.person_id`.execute(tx)
}
