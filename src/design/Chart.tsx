import { Details, Table } from 'nhsuk-react-components'

type Cell = string | number

export type ChartProps = {
  title: string
  /** What the picture shows, in a sentence with its main figures: read out in place of the picture. */
  description: string
  /** From charts.ts. */
  svg: string
  /** The figures of the picture. The first cell of a row names it. */
  table: { columns: readonly string[]; rows: readonly (readonly Cell[])[] }
  /** What the figures mean and whom they leave out, under the title. */
  definition?: string | undefined
  /** When the title is a heading of the page: its level. */
  heading?: 2 | 3
  /** The words that open the table. */
  tableLabel?: string
}

/**
 * A picture with its words and its figures. The picture goes in as an image, because our content security policy lets
 * no drawing style itself inside a page.
 */
export function Chart({ title, description, definition, heading, svg, table, tableLabel = 'The figures in a table' }: ChartProps) {
  const Title = heading === 2 ? 'h2' : heading === 3 ? 'h3' : 'span'
  return (
    <figure className="lw-chart">
      <figcaption>
        <Title className="lw-chart__title">{title}</Title>
        {definition ? <p className="lw-chart__description">{definition}</p> : null}
      </figcaption>
      <img className="lw-chart__picture" src={asSource(svg)} alt={description} />
      <Details>
        <Details.Summary>{tableLabel}</Details.Summary>
        <Details.Text>
          <FiguresTable caption={title} {...table} />
        </Details.Text>
      </Details>
    </figure>
  )
}

/** How many pictures are kept ready to be put into a page. */
const MOST_SOURCES = 200
const sources = new Map<string, string>()

function asSource(svg: string): string {
  let source = sources.get(svg)
  if (!source) {
    source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    const [oldest] = sources.size < MOST_SOURCES ? [] : sources.keys()
    if (oldest !== undefined) sources.delete(oldest)
    sources.set(svg, source)
  }
  return source
}

/** Figures as a table, each row with its name. */
export function FiguresTable({ caption, columns, rows }: ChartProps['table'] & { caption: string }) {
  return (
    // Wider than a phone, it scrolls inside its box, which has to be reachable by keyboard for that.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="lw-chart__table" aria-label={caption} tabIndex={0}>
      <Table caption={caption} captionProps={{ className: 'nhsuk-u-visually-hidden' }} firstCellIsHeader>
        <Table.Head>
          <Table.Row>
            {columns.map((column, at) => (
              <Table.Cell key={column} {...(at > 0 && { format: 'numeric' })}>
                {column}
              </Table.Cell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row[0]}>
              {row.map((cell, at) => (
                <Table.Cell key={at} {...(at > 0 && { format: 'numeric' })}>
                  {cell}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  )
}
