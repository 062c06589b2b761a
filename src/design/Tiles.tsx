/** Somewhere to go from a home. Words are already translated. */
export interface Tile {
  href: string
  title: string
  text?: string | undefined
  /** Something to be glad of. */
  isGlad?: boolean
}

/** Where one can go from here, each with a line on what it is; `heading` is the level of their titles. */
export function Tiles({ tiles, heading: Heading = 'h2' }: { tiles: readonly Tile[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="lw-home">
      {tiles.map(({ href, title, text, isGlad }) => (
        <li key={href}>
          <div className={isGlad ? 'lw-tile lw-tile--glad' : 'lw-tile'}>
            <Heading className="lw-tile__title">
              <a className="lw-tile__link" href={href}>
                {title}
              </a>
            </Heading>
            {text ? <p className="lw-tile__text">{text}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
