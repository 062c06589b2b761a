import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Chart } from './Chart.tsx'

const html = renderToStaticMarkup(
  <Chart
    title="Referrals by month"
    description="12 in April and 15 in June."
    svg='<svg><text x="1">é</text></svg>'
    table={{
      columns: ['Month', 'Referrals'],
      rows: [
        ['April', 12],
        ['June', 15],
      ],
    }}
  />,
)

test('the picture is an image with words, and brings no style into the page', () => {
  const [, picture = ''] = html.match(/src="data:image\/svg\+xml;base64,([^"]+)"/) ?? []
  expect(Buffer.from(picture, 'base64').toString()).toBe('<svg><text x="1">é</text></svg>')
  expect(html).toContain('alt="12 in April and 15 in June."')
  expect(html).not.toMatch(/style=|<style|<svg/)
})

test('the same figures are in a table, named by its first column and its caption', () => {
  expect(html).toMatch(/<caption[^>]*>Referrals by month<\/caption>/)
  expect(html).toMatch(/<th[^>]*scope="col"[^>]*>Month<\/th>/)
  expect(html).toMatch(/<th[^>]*scope="row"[^>]*>April<\/th>/)
  expect(html).toMatch(/<td[^>]*nhsuk-table__cell--numeric[^>]*>12<\/td>/)
})
