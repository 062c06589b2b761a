/** What the feed says of the partnership whose directory it is. */
export interface Partnership {
  id: string
  slug: string
  name: string
  about: string
  email: string | null
  timeZone: string
  createdAt: Date
}
