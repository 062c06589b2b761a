import { thingInPath } from '../../../platform/access.ts'
import { isSharedToday } from '../sharing/queries.ts'
import { isTheirs } from './access.ts'
import { findPage } from './queries.ts'

/** The page of the address, for its owner and for those a share of it stands for today. */
export const withPage = thingInPath(
  'planPage',
  async (tx, partnershipId, id, acting) => {
    const page = await findPage(acting, partnershipId, id)
    return page && (isTheirs(acting.viewer, page) || (await isSharedToday(tx, page, acting.today))) ? page : undefined
  },
  ({ id, personId }) => ({ thing: 'plan page', thingId: id, personId }),
)
