import { Document, Font, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { palette } from '../../../design/palette.ts'
import type { Poster } from './poster.ts'

const styles = StyleSheet.create({
  page: { padding: 48, fontFamily: 'Helvetica', fontSize: 16, lineHeight: 1.35, color: palette.text },
  name: { fontFamily: 'Helvetica-Bold', fontSize: 44, lineHeight: 1.1, color: palette.brand, marginBottom: 12 },
  summary: { fontSize: 20, marginBottom: 20 },
  fact: { marginBottom: 12 },
  factName: { fontFamily: 'Helvetica-Bold' },
  foot: { flexDirection: 'row', alignItems: 'center', marginTop: 'auto' },
  code: { width: 130, height: 130 },
  address: { marginLeft: 20, flex: 1, fontSize: 13 },
})

// A hyphen that is not in an address would lead nowhere, and words read better whole.
Font.registerHyphenationCallback((word) => [word])

const linesOf = (address: string) => {
  const at = address.lastIndexOf('/') + 1
  return [address.slice(0, at), address.slice(at)]
}

/** The poster as a PDF of A4: its words can be selected and read out. `t` gives the words of the facts. */
export const posterFile = (poster: Poster, t: (key: string) => string, language: string): Promise<Buffer> =>
  renderToBuffer(
    <Document title={poster.name} author={poster.partnership} language={language}>
      <Page size="A4" style={styles.page}>
        <Text style={styles.name}>{poster.name}</Text>
        <Text style={styles.summary}>{poster.summary}</Text>
        {poster.facts.map(({ name, value }) => (
          <View key={name} style={styles.fact} wrap={false}>
            <Text style={styles.factName}>{t(name)}</Text>
            <Text>{value}</Text>
          </View>
        ))}
        <View style={styles.foot} wrap={false}>
          <Image src={poster.code} style={styles.code} />
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
