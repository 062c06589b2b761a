import { Document, Page, Text, View } from '@react-pdf/renderer'
import { palette } from '../../../design/palette.ts'
import { drawable } from '../../../design/paper/drawable.ts'
import { drawPaper, HeadingText } from '../../../design/paper/drawPaper.ts'
import { FONT, readyLetters } from '../../../design/paper/letters.ts'
import { localeOf, type Words } from '../../../platform/words.ts'
import type { Letter } from './letter.ts'

/** How large its letters are, in points. */
export const prints = { standard: 12, large: 19 } as const
export type Print = keyof typeof prints

/** The letter as a PDF of A4: its text can be selected and read aloud, in the language it says it is in. */
export async function letterFile(letter: Letter, { t, language }: Pick<Words, 't' | 'language'>, print: Print): Promise<Buffer> {
  const known = await readyLetters()
  const has = (codePoint: number) => known.has(codePoint)
  const draw = (words: string) => drawable(words, has).words
  const isWhole = wordsOf(letter).every((words) => drawable(words, has).isWhole)
  const size = prints[print]
  const heading = { fontWeight: 700, fontSize: size * 1.15, marginTop: size, marginBottom: 3 } as const
  const part = { marginBottom: size * 0.7 }
  const { title, opening, goals, said, closing } = letter
  return drawPaper(
    <Document title={draw(title)} language={localeOf(language)}>
      <Page size="A4" bookmark={draw(title)} style={{ fontFamily: FONT, fontSize: size, color: palette.text, padding: 56, lineHeight: 1.4 }}>
        <HeadingText level={1} style={{ fontWeight: 700, fontSize: size * 1.7, lineHeight: 1.15, color: palette.brand, marginBottom: size }}>
          {draw(title)}
        </HeadingText>
        {opening.map((line) => (
          <Text key={line} style={part}>
            {draw(line)}
          </Text>
        ))}
        {goals.each.length > 0 ? (
          <HeadingText level={2} style={heading} minPresenceAhead={size * 3}>
            {draw(goals.heading)}
          </HeadingText>
        ) : null}
        {goals.each.map((each) => (
          <View key={each.id} style={part} wrap={false}>
            <Text>{draw(`“${each.goal}”`)}</Text>
            <Text>{draw(each.said)}</Text>
          </View>
        ))}
        {said.map((each) => (
          <View key={each.heading}>
            <HeadingText level={2} style={heading} minPresenceAhead={size * 3}>
              {draw(each.heading)}
            </HeadingText>
            {each.words.split(/\r?\n/).map((line, index) => (
              // Lines have no name but their place.
              <Text key={index}>{line ? draw(line) : ' '}</Text>
            ))}
          </View>
        ))}
        {closing.map((line) => (
          <Text key={line} style={{ marginTop: size }}>
            {draw(line)}
          </Text>
        ))}
        {isWhole ? null : (
          <Text style={{ marginTop: size, padding: 8, borderWidth: 1, borderColor: palette.lineStrong }}>
            {draw(t('Some letters or small pictures cannot be printed here, and stand as [?]. They are all in the page to print, which your browser draws.'))}
          </Text>
        )}
      </Page>
    </Document>,
  )
}

const wordsOf = ({ title, goals, said }: Letter): string[] => [title, ...goals.each.map(({ goal }) => goal), ...said.map(({ words }) => words)]
