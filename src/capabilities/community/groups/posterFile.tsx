import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { palette } from '../../../design/palette.ts'
import { drawPaper, Figure, HeadingText } from '../../../design/paper/drawPaper.ts'
import { FONT, readyLetters } from '../../../design/paper/letters.ts'
import { localeOf, type Words } from '../../../platform/words.ts'
import type { Poster } from './poster.ts'

const styles = StyleSheet.create({
  page: { padding: 48, fontFamily: FONT, fontSize: 16, lineHeight: 1.35, color: palette.text },
  name: { fontWeight: 700, fontSize: 44, lineHeight: 1.1, color: palette.brand, marginBottom: 12 },
  summary: { fontSize: 20, marginBottom: 20 },
  fact: { marginBottom: 12 },
  factName: { fontWeight: 700 },
  foot: { flexDirection: 'row', alignItems: 'center', marginTop: 'auto' },
  code: { width: 130, height: 130 },
  address: { marginLeft: 20, flex: 1, fontSize: 13 },
})

const linesOf = (address: string) => {
  const at = address.lastIndexOf('/') + 1
  return [address.slice(0, at), address.slice(at)]
}

/** The poster as a PDF of A4, in the language of `words`. */
export async function posterFile(poster: Poster, { t, language }: Pick<Words, 't' | 'language'>): Promise<Buffer> {
  await readyLetters()
  return drawPaper(
    <Document title={poster.name} author={poster.partnership} language={localeOf(language)}>
      <Page size="A4" style={styles.page}>
        <HeadingText level={1} style={styles.name}>
          {poster.name}
        </HeadingText>
        <Text style={styles.summary}>{poster.summary}</Text>
        {poster.facts.map(({ name, value }) => (
          <View key={name} style={styles.fact} wrap={false}>
            <HeadingText level={2} style={styles.factName}>
              {t(name)}
            </HeadingText>
            <Text>{value}</Text>
          </View>
        ))}
        <View style={styles.foot} wrap={false}>
          <Figure src={poster.code} style={styles.code} alt={t('A picture that a phone can read, and that leads to the page of the group')} />
          <View style={styles.address}>
            {linesOf(poster.address).map((line) => (
              <Text key={line}>{line}</Text>
            ))}
            <Text style={styles.factName}>{poster.partnership}</Text>
          </View>
        </View>
      </Page>
    </Document>,
  )
}
